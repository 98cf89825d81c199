"""HZ512 起止数的单位

查什么
    百分数、“万”“亿”的起止只在后一个数上写单位：5—10%、9～16亿元。

为什么
    前一个数会被读成5、9元；单位省略不清时两个数都要写。

错例
    增长5—10%，投资9～16亿元。

正例
    增长5%—10%，投资9亿～16亿元。

依据
    GB/T 15835-2011 5.1.5
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_RANGE = re.compile(
    r"(?P<first>[0-9])(?<![0-9.]{12})(?P<sign>[-~～—–－至])(?P<last>[0-9]+(?:\.[0-9]+)?)(?P<unit>[%％‰]|[万亿](?!级))"
)

_DIGITS = "0123456789."
_LONGEST = 12  # characters of a number


@rule("HZ512", Severity.STYLE)
def range_unit(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield ranges whose first number lacks the %, 万 or 亿 of the second."""
    found = script(manuscript)
    for match in _RANGE.finditer(found.text):
        end = match.end("first")
        number = found.text[max(end - _LONGEST, 0) : end]
        start = end - len(number) + len(number.rstrip(_DIGITS))
        words = found.text[start : match.end()]
        yield Fault(
            Message("“{words}”前一个数没有写“{unit}”", words=words, unit=match["unit"]),
            Message("请在前一个数后也写上“{unit}”", unit=match["unit"]),
            found.places(start, match.end()),
        )
