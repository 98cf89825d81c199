"""HZ216 增幅没有整数基数

查什么
    件数、人数后面写着“同比增长”百分之几，没有写上期数；而没有任何一个整数按这个幅度增减，四舍五入或者
    截尾以后能得到本期数。

为什么
    件数、人数的上期只能是整数：7件同比增长15%，上期要有6.09件。多半是本期数、增幅错了一个，或者比的
    不是一回事。

错例
    全年办理复议案件7件，同比增长15%。

正例
    全年办理复议案件7件，同比增长16.7%。

依据
    增长率＝（本期数－上期数）÷上期数；公文内容“真实、准确”（党政机关公文处理工作条例第十九条）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import claimed
from huizong.checks.arithmetic._growth import lacks_base
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity, Verdict

_HINT = Message("请查出上期数，按（本期－上期）÷上期重算；增幅说的若是别的数，请写明")


@rule("HZ216", Severity.WARNING)
def no_whole_base(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell growth that no whole number gives."""
    for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.GROWTH):
        if lacks_base(claim):
            yield Fault(claim.message, _HINT, claim.places)
