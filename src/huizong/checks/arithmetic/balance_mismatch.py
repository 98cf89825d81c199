"""HZ212 结转数对不上

查什么
    上期结转加本期新收，不等于本期办结加期末未结。

为什么
    台账的四个数互相管着，对不上就是丢了件或重复算了。

错例
    上月结转5件，新收46件，办结40件，未结9件。

正例
    上月结转5件，新收46件，办结40件，未结11件。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity

_HINT = Message("请按台账核对结转、新收、办结、在办四个数，改正错的一个")


@rule("HZ212", Severity.ERROR)
def balance_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell accounts that do not balance."""
    yield from failing(manuscript, ClaimKind.IDENTITY, otherwise=_HINT)
