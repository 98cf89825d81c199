"""HZ225 分项之和略少于总数

查什么
    “其中”所列各项加起来比总数少，少的不到百分之五。分项本来可以只列几项，所以只提醒；列出的还不到
    总数的95%的，看作只列了主要的几项，不报。

为什么
    列到只差一点，多半是全列了，而总数或者某一项错了一个数字。

错例
    共受理236件，其中来信42件、来访88件、网上信访96件。

正例
    共受理226件，其中来信42件、来访88件、网上信访96件。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator
from decimal import Decimal

from huizong.checks.arithmetic._claims import claimed
from huizong.checks.arithmetic._reckoning import compared, rewritten
from huizong.checks.arithmetic._tables import in_table
from huizong.checks.rule import Fault, rule
from huizong.values import Claim, ClaimKind, Manuscript, Message, Severity, Verdict

_NEAR = Decimal("0.05")  # of the total
_HINT = Message("各项列全了的，请核对总数和各项；只列了几项的，请写明“其他”有多少")


@rule("HZ225", Severity.WARNING)
def parts_short_of_total(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell lists that come so near to their total that they were meant to make it."""
    made = {
        claim.places[0]
        for verdict in (Verdict.HOLDS, Verdict.ROUNDING, Verdict.FAILS)
        for claim in claimed(manuscript, verdict, ClaimKind.SUM)
    }
    for claim in claimed(manuscript, Verdict.PARTIAL, ClaimKind.PART_OF):
        if in_table(claim) or claim.places[0] in made:
            continue
        numbers = compared(claim)
        if len(numbers) < 3:
            continue
        total, *parts = numbers
        short = total.value - sum((part.value for part in parts), Decimal(0))
        if 0 < short <= total.value * _NEAR:
            yield _fault(
                claim,
                manuscript,
                rewritten(manuscript.document.quote(claim.places[0]), total, short),
            )


def _fault(claim: Claim, manuscript: Manuscript, short: str) -> Fault:
    total, *parts = (manuscript.document.quote(place) for place in claim.places)
    message = Message(
        "“{total}”之内列出的{count}项（{parts}），加起来比总数少{short}",
        total=total,
        count=len(parts),
        parts="、".join(parts),
        short=short,
    )
    return Fault(message, _HINT, claim.places)
