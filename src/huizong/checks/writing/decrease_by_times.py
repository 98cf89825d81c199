"""HZ524 减少用倍数

查什么
    “减少”“下降”“降低”后面用了“倍”：事故下降2倍。

为什么
    减少一倍就没有了，不能减少两倍；减少要用百分之几、几分之几，或“降到原来的几分之几”。

错例
    事故起数比去年下降2倍。

正例
    事故起数比去年下降三分之二。

依据
    现代汉语词典（第7版）：倍；GB/T 15835-2011
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_DECREASE = re.compile(
    "(?:减少|下降|降低|缩短|缩小|减轻|下跌|回落|萎缩|压减)(?:了|近|约|超过|将近|至少)*"
    r"(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百数几]+)(?:多|余)?倍"
)


@rule("HZ524", Severity.ERROR)
def decrease_by_times(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield decreases that are counted in times."""
    found = script(manuscript)
    for match in _DECREASE.finditer(found.text):
        yield Fault(
            Message("“{words}”：减少不能用倍数", words=match[0]),
            Message("请核对后写成百分之几，或“降到原来的几分之几”"),
            found.places(*match.span()),
        )
