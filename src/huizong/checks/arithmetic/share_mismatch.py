"""HZ203 占比算错

查什么
    “占”“比例”“率”与写出的分子、分母相除的结果不符，已按四舍五入留了余地。

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

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Severity


@rule("HZ203", Severity.ERROR)
def share_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell shares that their figures do not give."""
    yield from failing(manuscript, ClaimKind.SHARE)
