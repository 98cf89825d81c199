"""HZ202 合计与分项不符

查什么
    文中的合计，与“其中”“包括”“分别”所列各项加起来不等；各项已按四舍五入、“多”“余”留了余地。
    没有说完全部分项的，只有一处小改动（错一位、两位颠倒、差十倍、万与元混）就能相符时才报。同一个
    数错了，后面的占比也跟着对不上的，并在这一条里说。

为什么
    总数和分项只要有一个错，整段数据就不可信；审计、人大代表都会先加一遍。

错例
    共受理1468件，其中来信1220件、来访284件。

正例
    共受理1468件，其中来信1220件、来访248件。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator
from decimal import Decimal

from huizong.checks.arithmetic._claims import claimed, fault
from huizong.checks.arithmetic._folding import Fold, folds
from huizong.checks.arithmetic._reckoning import missing, terms
from huizong.checks.arithmetic._records import by_records
from huizong.checks.arithmetic._tables import in_table
from huizong.checks.rule import Fault, rule
from huizong.values import Claim, ClaimKind, Manuscript, Message, Severity, Verdict


@rule("HZ202", Severity.ERROR)
def sum_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell sums that do not add up, with the shares that fail for the same figure."""
    explained = {fold.sum: fold for fold in folds(manuscript)}
    made = {claim.places[0] for claim in claimed(manuscript, Verdict.HOLDS, ClaimKind.SUM)}
    for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.SUM):
        if claim in explained:
            yield _with_shares(explained[claim], manuscript)
        elif not in_table(claim) and not (claim.places[0] in made and _is_far(claim)):
            yield fault(claim, manuscript)


def _is_far(claim: Claim) -> bool:
    """Whether the parts make not even half of their total, and no digit lost from one tells why."""
    numbers = terms(claim)
    if numbers is None or missing(numbers, 0) * 2 >= numbers[0].value:
        return False
    wanted = ((number, missing(numbers, at)) for at, number in enumerate(numbers) if at)
    return not any(_has_lost_one(number.value, value) for number, value in wanted)


def _has_lost_one(written: Decimal, right: Decimal) -> bool:
    """Whether a whole number is another without one of its digits: 4608 for 46908."""
    digits = f"{right:f}"
    return f"{written:f}" in {digits[:at] + digits[at + 1 :] for at in range(len(digits))}


def _with_shares(fold: Fold, manuscript: Manuscript) -> Fault:
    rates = [share.places[0] for share in fold.shares]
    hint = Message(
        "“{figure}”若是{right}，合计就相符，后面的占比也对得上（{count}处）；请核对后改正",
        figure=fold.figure,
        right=fold.right,
        count=len(rates),
    )
    return Fault(
        fold.sum.message, by_records(fold.sum, manuscript) or hint, (*fold.sum.places, *rates)
    )
