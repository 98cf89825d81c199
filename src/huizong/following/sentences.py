"""The sentences of a report with their figures, told which speak of what is still to be done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from huizong.chinese import sentences
from huizong.figures import figures
from huizong.following.lexicon import lexicon
from huizong.values import (
    Figure,
    Item,
    ItemKind,
    Outline,
    Place,
    Report,
    Run,
    cut,
    places_of,
    text_of,
)

_YEAR = re.compile(r"(?:19|20)\d\d")
_PASSED = {
    ItemKind.SALUTATION,
    ItemKind.SIGNATURE,
    ItemKind.DATE,
    ItemKind.INLINE_ITEM,  # stands within its paragraph
    ItemKind.ROW,  # says nothing without the heads of its columns
}
_SHORT_ITEM = 80  # characters: an item of a plan that says one thing


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item; the offsets of `figures` count in its own text.

    `planned` says that it stands in a plan, or in the part of a report that looks ahead; `short`
    that its whole item says little more. `year` is the year that the report is about, 0 where it
    does not tell; `own` its title with its office.
    """

    text: str
    runs: tuple[Run, ...]
    figures: tuple[Figure, ...]
    planned: bool
    short: bool
    year: int
    own: str

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where in the file the stretch [start, end) of the sentence was read."""
        return places_of(cut(self.runs, start, end))


def sentences_of(outline: Outline) -> tuple[Sentence, ...]:
    """Return the sentences of all reports of a file, in order."""
    return tuple(
        sentence for report in outline.reports for sentence in _of_items(report.items, _of(report))
    )


def _of(report: Report) -> Sentence:
    """Return what all sentences of a report have."""
    own = text_of(report.title) + report.organisation + report.section
    return Sentence("", (), (), _plans(report), short=False, year=year_of(report), own=own)


def year_of(report: Report) -> int:
    """Return the year that a report is about, by its title, else its date; 0 if neither tells."""
    found = _YEAR.findall(text_of(report.title)) or _YEAR.findall(report.date)
    return int(found[-1]) if found else 0


def _plans(report: Report) -> bool:
    title = text_of(report.title)
    if lexicon().deeds.search(title):
        return False
    return report.kind == "plan" or lexicon().plans.search(title) is not None


def _of_items(items: tuple[Item, ...], around: Sentence) -> Iterator[Sentence]:
    """Yield the sentences of items and of those below them; `around` is what they have of these."""
    for item in items:
        if item.kind in _PASSED:
            continue
        heads = item.kind in (ItemKind.HEADING, ItemKind.RUN_IN_HEADING)
        ahead = _turns(item.text, planned=around.planned) if heads else around.planned
        here = replace(around, planned=ahead)
        if not (item.kind is ItemKind.HEADING and item.children):
            yield from _of_item(item, here)
        yield from _of_items(item.children, here)


def _turns(title: str, *, planned: bool) -> bool:
    """Return whether what stands under a heading is a plan."""
    words = lexicon()
    if planned:
        return words.past.search(title) is None
    return words.plans.search(title) is not None and words.deeds.search(title) is None


def _of_item(item: Item, around: Sentence) -> Iterator[Sentence]:
    text = item.text
    found = figures(text)
    short = item.kind is not ItemKind.RUN_IN_HEADING and len(text) <= _SHORT_ITEM
    for start, end in sentences(text):
        inside = tuple(
            replace(figure, start=figure.start - start, end=figure.end - start)
            for figure in found
            if start <= figure.start and figure.end <= end
        )
        runs = cut(item.runs, start, end)
        yield replace(around, text=text[start:end], runs=runs, figures=inside, short=short)
