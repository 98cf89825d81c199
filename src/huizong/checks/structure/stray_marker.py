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
_ROW = re.compile(
    rf"^{_BLANKS}(?:(?:{_NUMERAL}、){{2,9}}|(?:\d{{1,2}}[、.．]){{2,9}})(?![\d一二三四五六七八九十])",
    re.MULTILINE,
)
_TWICE = re.compile(rf"^{_BLANKS}({_MARKER}){_BLANKS}\1(?!\d)", re.MULTILINE)
_ALONE = re.compile(
    rf"^{_BLANKS}({_MARKER}){_BLANKS}$",
    re.MULTILINE,
)
_LEFT = re.compile(
    rf"[。；！？]{_BLANKS}({_MARKER}){_BLANKS}$",
    re.MULTILINE,
)
_HINT = Message("请把序号还给它的条目，多余的删去")


@rule("HZ111", Severity.ERROR)
def stray_marker(manuscript: Manuscript) -> Iterator[Fault]:
    """Find markers without their items."""
    whole = script(manuscript)
    for match in _ROW.finditer(whole.text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if _counts_up(match[0]) and not _in_table(whole, start):
            message = Message("几个序号“{markers}”挤在一起", markers=match[0].strip())
            yield Fault(message, _HINT, whole.places(start, match.end()))
    for match in _TWICE.finditer(whole.text):
        if not _in_table(whole, match.start(1)):
            message = Message("序号“{marker}”写了两遍", marker=match[1])
            yield Fault(message, _HINT, whole.places(match.start(1), match.end()))
    for pattern in (_ALONE, _LEFT):
        for match in pattern.finditer(whole.text):
            if not _in_table(whole, match.start(1)):
                message = Message("序号“{marker}”后面没有内容", marker=match[1])
                yield Fault(message, _HINT, whole.places(*match.span(1)))


def _counts_up(markers: str) -> bool:
    """Whether the first two markers are one and two: 6、7、 may be months."""
    words = re.findall(r"\w+", markers)
    return words[:2] in (["一", "二"], ["1", "2"])


def _in_table(whole: Script, offset: int) -> bool:
    return whole.passages[whole.index(offset)].table >= 0
