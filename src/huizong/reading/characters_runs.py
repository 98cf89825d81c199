"""Puts other words in the place of some: what a paragraph says changes, where it stands stays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from huizong.values import Paragraph, Place, Run, cut


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words for the stretch [start, end) of a paragraph's text; none to leave it out."""

    start: int
    end: int
    text: str


def edited(paragraph: Paragraph, edits: Callable[[str], list[Edit]]) -> Paragraph:
    """Return a paragraph with the words changed that `edits` finds in its text.

    Edits rise and do not overlap. The words of one become a run whose origin spans all that they
    stand for. An automatic number stays as the word processor computed it.
    """
    text, number = paragraph.text, paragraph.number
    kept = len(number) if text.startswith(number) else 0
    found = edits(text[kept:])
    if not found:
        return paragraph
    wanted = [Edit(e.start + kept, e.end + kept, e.text) for e in found]
    return replace(paragraph, runs=tuple(_edited(paragraph.runs, wanted)))


def _edited(runs: tuple[Run, ...], edits: list[Edit]) -> Iterator[Run]:
    bounds = [at for edit in edits for at in (edit.start, edit.end)]
    between = list(_parts(runs, bounds))
    for index, edit in enumerate(edits):
        yield from between[2 * index]
        yield from _replaced(between[2 * index + 1], edit.text)
    yield from between[-1]


def _replaced(runs: list[Run], text: str) -> Iterator[Run]:
    origins = [run.origin for run in runs if run.origin]
    if len(origins) < len(runs) or origins[0].path != origins[-1].path:
        yield from runs
    elif text:
        yield Run(text, Place(origins[0].path, origins[0].start, origins[-1].end))


def _parts(runs: tuple[Run, ...], bounds: list[int]) -> Iterator[list[Run]]:
    """Yield the runs before, between and behind the rising bounds, in one pass."""
    part: list[Run] = []
    position = index = 0
    for run in runs:
        low = 0
        while index < len(bounds) and bounds[index] <= position + len(run.text):
            high = bounds[index] - position
            part += cut((run,), low, high)
            yield part
            part, low, index = [], high, index + 1
        part += cut((run,), low, len(run.text))
        position += len(run.text)
    yield part
