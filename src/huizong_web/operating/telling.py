"""Says what a walk along the chain of the log found, in sentences."""

from huizong_web.audit.verdict import Broken, Fault, Verdict
from huizong_web.terminal import gettext as _


def told(verdict: Verdict) -> str:
    """Return a sentence about a verdict."""
    if verdict.broken is not None:
        return told_broken(verdict.broken)
    count = verdict.last - verdict.first + 1
    sentence = _("日志链条完整：第 {first} 条到第 {last} 条共 {count} 条，末条哈希 {hash}。")
    whole = sentence.format(first=verdict.first, last=verdict.last, count=count, hash=verdict.hash)
    if not verdict.jumps:
        return whole
    jumped = _("其间时钟回拨 {jumps} 次（见各条的 clock_back），次序以条号为准。")
    return whole + jumped.format(jumps=verdict.jumps)


def told_broken(broken: Broken) -> str:
    """Return what is wrong with the first broken link, and where."""
    return {
        Fault.MISSING: _("日志断在第 {here} 条：第 {here} 条到第 {other} 条被删去。"),
        Fault.CHANGED: _("日志断在第 {here} 条：它的内容与它的哈希不符，内容被改过。"),
        Fault.MOVED: _("日志断在第 {here} 条：它本是第 {other} 条，次序被调换。"),
        Fault.UNLINKED: _("日志断在第 {here} 条：它接的不是前一条，这两条之一是后来放进去的。"),
        Fault.UNKNOWN: _("日志断在第 {here} 条：它写的算法不认识，内容被改过。"),
        Fault.INSERTED: _("日志断在第 {here} 条：链头没有记着这一条，它是后来放进去的。"),
        Fault.CUT: _("日志断在第 {here} 条：末尾缺到第 {other} 条，被删去，或断电时没有存下。"),
        Fault.HEAD: _("日志断在第 {here} 条：链头记的哈希与末条不符，末条被换过。"),
        Fault.REPLACED: _(
            "日志断在第 {here} 条：与锚记下的哈希不符，从某条起整条链被重新算过；"
            "请把每次核对打印的末条哈希与它对照。"
        ),
    }[broken.fault].format(here=broken.sequence, other=broken.other)
