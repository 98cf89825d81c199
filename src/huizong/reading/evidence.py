"""What speaks for and against two lines being one paragraph that a wrap cut.

A line that ends a sentence is complete; a line that opens an item begins anew. Between the two
stands evidence for and against: brackets left open, a pause at the end, a sentence broken off
after others, the look of a title, the width of the page (definitions/words/repair.yaml).
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from huizong.definitions import Labelled, read_definition
from huizong.reading.habits import Habits
from huizong.reading.lines import Line, columns
from huizong.reading.seams import Words

_STICKS = "接缝的字在文中别处多连用"
_PAIRS = {"《": "》", "（": "）", "(": ")", "【": "】", "〔": "〕", "“": "”"}


class RepairDefinition(Labelled):
    """words/repair.yaml: weights by the name of the evidence, and the patterns it is found by."""

    threshold: int
    weights: dict[str, int]
    long_columns: int
    short_columns: int
    number_cuts: list[tuple[str, str]]
    patterns: dict[str, str]


class Seam(NamedTuple):
    """Two lines that follow each other; `body` says the first continues a joined paragraph."""

    before: str
    after: str
    body: bool = False


def evidence(
    before: Line,
    after: Line,
    habits: Habits,
    words: Words,
    *,
    body: bool = False,
    complete: bool | None = None,
) -> list[str]:
    """Return the names of what speaks for and against joining two lines.

    The names are those of `weights` in repair.yaml; an empty list where a rule forbids it: the
    first line is a salutation or a date, or the second opens an item or is set otherwise. A line
    that ends a sentence goes on only where the page itself shows it. How often the characters at
    the seam stand together elsewhere is asked only where that settles whether to join.
    `complete` is whether the first line ends a sentence, where that is known.
    """
    if after.number or before.shape != after.shape:
        return []
    if _cuts_number(before.text, after.text):
        return ["接缝把数拆成了两截"]
    runs_on = _runs_on(before, after, habits)
    complete = is_complete(before.text) if complete is None else complete
    if complete and not runs_on:
        return []
    seam = Seam(before.text, after.text, body)
    if _forbidden(seam) and not (runs_on and _found("series", seam.after)):
        return []
    if complete:
        return ["整行写满而下行顶格"]
    names = [
        *_from_punctuation(seam),
        *_from_words(seam),
        *_from_shape(seam, habits),
        *_from_page(before, after, habits),
    ]
    if _is_close(names) and words.stick(seam.before, seam.after):
        names.append(_STICKS)
    return names


def weight(names: Iterable[str]) -> int:
    """Return what the evidence of these names weighs together."""
    weights = definition().weights
    return sum(weights[name] for name in names)


def is_complete(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return _pattern("complete").search(text) is not None


def opens_item(text: str) -> bool:
    """Whether a line begins with a number, a bullet or another mark of a new item."""
    return _found("opens_item", text)


def ends_title(text: str) -> bool:
    """Whether a line ends with what a title ends with: a kind of document."""
    return _found("title_end", text)


def _is_close(names: Iterable[str]) -> bool:
    """Whether it depends on the characters at the seam if the lines are joined."""
    rules, known = definition(), weight(names)
    return (known >= rules.threshold) != (known + rules.weights[_STICKS] >= rules.threshold)


def _forbidden(seam: Seam) -> bool:
    before = ("salutation", "date_line", "bracketed")
    if _found("date_line", seam.after) or any(_found(name, seam.before) for name in before):
        return True
    return opens_item(seam.after) and not _splits_one(seam)


def _from_punctuation(seam: Seam) -> Iterable[str]:
    if _found("cannot_open", seam.after):
        yield "下行以不能开头的标点开头"
    opened, closed = _open_at_end(seam.before), _closed_at_start(seam.after)
    if opened & closed:
        yield "括号或引号上行开下行合"
    elif opened - {"“"}:
        yield "书名号或括号未合"
    elif opened:
        yield "引号未合"
    if _found("pause_end", seam.before):
        yield "末尾是顿号或逗号"
    if seam.before[-1].isdigit() and _found("measure_open", seam.after):
        yield "数字与单位分在两行"
    elif _splits_word(seam.before[-1], seam.after[0]):
        yield "字母与字母数字分在两行"


def _from_words(seam: Seam) -> Iterable[str]:
    if _found("needs_more", seam.before):
        yield "末尾的词后面必有下文"
    if _found("stub", seam.before):
        yield "末尾只剩一两个字的小句"
    if _found("title_end", seam.before):
        yield "上行像标题的末尾"
    elif _found("about", seam.before) and _found("title_tail", seam.after):
        yield "关于的标题分成两行"
    if _splits_one(seam):
        yield "接缝把词拆成了序号"
    if _found("speaker", seam.after):
        yield "下行引出某人的话"


def _from_shape(seam: Seam, habits: Habits) -> Iterable[str]:
    rules, width = definition(), columns(seam.before)
    unfinished = seam.body or _found("sentence_inside", seam.before)
    if unfinished and not habits.loose:
        yield "上行已有完整句子而末句未完"
    elif _found("narrative", seam.before):
        yield "上行以叙述的话开头"
    elif not unfinished and _found("heading_marker", seam.before):
        yield "上行是带序号的标题"
    if width >= rules.long_columns:
        yield "上行较长"
    elif width <= rules.short_columns and not unfinished and not re.search("[，,、]", seam.before):
        yield "上行短而无停顿"
    if _found("label_or_signature", seam.after):
        yield "下行像栏目或落款"
    elif columns(seam.after) <= rules.short_columns and not re.search("[，,、。；]", seam.after):
        yield "下行短而无标点"


def _runs_on(before: Line, after: Line, habits: Habits) -> bool:
    """Whether a full line and the margin show that a paragraph goes on behind a full stop."""
    return habits.indented and habits.fills(before) and after.indent == 0


def _from_page(before: Line, after: Line, habits: Habits) -> Iterable[str]:
    if habits.fills(before):
        yield "行长到了全文的版心宽"
    elif habits.wrap:
        yield "行没有写满而全文折行"
    if after.opens and not habits.wrap:
        yield "文字处理软件里是两段"
    if habits.indented:
        yield "下行缩进" if after.indent >= 2 else "下行顶格而段落都缩进"


def _cuts_number(before: str, after: str) -> bool:
    """Whether the lines are the halves of a number: 增长4. | 2%, 居全国第 | 一."""
    if _goes_on_a_number().search(after):
        for first, last in _number_cuts():
            if last.search(after) and first.search(before):
                return True
    return False


def _splits_one(seam: Seam) -> bool:
    """Whether the 一、 that seems to number the second line ends a word of the first."""
    unfinished = seam.body or _found("sentence_inside", seam.before)
    return unfinished and _found("word_before_one", seam.before) and _found("one_opens", seam.after)


def _open_at_end(text: str) -> set[str]:
    return {left for left, right in _PAIRS.items() if text.rfind(left) > text.rfind(right)}


def _closed_at_start(text: str) -> set[str]:
    """Return the opening marks of what the text closes before it opens it."""
    closed = set()
    for left, right in _PAIRS.items():
        end = text.find(right)
        if end >= 0 and not 0 <= text.find(left) < end:
            closed.add(left)
    return closed


def _splits_word(before: str, after: str) -> bool:
    """Whether both are of one Latin word; two digits are not: they may be cells of a column."""
    both = before + after
    return both.isascii() and both.isalnum() and not both.isdigit()


def _found(name: str, text: str) -> bool:
    return _pattern(name).search(text) is not None


@cache
def _number_cuts() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(before), re.compile(after)) for before, after in definition().number_cuts]


@cache
def _goes_on_a_number() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{after})" for _, after in definition().number_cuts))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a compiled pattern; where YAML folded its lines, the blanks before | go."""
    return re.compile(re.sub(r"\s*\n\s*|(?<=\)) (?=\|)| (?=\|)", "", definition().patterns[name]))


@cache
def definition() -> RepairDefinition:
    """Return the evidence and its weights."""
    return read_definition("words/repair", RepairDefinition)
