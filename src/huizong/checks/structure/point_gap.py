"""HZ121 段内序次不连续

查什么
    一段里的“一是……三是……”跳过了“二是”，或“二是”用了两次；“第一，”“（1）”“①”同样。

为什么
    多半是删去或插入一点以后没有改序数。

错例
    一是加强学习；三是改进作风。

正例
    一是加强学习；二是改进作风。

依据
    序次语应当依次排列（GB/T 15834-2011 4.5 所举序次语的用法）。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.outline.counting import numbers_of
from huizong.values import Manuscript, Message, Severity

_N = "[一二三四五六七八九十]"
# The mark before a point comes first, so that the search leaps from mark to mark.
_POINT = re.compile(
    r"[。；;：:，,！？”）)\n \u3000\t](?=(?P<all>"
    rf"(?P<point>{_N}{{1,2}})(?P<how>是(?![否的])|要(?![素塞点求么]))(?=[\u4e00-\u9fff“《])"
    rf"|第(?P<ordinal>{_N}{{1,2}})[，,、](?![{_N[1:-1]}\d第])"
    r"|[（(](?P<bracket>\d{1,2})[）)]|(?P<circle>[①-⑳])))"
)
_KINDS = ("point", "ordinal", "bracket", "circle")
_HINT = Message("请核对是不是漏了一点；没有漏的，改正序数")


@rule("HZ121", Severity.ERROR)
def point_gap(manuscript: Manuscript) -> Iterator[Fault]:
    """Find points within a paragraph that do not count on."""
    whole = script(manuscript)
    line, last = -1, dict[str, tuple[int, str]]()
    for match in _POINT.finditer(f"\n{whole.text}"):
        here = whole.index(match.start("all") - 1)
        if here != line:
            line, last = here, {}
        kind = next(kind for kind in _KINDS if match[kind])
        numbers = numbers_of(match[kind])
        if numbers is None:
            continue
        series = kind + (match["how"] or "")
        before, words = last.get(series, (0, ""))
        if before and numbers[-1] not in (1, before + 1):
            yield _fault(whole, match, words)
        if before or numbers[-1] == 1 or kind == "point":
            last[series] = (numbers[-1], match["all"])


def _fault(whole: Script, match: re.Match[str], before: str) -> Fault:
    message = Message("“{before}”后面是“{found}”", before=before, found=match["all"])
    return Fault(message, _HINT, whole.places(match.start("all") - 1, match.end("all") - 1))
