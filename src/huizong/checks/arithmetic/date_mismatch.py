"""HZ213 日期对不上

查什么
    没有这一天（2月30日）；星期与日期不符；结束早于开始。

为什么
    开会、报送都以日期为准，错了会误事。

错例
    2月30日前报送。

正例
    2月28日前报送。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import claimed, fault
from huizong.checks.rule import Fault, rule
from huizong.values import Claim, ClaimKind, Manuscript, Message, Severity, Verdict

_WEEKDAY = Message("请查日历和会议通知，改正日期或者星期")
_ORDER = Message("请核对起、止两个日期，多半是止的年份没有改")
_NO_DAY = Message("请查日历，改正日期")


@rule("HZ213", Severity.ERROR)
def date_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell dates that cannot be or do not fit."""
    for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.DATE):
        yield fault(claim, manuscript, otherwise=_hint(claim))


def _hint(claim: Claim) -> Message:
    """Return what to do about a weekday, a span, or a day that is not."""
    if "<=" in claim.formula:
        return _ORDER
    return _WEEKDAY if "weekday" in claim.formula else _NO_DAY
