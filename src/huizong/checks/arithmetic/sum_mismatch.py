"""HZ202 合计与分项不符

查什么
    表或文中的合计，与“其中”“包括”“分别”所列各项加起来不等；各项已按四舍五入、“多”“余”留了
    余地。没有说完全部分项的，只有一处小改动（错一位、两位颠倒、差十倍、万与元混）就能相符时才报。

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

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Severity


@rule("HZ202", Severity.ERROR)
def sum_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell sums that do not add up."""
    yield from failing(manuscript, ClaimKind.SUM)
