"""What became of drafted items: which figures still stand, and what was changed by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from huizong.composing.items import Stands, Written
from huizong.figures import figures
from huizong.lineage import MEASURED
from huizong.values import Figure


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


def carried(item: Written, text: str) -> tuple[Stands, ...]:
    """Return the figures of an item that stand unchanged in its text of now, at their places."""
    return tuple(new for _old, new, _figure in _moved(item.figures, item.text, text) if new)


def _moved(
    stands: Iterable[Stands], old: str, new: str
) -> Iterator[tuple[Stands, Stands | None, Figure | None]]:
    """Yield each figure, itself at its new place, else the figure that stands there now."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    codes = matcher.get_opcodes()
    now = {(each.start, each.end): each for each in figures(new) if each.kind in MEASURED}
    kept: set[tuple[int, int]] = set()
    waiting: list[tuple[Stands, int, int]] = []
    found: list[tuple[Stands, Stands | None, Figure | None]] = []
    for each in stands:
        start, end = _where(codes, each.start), _where(codes, each.end, after=True)
        if (start, end) in now and new[start:end] == old[each.start : each.end]:
            kept.add((start, end))
            found.append((each, replace(each, start=start, end=end), None))
        else:
            waiting.append((each, start, end))
    for each, start, end in waiting:
        free = (
            figure
            for span, figure in now.items()
            if span not in kept and span[0] < max(end, start + 1) and start < span[1]
        )
        figure = next(free, None)
        if figure is not None:
            kept.add((figure.start, figure.end))
        found.append((each, None, figure))
    yield from sorted(found, key=lambda each: each[0].start)


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
    changed = [each for each in _moved(item.figures, item.text, text) if each[1] is None]
    for stands, _new, figure in changed:
        before = item.text[stands.start : stands.end]
        if figure is None:
            yield Edit(EditKind.CUT, item.key, before, "", stands=stands)
        else:
            yield Edit(
                EditKind.FIGURE,
                item.key,
                before,
                figure.text,
                figure.start,
                figure.end,
                stands,
            )
    if not changed:
        yield Edit(EditKind.WORDS, item.key, item.text, text, 0, len(text))
