"""HZ513 发文字号的括号

查什么
    发文字号的年份没有用六角括号：教发[2026]3号、县政办（2026）15号、商党发“2026”7号。

为什么
    六角括号〔〕是字号的固定写法；方括号、圆括号和转换损坏的括号都会退文。

错例
    青教发[2026]30号

正例
    青教发〔2026〕30号

依据
    GB/T 9704-2012 7.2.5
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_NUMBER = re.compile(
    r"[\[【（(［｛{„‚〝“\"〈<《『「](?P<year>(?:19|20)[0-9]{2})(?P<word>年)?[\]】）)］｝}‟”〞\"〉>》』」]"
    r"(?=[ 　]?第?[ 　]?[0-9]{1,4}[ 　]?号)"
)


@rule("HZ513", Severity.ERROR)
def docnumber_bracket(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the years of document numbers that stand in other than hexagonal brackets."""
    found = script(manuscript)
    for match in _NUMBER.finditer(found.text):
        places = found.places(*match.span())
        yield Fault(
            Message("发文字号的年份写作“{words}”", words=match[0]),
            Message("请改为六角括号：〔{year}〕", year=match["year"]),
            places,
            (Edit(places[0], f"〔{match['year']}〕"),) if len(places) == 1 else (),
        )
