"""HZ204 增幅算错

查什么
    “增长”“下降”的百分数，与写出的本期数、上期数算出的不符；没有写上期数的，没有任何整数基数能得出
    这个百分数时也报。

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

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Severity


@rule("HZ204", Severity.ERROR)
def growth_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell growth that its figures do not give."""
    yield from failing(manuscript, ClaimKind.GROWTH)
