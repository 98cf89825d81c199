"""HZ517 汉字年份里的“〇”

查什么
    汉字年份里的“〇”写成了“○”“O”“0”“零”：二○二六年、二零二六年。每份文件报一次，列出全部位置。

为什么
    年份是编号，汉字用“〇”；“○”是图形符号，“O”是字母，检索不到。

错例
    二○二六年十月五日

正例
    二〇二六年十月五日

依据
    GB/T 15835-2011 5.2.4；GB/T 9704-2012
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_YEAR = re.compile("[一二](?=[九〇零○◯OＯo0０ΟО〇])[九〇零○◯OＯo0０ΟО一二三四五六七八九]{3}年")
_WRONG = re.compile("[零○◯OＯo0０ΟО]")


@rule("HZ517", Severity.STYLE)
def zero_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the years in Chinese numerals whose zero is another sign, all of a file as one."""
    found = script(manuscript)
    years = [match for match in _YEAR.finditer(found.text) if _WRONG.search(match[0])]
    if not years:
        return
    wrong, places = years[0][0], [found.places(*match.span()) for match in years]
    yield Fault(
        Message(
            "“{year}”应作“{right}”，共{count}处",
            year=wrong,
            right=_WRONG.sub("〇", wrong),
            count=len(years),
        ),
        Message("汉字年份里的零请用“〇”"),
        tuple(place for one in places for place in one),
        tuple(
            Edit(one[0], _WRONG.sub("〇", match[0]))
            for match, one in zip(years, places, strict=True)
            if len(one) == 1
        ),
    )
