"""HZ515 日期写法

查什么
    正文里的日期写成2026.10.5、2026-10-05、2026/10/5、2011—3—3；年份只写两位（26年3月）；
    月、日编虚位（10月05日）。表格里的不报。

为什么
    公文的日期写年月日三个字，年份写四位，不编虚位。

错例
    定于2026.10.5召开；26年3月05日印发。

正例
    定于2026年10月5日召开；2026年3月5日印发。

依据
    GB/T 9704-2012 7.3.5.4；GB/T 15835-2011 5.1.4
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_FORM = re.compile(
    r"[0-9](?<![0-9A-Za-z./-].)(?:"
    r"(?<=[12])[0-9]{3}(?P<sep>[./—–-])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12][0-9]|0?[1-9])"
    r"(?![0-9A-Za-z./])"
    r"|[0-9]{3}年0[1-9]月(?:[0-9]{1,2}日)?"
    r"|(?<=0)[1-9]月(?:[0-9]{1,2}日)?"
    r"|(?:[0-9]{3}年)?[0-2]?[0-9]?月0[1-9]日"
    r"|(?<![,第满近约].)[0-9]年(?:1[0-2]|0?[1-9])月(?:份|底|初|末|[0-9]{1,2}[日号]))"
)


@rule("HZ515", Severity.STYLE, yields_to=("HZ608",))
def date_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield dates of the body that are not written with 年, 月 and 日 in full."""
    found = script(manuscript)
    for match in _FORM.finditer(found.text):
        if found.passages[found.index(match.start())].table >= 0:
            continue
        yield Fault(
            Message("日期“{date}”写法不合公文要求", date=match[0]),
            Message("请写成“2026年3月5日”的样子：年份四位，不编虚位"),
            found.places(*match.span()),
        )
