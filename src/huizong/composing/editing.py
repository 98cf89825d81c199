"""What became of drafted items: which figures still stand, and what was changed by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from huizong.composing.items import Stands, Written
from huizong.figures import figures
from huizong.values import ACCOUNTABLE


class EditKind(StrEnum):
    """What was done to an item."""

    FIGURE = "figure"  # a figure says something else than the rows
    WORDS = "words"  # other words, the figures as they were
    CUT = "cut"  # a figure was taken out
    GONE = "gone"  # the whole item was taken out
    ADDED = "added"  # an item that no record gave


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a drafted item: `key` names it; `before` and `after` are the words that differ.

    At `start` and `end` of the item's text as it is now; `stands` is the figure that was there.
    """

    kind: EditKind
    key: str
    before: str
    after: str
    start: int = 0
    end: int = 0
    stands: Stands | None = None


@dataclass(frozen=True, slots=True)
class Landed:
    """Where a stretch of an old text stands in a new one; not `same` where another figure does."""

    start: int
    end: int
    same: bool


def carried(item: Written, text: str) -> tuple[Stands, ...]:
    """Return the figures of an item that stand unchanged in its text of now, at their places."""
    return tuple(
        replace(each, start=landed.start, end=landed.end)
        for each, landed in zip(item.figures, _landings(item, text), strict=True)
        if landed and landed.same
    )


def _landings(item: Written, text: str) -> tuple[Landed | None, ...]:
    return carry([(each.start, each.end) for each in item.figures], item.text, text)


def carry(spans: Sequence[tuple[int, int]], old: str, new: str) -> tuple[Landed | None, ...]:
    """Return where figures of an old text stand in a new one, None for those taken out."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    free = {(each.start, each.end) for each in figures(new) if each.kind in ACCOUNTABLE}
    found: dict[tuple[int, int], Landed] = {}
    at = {span: (_where(codes, span[0]), _where(codes, span[1], after=True)) for span in spans}
    for span, (start, end) in at.items():
        if (start, end) in free and new[start:end] == old[span[0] : span[1]]:
            free.discard((start, end))
            found[span] = Landed(start, end, same=True)
    for span, (start, end) in at.items():
        touched = (each for each in sorted(free) if each[0] < max(end, start + 1))
        other = next((each for each in touched if start < each[1]), None)
        if span not in found and other is not None:
            free.discard(other)
            found[span] = Landed(*other, same=False)
    return tuple(found.get(span) for span in spans)


def _where(codes: Sequence[tuple[str, int, int, int, int]], at: int, *, after: bool = False) -> int:
    """Return where an offset of the old text stands in the new one; an end behind what replaced."""
    for tag, first, last, low, high in codes:
        if first <= at < last or (at == last and after and first < last):
            if tag == "equal":
                return low + at - first
            return high if after else low
    return codes[-1][4] if codes else 0


def edits(drafted: Sequence[Written], now: Mapping[str, str]) -> tuple[Edit, ...]:
    """Return what was done to drafted items; `now` are the texts by key, in their order."""
    known = {each.key: each for each in drafted}
    found: list[Edit] = []
    for key, text in now.items():
        if key in known:
            found += _of_item(known[key], text)
        elif text:
            found.append(Edit(EditKind.ADDED, key, "", text, 0, len(text)))
    gone = (each for each in drafted if not now.get(each.key))
    return (*found, *(Edit(EditKind.GONE, each.key, each.text, "") for each in gone))


def _of_item(item: Written, text: str) -> Iterator[Edit]:
    if text == item.text or not text:
        return
    changed = False
    for stands, landed in zip(item.figures, _landings(item, text), strict=True):
        before = item.text[stands.start : stands.end]
        if landed is None:
            yield Edit(EditKind.CUT, item.key, before, "", stands=stands)
        elif not landed.same:
            start, end = landed.start, landed.end
            after = text[start:end]
            yield Edit(EditKind.FIGURE, item.key, before, after, start, end, stands)
        changed = changed or landed is None or not landed.same
    if not changed:
        yield Edit(EditKind.WORDS, item.key, item.text, text, 0, len(text))
