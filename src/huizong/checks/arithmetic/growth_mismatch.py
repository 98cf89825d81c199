"""HZ204 增幅算错

查什么
    “增长”“下降”的百分数，与写出的本期数、上期数（或增减数）算出的不符；除错了年份的，说明是除以了哪个数。

为什么
    除错了年份、用错了基数最常见，而增幅是最常被引用的数。

错例
    办理46件，比上年的40件增长25%。

正例
    办理46件，比上年的40件增长15%。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import claimed, fault
from huizong.checks.arithmetic._growth import divided_by_now, lacks_base
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity, Verdict

_HINT = Message("请核对本期数、上期数，按（本期－上期）÷上期重算；数都对的，改正增幅")


@rule("HZ204", Severity.ERROR)
def growth_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell growth that its figures do not give."""
    for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.GROWTH):
        mistaken = divided_by_now(claim)
        if mistaken:
            yield Fault(claim.message, mistaken, claim.places)
        elif not lacks_base(claim):
            yield fault(claim, manuscript, otherwise=_HINT)
