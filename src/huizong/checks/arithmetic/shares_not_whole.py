"""HZ208 百分比加起来不是100%

查什么
    各类占比、结构比的各个数，加起来不是100%，四舍五入的误差除外。

为什么
    各类占比不满或超过100%，不是漏了一类，就是有一类算错。

错例
    三次产业结构为9.6:44.8:46.6。

正例
    三次产业结构为9.6:44.8:45.6。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity

_HINT = Message("请核对各项占比；漏了一类的补上，算错的按分子÷分母重算")


@rule("HZ208", Severity.ERROR)
def shares_not_whole(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell shares of a whole that are not 100 percent."""
    yield from failing(manuscript, ClaimKind.SUM_TO_100, otherwise=_HINT)
