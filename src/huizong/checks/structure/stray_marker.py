"""HZ111 落单的序号

查什么
    序号后面没有内容；几个序号挤在一起：“一、二、三、某某公司”；
    同一个序号写了两遍：“二、二、改进作风”；一段的末尾留着下一条的序号。

为什么
    多半是转换或粘贴时序号与条目分了家。

错例
    一、二、三、青石公司
    清理场地；看护材料；结清账目。

正例
    青石公司
    一、清理场地；
    二、看护材料；
    三、结清账目。

依据
    GB/T 9704-2012 7.3.3。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.values import Manuscript, Message, Severity

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARKER = rf"{_NUMERAL}、|[（(]{_NUMERAL}[）)]|\d{{1,2}}[、．]|[（(]\d{{1,2}}[）)]"
# Within a line only: blanks that reach over lines would make the search quadratic.
_BLANKS = r"[^\S\n]*"
_ROW = rf"(?P<row>(?:{_NUMERAL}、){{2,9}}|(?:\d{{1,2}}[、.．]){{2,9}})(?![\d一二三四五六七八九十])"
_TWICE = rf"(?P<twice>(?P<first>{_MARKER}){_BLANKS}(?P=first))(?!\d)"
_ALONE = rf"(?P<alone>{_MARKER}){_BLANKS}$"
# What stands before comes first, so that the search leaps from line to line and mark to mark.
_AT_HEAD = re.compile(rf"\n{_BLANKS}(?:{_TWICE}|{_ROW}|{_ALONE})", re.MULTILINE)
_AT_END = re.compile(rf"[。；！？]{_BLANKS}(?P<alone>{_MARKER}){_BLANKS}$", re.MULTILINE)
_SAID = {
    "row": Message("几个序号“{marker}”挤在一起"),
    "twice": Message("序号“{marker}”写了两遍"),
    "alone": Message("序号“{marker}”后面没有内容"),
}
_HINT = Message("请把序号还给它的条目，多余的删去")


@rule("HZ111", Severity.ERROR)
def stray_marker(manuscript: Manuscript) -> Iterator[Fault]:
    """Find markers without their items."""
    whole = script(manuscript)
    for pattern in (_AT_HEAD, _AT_END):
        for match in pattern.finditer(f"\n{whole.text}"):
            kind = match.lastgroup if match.lastgroup in _SAID else "twice"
            if kind != "row" or _counts_up(match[kind]):
                yield from _fault(whole, match, kind)


def _fault(whole: Script, match: re.Match[str], kind: str) -> Iterator[Fault]:
    start, end = match.start(kind) - 1, match.end(kind) - 1
    if whole.passages[whole.index(start)].table < 0:
        told = match["first"] if kind == "twice" else match[kind]
        message = Message(_SAID[kind].template, marker=told)
        yield Fault(message, _HINT, whole.places(start, end))


def _counts_up(markers: str) -> bool:
    """Whether the first two markers are one and two: 6、7、 may be months."""
    words = re.findall(r"\w+", markers)
    return words[:2] in (["一", "二"], ["1", "2"])
