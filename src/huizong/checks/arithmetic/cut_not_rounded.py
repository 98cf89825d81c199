"""HZ214 截去尾数，没有四舍五入

查什么
    占比、增幅、平均数把尾数截去了：算出来是18.04%，写的是18.03%。

为什么
    统计数字一律四舍五入；截去尾数的数与别处的对不上。

错例
    共3件，办结2件，办结率66.6%。

正例
    共3件，办结2件，办结率66.7%。

依据
    GB/T 8170-2008 数值修约规则。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import claimed
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Severity, Verdict


@rule("HZ214", Severity.WARNING)
def cut_not_rounded(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell rates and means whose last digits were cut off."""
    yield from claimed(manuscript, Verdict.TRUNCATED, *ClaimKind)
