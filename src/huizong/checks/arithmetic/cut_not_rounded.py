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

import re
from collections.abc import Iterator
from dataclasses import replace

from huizong.checks.arithmetic._claims import claimed, said
from huizong.checks.rule import Fault, rule
from huizong.chinese import fold
from huizong.values import Claim, ClaimKind, Edit, Manuscript, Message, Severity, Verdict

_HINT = Message("请按四舍五入重算末位")


@rule("HZ214", Severity.WARNING)
def cut_not_rounded(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell rates and means whose last digits were cut off."""
    for claim in claimed(manuscript, Verdict.TRUNCATED, *ClaimKind):
        right = said(claim, "right")
        hint = Message("请改成{right}%", right=right) if right else _HINT
        yield Fault(claim.message, hint, claim.places, _fix(claim, manuscript, right))


def _fix(claim: Claim, manuscript: Manuscript, right: str) -> tuple[Edit, ...]:
    """Return the rounded rate in the place of the cut one, in digits of the same width."""
    written = _NUMBER.match(manuscript.document.quote(claim.places[0]))
    if not right or written is None:
        return ()
    place = replace(claim.places[0], end=claim.places[0].start + written.end())
    return (Edit(place, right.translate(_WIDE) if written[0] != fold(written[0]) else right),)


_NUMBER = re.compile("[0-9]+(?:[.][0-9]+)?(?=%)|[０-９]+(?:．[０-９]+)?(?=％)")
_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
