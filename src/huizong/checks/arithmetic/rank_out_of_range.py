"""HZ210 名次对不上

查什么
    名次超出了参加排名的总数，或升降的名次与前后名次之差不符。

为什么
    18个县里不会有第20位。

错例
    在全市18个县中列第20位。

正例
    在全市18个县中列第12位。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity

_HINT = Message("请查通报，改正名次，或者改正参加排名的总数")


@rule("HZ210", Severity.ERROR)
def rank_out_of_range(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell ranks that cannot be."""
    yield from failing(manuscript, ClaimKind.RANKING, otherwise=_HINT)
