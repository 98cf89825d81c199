"""Joins lines that a hard wrap or the end of a page cut apart, by weighed evidence.

A line that ends a sentence is complete; a line that opens an item begins anew. Between the two
stands evidence for and against, each with a weight in repair.yaml: brackets left open, a pause at
the end, a sentence broken off after others, the look of a title, the width of the page. Nothing is
taken away and nothing added: a joined paragraph has the runs of its lines.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition_file
from huizong.reading.habits import Habits, habits_of
from huizong.reading.lines import Line, columns
from huizong.values import Place, Run

_PAIRS = {"《": "》", "（": "）", "(": ")", "【": "】", "〔": "〕", "“": "”"}
_LOOKED_AT = 1_000_000  # characters among which a seam is looked for


class RepairDefinition(Labelled):
    """repair.yaml: weights by the name of the evidence, and the patterns it is found by."""

    threshold: int
    weights: dict[str, int]
    long_columns: int
    short_columns: int
    patterns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Seam:
    """Two lines that follow each other; `body` says the first continues a joined paragraph."""

    before: str
    after: str
    body: bool = False

    @property
    def pair(self) -> str:
        """The characters on both sides."""
        return self.before[-1] + self.after[0]

    @property
    def triples(self) -> tuple[str, str]:
        """The three characters around the seam, cut either way."""
        return self.before[-2:] + self.after[0], self.before[-1] + self.after[:2]


def rejoin(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines grouped into paragraphs, in order; linear in the text."""
    rules = definition()
    complete = [is_complete(line.text) for line in lines]
    habits = habits_of(lines, complete)
    seen = _seen_elsewhere(lines, complete)
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if not index or complete[index - 1]:
            groups.append([line])
            continue
        group = groups[-1]
        reasons = evidence(group[-1], line, habits, seen, body=len(group) > 1)
        if sum(rules.weights[reason] for reason in reasons) >= rules.threshold:
            group.extend((*blank_between(group[-1], line), line))
        else:
            groups.append([line])
    return groups


def evidence(
    before: Line, after: Line, habits: Habits, seen: frozenset[str], *, body: bool = False
) -> list[str]:
    """Return the names of what speaks for and against joining two lines.

    The names are those of `weights` in repair.yaml; an empty list where a rule forbids it: the
    first line ends a sentence, is a salutation or a date, or the second opens an item.
    """
    seam = Seam(before.text, after.text, body)
    if _forbidden(seam):
        return []
    return [
        *_from_punctuation(seam),
        *_from_words(seam),
        *_from_shape(seam),
        *_from_page(before, after, habits),
        *_from_elsewhere(seam, seen),
    ]


def is_complete(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return _found("complete", text)


def opens_item(text: str) -> bool:
    """Whether a line begins with a number, a bullet or another mark of a new item."""
    return _found("opens_item", text)


def _forbidden(seam: Seam) -> bool:
    if is_complete(seam.before) or _found("date_line", seam.after):
        return True
    if _found("salutation", seam.before) or _found("date_line", seam.before):
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


def _from_words(seam: Seam) -> Iterable[str]:
    if _found("narrative", seam.before):
        yield "上行以叙述的话开头"
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


def _from_shape(seam: Seam) -> Iterable[str]:
    rules, width = definition(), columns(seam.before)
    unfinished = seam.body or _found("sentence_inside", seam.before)
    if unfinished:
        yield "上行已有完整句子而末句未完"
    elif _found("heading_marker", seam.before):
        yield "上行是带序号的标题"
    if width >= rules.long_columns:
        yield "上行较长"
    elif width <= rules.short_columns and not unfinished and not re.search("[，,、]", seam.before):
        yield "上行短而无停顿"
    if _found("label_or_signature", seam.after):
        yield "下行像栏目或落款"
    elif columns(seam.after) <= rules.short_columns and not re.search("[，,、。；]", seam.after):
        yield "下行短而无标点"


def _from_page(before: Line, after: Line, habits: Habits) -> Iterable[str]:
    if habits.fills(before):
        yield "行长到了全文的版心宽"
    if habits.indented:
        yield "下行缩进" if after.indent >= 2 else "下行顶格而段落都缩进"


def _from_elsewhere(seam: Seam, seen: frozenset[str]) -> Iterable[str]:
    if any(triple in seen for triple in seam.triples):
        yield "接缝的三个字在文中别处连用"
    elif seam.pair in seen:
        yield "接缝的两个字在文中别处连用"


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


def _seen_elsewhere(lines: Sequence[Line], complete: Sequence[bool]) -> frozenset[str]:
    """Return those characters around open seams that stand together within some line."""
    seams = [
        Seam(before.text, after.text)
        for before, after, done in zip(lines, lines[1:], complete, strict=False)
        if not done
    ]
    wanted = {piece for seam in seams for piece in (seam.pair, *seam.triples)}
    text = "\n".join(line.text for line in lines)[:_LOOKED_AT] if wanted else ""
    pairs = {first + second for first, second in pairwise(text)} & wanted
    triples = {one + two + three for one, two, three in zip(text, text[1:], text[2:], strict=False)}
    return frozenset(pairs | (triples & wanted))


def blank_between(before: Line, after: Line) -> list[Line]:
    """Return the blank that a wrap between two Latin words stands for."""
    if not (_latin(before.text[-1]) and _latin(after.text[0])):
        return []
    place = Place(before.place.path, before.place.end, after.place.start)
    return [Line((Run(" ", place),), place, " ")]


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _found(name: str, text: str) -> bool:
    return _pattern(name).search(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\s*\n\s*|(?<=\)) (?=\|)| (?=\|)", "", definition().patterns[name]))


def definition() -> RepairDefinition:
    """Return the evidence and its weights."""
    return read_definition_file(Path(__file__).with_name("repair.yaml"), RepairDefinition)
