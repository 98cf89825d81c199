"""HZ511 起止号

查什么
    数和时间的起止用了“-”“~”“－”“–”“——”：2010-2013年、1~3月、20~30岁。

为什么
    短横线用于编号、电话，数的起止用浪纹线“～”或一字线“—”，时间的起止用一字线；半角“~”不是中文标点。

错例
    2010-2013年，招收20~30岁学员。

正例
    2010—2013年，招收20～30岁学员。

依据
    GB/T 15834-2011 4.13.3；GB/T 15835-2011 5.1.5
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_UNIT = (
    "(?:年|月|日|时|点|周|岁|%|％|‰|万|亿|个|人|名|元|米|公里|天|次|户|亩|吨|公斤|千克|倍|家|所"
    "|小时|分钟|℃|度|级|期|届)"
)
_RANGE = re.compile(rf"(?:[-~－–]|——|～)(?=[0-9]+(?:\.[0-9]+)?{_UNIT})")
_START = re.compile(f"[0-9][0-9.]*(?P<unit>{_UNIT})?$")
_SERIAL = re.compile(r"[A-Za-z0-9]*[-–][0-9.]*$|[A-Za-z][A-Za-z0-9]*$|第[0-9]+$")
_TIME = ("年", "月", "日")


@rule("HZ511", Severity.STYLE)
def range_sign(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the signs of ranges that are neither 一字线 nor 浪纹线."""
    found = script(manuscript)
    for match in _RANGE.finditer(found.text):
        start, end = match.span()
        before = found.text[max(start - 12, 0) : start]
        ahead = _START.search(before)
        if not ahead or _SERIAL.search(before) or not _misused(match[0], ahead["unit"]):
            continue
        places = found.places(start, end)
        yield Fault(
            Message("起止之间用了“{sign}”", sign=match[0]),
            Message("时间起止请用“—”，数的起止请用“～”或“—”"),
            found.places(start - len(ahead[0]), end),
            (Edit(places[0], "—"),) if len(places) == 1 else (),
        )


def _misused(sign: str, unit: str | None) -> bool:
    """Whether a sign may not stand here; ～ may, save between dates."""
    return sign != "～" or unit in _TIME
