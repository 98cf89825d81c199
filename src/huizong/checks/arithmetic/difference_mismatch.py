"""HZ205 增减数算错

查什么
    “比……增加”“减少”的数，不等于写出的两个数之差。

为什么
    差数和两头的数互相印证，有一个是错的。

错例
    办理46件，比上年的40件增加8件。

正例
    办理46件，比上年的40件增加6件。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity

_HINT = Message("请核对本期数、上期数；数都对的，按两数之差改正增减数")


@rule("HZ205", Severity.ERROR)
def difference_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell differences that their figures do not give."""
    yield from failing(manuscript, ClaimKind.DIFFERENCE, otherwise=_HINT)
