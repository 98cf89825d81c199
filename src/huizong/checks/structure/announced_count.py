"""HZ107 说的项数与列的项数不符

查什么
    先说有几项，后面列出的却不是几项：“抓好三方面工作：一是……二是……”。

为什么
    要么漏了一项，要么数字没有改；领导照着念会当场出错。

错例
    重点抓好三项工作：一是加强学习；二是改进作风。

正例
    重点抓好两项工作：一是加强学习；二是改进作风。

依据
    数与所列事项相符，是公文“内容真实、准确”的起码要求（党政机关公文处理工作条例第十九条）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity, Verdict

_HINT = Message("请数一数所列的各项，改正数目或补上漏项")


@rule("HZ107", Severity.ERROR)
def announced_count(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell the claims of announced counts that fail."""
    for claim in manuscript.claims:
        if claim.kind is ClaimKind.COUNT_OF_LIST and claim.verdict is Verdict.FAILS:
            yield Fault(claim.message, claim.slip or _HINT, claim.places)
