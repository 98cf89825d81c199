"""Two versions of a report, item by item, and within an item word by word. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from huizong.values import ItemKind, Report, walk

_LIKE = 0.5
"""How much of two items' words must be the same that one is the other's newer self."""


class Kind(StrEnum):
    """What became of an item."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an item; `differs` where the other version has not these."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An item in both versions; empty in the one that has it not."""

    kind: Kind
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def compare(old: Report, new: Report) -> list[Line]:
    """Return the items of two versions of a report, aligned; numbers of items do not count."""
    before, after = list(_texts(old)), list(_texts(new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    lines: list[Line] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            lines += (Line(Kind.SAME, (Piece(text),), (Piece(text),)) for text in before[i:j])
        else:
            lines += _replaced(before[i:j], after[k:m])
    return lines


def _texts(report: Report) -> Iterator[str]:
    """Yield the words of each item; what lies within another's own text is there already."""
    for item, _depth in walk(report.items):
        if item.kind is not ItemKind.INLINE_ITEM and item.text:
            yield item.text


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Yield lines of what stands in one another's place: like with like, in their order."""
    waiting = list(after)
    for text in before:
        found = _likest(text, waiting)
        if found is None:
            yield Line(Kind.GONE, (Piece(text, differs=True),), ())
            continue
        yield from _new(waiting[:found])
        yield _changed(text, waiting[found])
        del waiting[: found + 1]
    yield from _new(waiting)


def _new(texts: Iterable[str]) -> Iterator[Line]:
    for text in texts:
        yield Line(Kind.NEW, (), (Piece(text, differs=True),))


def _likest(text: str, others: Sequence[str]) -> int | None:
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(text)
    best, found = _LIKE, None
    for index, other in enumerate(others):
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            ratio = matcher.ratio()
            if ratio > best:
                best, found = ratio, index
    return found


def _changed(old: str, new: str) -> Line:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    before: list[Piece] = []
    after: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        differs = tag != "equal"
        if i < j:
            before.append(Piece(old[i:j], differs))
        if k < m:
            after.append(Piece(new[k:m], differs))
    return Line(Kind.CHANGED, tuple(before), tuple(after))
