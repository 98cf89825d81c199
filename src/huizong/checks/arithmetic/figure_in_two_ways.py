"""HZ209 同一个数前后不一

查什么
    同一件事的同一个数，在两处写得不一样，而且只差一个笔误（两位颠倒、错一位、差十倍）。

为什么
    领导念到哪一个都可能是错的；“数据打架”多半是改了一处忘了另一处。

错例
    一、化债工作
    全县化解“普九”债务1396万元。
    二、经费保障
    积极筹措资金，共化解“普九”债务1936万元。

正例
    一、化债工作
    全县化解“普九”债务1936万元。
    二、经费保障
    积极筹措资金，共化解“普九”债务1936万元。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity

_HINT = Message("请对照原始记录，改正写错的一处；本来不是一个数的，请写明各指什么")


@rule("HZ209", Severity.ERROR)
def figure_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell one figure stated in two ways."""
    yield from failing(manuscript, ClaimKind.SAME_QUANTITY, otherwise=_HINT)
