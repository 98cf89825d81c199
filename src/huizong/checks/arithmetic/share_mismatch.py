"""HZ203 占比算错

查什么
    “占”“比例”“率”与写出的分子、分母相除的结果不符，已按四舍五入留了余地。几个占比都合另一个没有写出
    的总数的，并作一条，说出那个总数。没有一处小改动能使它相符的，可能占的另有所指，只作提醒；占预算、
    计划、全省的，总数不在文中，不报。

为什么
    占比由两个数算出来，谁都能复核；错了说明有一个数不对。

错例
    共46件，办结23件，办结率60%。

正例
    共46件，办结23件，办结率50%。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator
from dataclasses import replace

from huizong.checks.arithmetic._bases import Base, bases
from huizong.checks.arithmetic._claims import claimed, fault, said
from huizong.checks.arithmetic._folding import folded
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity, Verdict

_HINT = Message("请核对分子、分母；数都对的，按分子÷分母重算占比")


@rule("HZ203", Severity.ERROR)
def share_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell shares that their figures do not give; those of one unstated total are one fault."""
    told = folded(manuscript)
    left = [
        claim for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.SHARE) if claim not in told
    ]
    common = bases(left)
    for base in common:
        yield _of_base(base)
    explained = {claim for base in common for claim in base.shares}
    for claim in left:
        if claim not in explained:
            unsure = None if claim.slip else Severity.WARNING
            yield replace(fault(claim, manuscript, otherwise=_HINT), severity=unsure)


def _of_base(base: Base) -> Fault:
    return Fault(
        Message(
            "{count}个占比（{rates}）都不是对“{whole}”算的，倒都合以{base}为总数",
            count=len(base.shares),
            rates="、".join(said(claim, "rate") for claim in base.shares),
            whole=said(base.shares[0], "whole"),
            base=base.number,
        ),
        Message("请查总数是多少：按写出的总数重算各个占比，或者写明占比用的是哪个总数"),
        tuple(dict.fromkeys(place for claim in base.shares for place in claim.places)),
    )
