"""Two months beside each other, as rows of a list: promises, changes, near copies.

Pure. A row says its state in a word, and shows the words of both months in their paragraphs.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from huizong.values import (
    Change,
    ChangeKind,
    Message,
    NearCopy,
    Place,
    Promise,
    PromiseState,
    Severity,
)
from huizong_web.reports.origins import Quote

Quoting = Callable[[Place], Quote]
"""Gives a place in its paragraph, and the address of the page where it stands."""

_SPOTS = 4
_FIGURE = re.compile(r"[\d.,，．%％xX×〇零一二三四五六七八九十百千万亿]+")
_MARKER = re.compile(r"\A\s*[（(]?[0-9一二三四五六七八九十]+[）)、.．]?\s*")


@dataclass(frozen=True, slots=True)
class State:
    """What a list says of a row: its word's name and how much it weighs, "" for not at all."""

    name: str
    weight: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what is told in `told`, or how alike two paragraphs are in hundredths.

    `edits` are the words in which two paragraphs differ, (earlier, later).
    """

    key: str
    state: State
    words: str
    told: Message | None
    formula: str
    earlier: tuple[Quote, ...]
    later: tuple[Quote, ...]
    alike: int = 0
    edits: tuple[tuple[str, str], ...] = ()


_GOOD, _BAD, _DOUBT = "good", Severity.ERROR.value, Severity.WARNING.value
_OF_PROMISE = {
    PromiseState.NOT_MET: State("not-met", _BAD),
    PromiseState.IN_PART: State("in-part", _DOUBT),
    PromiseState.NOT_MENTIONED: State("not-mentioned", _DOUBT),
    PromiseState.UNDECIDABLE: State("undecidable", ""),
    PromiseState.MET: State("met", _GOOD),
}
_OF_CHANGE = {
    ChangeKind.UP: State("up", ""),
    ChangeKind.DOWN: State("down", ""),
    ChangeKind.GONE: State("gone", _DOUBT),
    ChangeKind.NEW: State("new", _GOOD),
    ChangeKind.RENEWED: State("renewed", ""),
    ChangeKind.SAME: State("same", _DOUBT),
}
_COPIED, _ALIKE = State("copied", _BAD), State("alike", _DOUBT)
_OF_COPY = (_COPIED, _ALIKE, _OF_CHANGE[ChangeKind.RENEWED])


def rows_of_promises(found: Iterable[Promise], quoting: Quoting) -> Iterator[Row]:
    """Yield the promises of an earlier month with what a later one says of them.

    What was not kept comes first.
    """
    order = list(_OF_PROMISE)
    for number, each in enumerate(sorted(found, key=lambda each: order.index(each.state))):
        yield Row(
            f"p{number}",
            _OF_PROMISE[each.state],
            each.words,
            each.message,
            each.formula,
            _quotes(each.places, quoting),
            _quotes(each.answers, quoting),
        )


def rows_of_changes(found: Iterable[Change], quoting: Quoting) -> Iterator[Row]:
    """Yield what changed from an earlier month to a later one, state by state.

    New or gone rows of tables are left out: what is in them is told by their figures, or by none.
    """
    order = list(_OF_CHANGE)
    said = [each for each in found if "\t" not in each.words]
    for number, each in enumerate(sorted(said, key=lambda each: order.index(each.kind))):
        is_figure = each.kind in {ChangeKind.UP, ChangeKind.DOWN}
        yield Row(
            f"c{number}",
            _OF_CHANGE[each.kind],
            "" if is_figure else each.words,
            each.message if is_figure else None,
            each.formula,
            _quotes(each.earlier, quoting),
            _quotes(each.later, quoting),
        )


def rows_of_copies(
    found: Iterable[NearCopy], quoting: Quoting, words: Callable[[Place], str]
) -> Iterator[Row]:
    """Yield the paragraphs that repeat others; `words` reads a place.

    Those that are the same to the letter come first, those of which only numbers differ last.
    """
    told = [(each, _edits(each, words(each.place))) for each in found]
    told.sort(
        key=lambda each: (_OF_COPY.index(_state(each[1])), -each[0].similarity, each[0].place)
    )
    for number, (each, edits) in enumerate(told):
        yield Row(
            f"n{number}",
            _state(edits),
            words(each.place),
            None,
            "",
            _quotes((each.source,), quoting),
            _quotes((each.place,), quoting),
            alike=min(round(max(each.similarity, each.containment) * 100), 100),
            edits=edits,
        )


def _state(edits: Sequence[tuple[str, str]]) -> State:
    if not edits:
        return _COPIED
    numbers = all(_FIGURE.fullmatch(words) for edit in edits for words in edit)
    return _OF_CHANGE[ChangeKind.RENEWED] if numbers else _ALIKE


def _edits(copy: NearCopy, said: str) -> tuple[tuple[str, str], ...]:
    """Return the words in which a copy differs; its number in the list is none of them."""
    marker, edits = _MARKER.match(said), copy.differences
    if marker is None or not edits or not marker[0].strip().startswith(edits[0][1][:1] or "\n"):
        return edits
    first = (_MARKER.sub("", edits[0][0], count=1), _MARKER.sub("", edits[0][1], count=1))
    return (first, *edits[1:]) if any(first) else edits[1:]


def _quotes(places: Sequence[Place], quoting: Quoting) -> tuple[Quote, ...]:
    return tuple(map(quoting, places[:_SPOTS]))


def totals(rows: Iterable[Row]) -> list[tuple[State, int]]:
    """Return how many rows are in each state, in the order in which states are listed."""
    counts = Counter(row.state for row in rows)
    known = (*_OF_PROMISE.values(), _COPIED, _ALIKE, *_OF_CHANGE.values())
    return [(state, counts[state]) for state in known if counts[state]]
