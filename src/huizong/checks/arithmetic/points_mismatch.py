"""HZ206 百分点算错

查什么
    “提高……个百分点”不等于前后两个百分数之差。

为什么
    百分点一错，前后两个率至少有一个不可信。

错例
    办结率由65%升至82%，提高15个百分点。

正例
    办结率由65%升至82%，提高17个百分点。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import failing
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity

_HINT = Message("请核对前后两个率；率都对的，按两率之差改正百分点")


@rule("HZ206", Severity.ERROR)
def points_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell percentage points that their rates do not give."""
    yield from failing(manuscript, ClaimKind.POINTS, otherwise=_HINT)
