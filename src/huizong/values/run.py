"""A run: text that knows where it was read."""

from collections.abc import Iterable

from huizong.values.frozen import dataclass
from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one origin.

    `origin` is the place that was read; None for the program's own words (a number, a section's
    name, a bracket). Where reading repaired the text (a lost line end, a spaced digit) `text`
    differs from what stands at `origin`; elsewhere the two are equal to the letter.
    """

    text: str
    origin: Place | None


def own(text: str) -> Run:
    """Return a run of the program's own words."""
    return Run(text, None)


def text_of(runs: Iterable[Run]) -> str:
    """Return what the runs say together."""
    return "".join([run.text for run in runs])


def said(runs: tuple[Run, ...]) -> str:
    """Return what runs say together; most paragraphs have one run, whose text is not copied."""
    return runs[0].text if len(runs) == 1 else text_of(runs)


def cut(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of the stretch [start, end) of `text_of(runs)`.

    A run that is as long as its origin is cut to the letter; a repaired one keeps its whole origin.
    """
    pieces: list[Run] = []
    position = 0
    for run in runs:
        if position >= end:
            break
        length = len(run.text)
        low = start - position if start > position else 0
        high = end - position if end < position + length else length
        if low < high:
            pieces.append(_cut_one(run, low, high))
        position += length
    return tuple(pieces)


def _cut_one(run: Run, low: int, high: int) -> Run:
    if low == 0 and high == len(run.text):
        return run
    origin = run.origin
    if origin is not None and origin.end - origin.start == len(run.text):
        origin = Place(origin.path, origin.start + low, origin.start + high)
    return Run(run.text[low:high], origin)


def places_of(runs: Iterable[Run]) -> tuple[Place, ...]:
    """Return the origins of the runs in order, neighbours joined; own words have none."""
    places: list[Place] = []
    for run in runs:
        if run.origin is None:
            continue
        if places and (places[-1].path, places[-1].end) == (run.origin.path, run.origin.start):
            places[-1] = Place(run.origin.path, places[-1].start, run.origin.end)
        else:
            places.append(run.origin)
    return tuple(places)


def stretch(runs: Iterable[Run], place: Place) -> tuple[int, int]:
    """Return the offsets in `text_of(runs)` of what was read at a place, the converse of `cut`.

    A repaired run counts whole as soon as the place touches it. Where the place touches no run,
    both offsets are 0.
    """
    start = end = None
    position = 0
    for run in runs:
        origin = run.origin
        if origin is not None and origin.overlaps(place):
            exact = origin.end - origin.start == len(run.text)
            low = max(place.start - origin.start, 0) if exact else 0
            high = min(place.end - origin.start, len(run.text)) if exact else len(run.text)
            start = position + low if start is None else start
            end = position + high
        position += len(run.text)
    return (start or 0, end or 0)
