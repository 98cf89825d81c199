"""HZ535 连用两个“与”

查什么
    三个单位之间接连用了两个“与”“和”：外语学院与物理与电子学院。

为什么
    分不清哪两个字属于一个单位的名称；几个单位并列，前面用顿号，最后一个前面用“和”。

错例
    文学院与物理与电子学院联合举办。

正例
    文学院、物理与电子学院联合举办。

依据
    GB/T 15834-2011 4.5（顿号）
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_UNIT = "(?:学院|大学|中学|小学|学校|医院|公司|中心|委员会|[部局委办处科室系])"
_TWICE = re.compile(
    f"(?P<link>[与和])(?<=[院学校司心会部局委办处科室系].)[^，。；、：与和及的\n]{{1,6}}(?P=link)[^，。；、：与和及的\n]{{1,10}}?{_UNIT}"
)


@rule("HZ535", Severity.STYLE)
def linked_twice(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield units that are linked twice by the same word."""
    found = script(manuscript)
    for match in _TWICE.finditer(found.text):
        yield Fault(
            Message("“{words}”连用了两个“{link}”", words=match[0], link=match["link"]),
            Message("请把前一个改为顿号"),
            found.places(match.start("link"), match.end()),
        )
