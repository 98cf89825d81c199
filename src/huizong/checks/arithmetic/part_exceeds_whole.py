"""HZ211 部分大于整体

查什么
    “其中”“含”的部分比整体还大，办结的比受理的多，到会的比应到的多。

为什么
    部分不会大于整体，必有一个数错了。

错例
    共受理46件，其中信访件64件。

正例
    共受理64件，其中信访件46件。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity

_HINT = Message("请核对整体和部分两个数，多半是写反了或者有一个写错")


@rule("HZ211", Severity.ERROR)
def part_exceeds_whole(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell parts larger than their whole."""
    yield from failing(manuscript, ClaimKind.BOUND, ClaimKind.PART_OF, otherwise=_HINT)
