"""The name that two items share: a chain of equal stretches with little between them.

"全县冬修水利推进会" and "全县冬修水利工作推进会" are one chain with one gap. A chain is a name only
if it ends like one (会议, 活动, 报告 ...) or carries the mark of one instance (第二次, 9月份), and
says more than general words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from huizong.matters.lexicon import Lexicon

SHORTEST_BLOCK = 2
SHORTEST_ANCHOR = 4  # at least one stretch of a chain is as long
LONGEST_GAP = 4
SHORTEST_CONTENT = 3  # characters beyond general words, levels and the head
SHORTEST_MARKED = 10  # of a chain that does not end like a name but carries an instance mark

_STOP = re.compile(r"[，。；！？：,;!?:\n]|(?<=[会议式班训案告法知见》”）])、")
_DIGITS = frozenset("0123456789０１２３４５６７８９.．")
_OUTSIDE = "、《》“”\"'‘’（）()"
_TITLE = re.compile(r"《[^《》]{4,}》")
_ASIDE = re.compile(r"（[^（）]*）?[》”]*$")
_DRAFT = re.compile(r"[（(]?(?:草案|初稿|征求意见稿|送审稿|讨论稿|修订稿|修订|试行)[）)]?$")
_MARK = re.compile(
    r"第[一二三四五六七八九十百\d]+(?:次|届|期|轮|批|季度|阶段|专题|场)|\d{1,2}月|[上下]半年|[一二三四]季度"
)


@dataclass(frozen=True, slots=True)
class Chain:
    """A shared name: where it stands in either text, and what lies in its gaps."""

    left: tuple[int, int]
    right: tuple[int, int]
    gaps: tuple[tuple[str, str], ...]


def matcher(right: str) -> "SequenceMatcher[str]":
    """Return what `chains` compares many texts with one by."""
    return SequenceMatcher(None, "", right, autojunk=False)


def chains(left: str, right: str, *, by: "SequenceMatcher[str] | None" = None) -> Iterator[Chain]:
    """Yield the chains of two texts, in order, whether they make a name or not.

    `by` is the matcher of the right text, where the caller has many texts to hold against it.
    """
    by = by or matcher(right)
    by.set_seq1(left)
    equal = [block for block in by.get_matching_blocks() if block.size >= SHORTEST_BLOCK]
    if not any(block.size >= SHORTEST_ANCHOR for block in equal):
        return
    blocks = [
        block
        for a, b, size in equal
        for block in _clean(left, right, a, b, size)
        if block[2] >= SHORTEST_BLOCK
    ]
    start = 0
    for end in range(1, len(blocks) + 1):
        if end == len(blocks) or not _near(left, right, blocks[end - 1], blocks[end]):
            if any(size >= SHORTEST_ANCHOR for _, _, size in blocks[start:end]):
                yield _chain(left, right, blocks[start:end])
            start = end


Block = tuple[int, int, int]


def _clean(text: str, other: str, a: int, b: int, size: int) -> Iterator[Block]:
    """Cut a block at sentence punctuation, and off its ends what is only a part of a number.

    No name reaches across a stop; two numbers may agree in their first digits only (100篇, 101篇).
    """
    start = a
    for stop in [*(match.start() for match in _STOP.finditer(text, a, a + size)), a + size]:
        stretch = text[start:stop]
        low = stop - len(stretch.lstrip("、"))
        high = start + len(stretch.rstrip("、"))
        while low < high and _parts_a_number((text, low), (other, b + low - a)):
            low += 1
        while low < high and _parts_a_number((text, high), (other, b + high - a)):
            high -= 1
        if low < high:
            yield (low, b + low - a, high - low)
        start = stop + 1


def _parts_a_number(*edges: tuple[str, int]) -> bool:
    """Whether an edge of a block lies within a number of either text."""
    return any(
        0 < at < len(text) and text[at - 1] in _DIGITS and text[at] in _DIGITS for text, at in edges
    )


def _near(left: str, right: str, one: Block, two: Block) -> bool:
    between = left[one[0] + one[2] : two[0]], right[one[1] + one[2] : two[1]]
    return all(
        len(gap) <= LONGEST_GAP and not _STOP.search(gap) and "、" not in gap for gap in between
    )


def _chain(left: str, right: str, blocks: list[Block]) -> Chain:
    first, last = blocks[0], blocks[-1]
    gaps = tuple(
        (left[a + size : a2], right[b + size : b2])
        for (a, b, size), (a2, b2, _) in pairwise(blocks)
    )
    return Chain(
        (first[0], last[0] + last[2]),
        (first[1], last[1] + last[2]),
        tuple(g for g in gaps if any(g)),
    )


def without_verb(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """Return the name without the verb before it (筹备召开｜全县推进会), if a name is left."""
    verb = words.opening.match(text, start, end)
    if verb and is_name(text, verb.end(), end, words):
        return (verb.end(), end)
    return (start, end)


def whole_name(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """Return the name with what leans on it (全｜市), widened to the 《》 in which it stands."""
    leaning = words.leaning.search(text, 0, start)
    start = leaning.start() if leaning else start
    opened = text.rfind("《", 0, end)
    if opened < 0 or text.find("》", opened, start) >= 0:
        return (start, end)
    closed = text.find("》", opened)
    return (min(start, opened), closed + 1) if closed >= end - 1 else (start, end)


def is_name(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether the stretch of a text names one thing rather than a field of work."""
    if _TITLE.search(text, start, end):
        return True
    stretch = _ASIDE.sub("", _DRAFT.sub("", text[start:end])).strip(_OUTSIDE)
    if _MARK.search(stretch):
        return len(stretch) >= SHORTEST_MARKED or _ends_as_name(stretch, words)
    return _ends_as_name(stretch, words)


def zones(text: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which a name may stand: of each clause up to its last head or mark.

    A name ends in a head, is a title, or carries the mark of one instance; where a clause has none
    of these, nothing that it shares with another is a name.
    """
    start = 0
    for stop in [*(match.start() for match in _STOP.finditer(text)), len(text)]:
        if _MARK.search(text, start, stop):
            yield (start, stop)
        else:
            ends = [match.end() for match in words.any_head.finditer(text, start, stop)]
            ends += [match.end() for match in _TITLE.finditer(text, start, stop)]
            if ends:
                yield (start, max(ends))
        start = stop + 1


def _ends_as_name(stretch: str, words: Lexicon) -> bool:
    head = words.head.search(stretch)
    if head is None:
        return False
    verb = words.opening.match(stretch, 0, head.start())
    front = stretch[verb.end() if verb else 0 : head.start()]
    content = words.general.sub("", words.level.sub("", front))
    return len(content.strip(_OUTSIDE)) >= SHORTEST_CONTENT
