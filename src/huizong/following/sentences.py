"""The sentences of a report with their figures, told which speak of what is still to be done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from huizong.chinese import sentences
from huizong.figures import figures
from huizong.following.lexicon import lexicon
from huizong.following.rows import rows
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
    ItemKind.ROW,  # is read with the heads of its columns (rows.py)
}
_OPENING = 40  # characters of an item that say what time it is about
_SHORT_ITEM = 80  # characters: an item of a plan that says one thing


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item; the offsets of `figures` count in its own text.

    `planned` says that it stands in a plan, or in the part of a report that looks ahead; `short`
    that its whole item says little more, `spanning` that it tells of several years together. `year`
    is the year of the report's title, `told` the one whose work it tells (a report to a congress
    tells of the year before), 0 where it does not say; `own` is its title with its office,
    `opening` what its item says before it, or the item over it.
    """

    text: str
    runs: tuple[Run, ...]
    figures: tuple[Figure, ...]
    planned: bool
    short: bool
    spanning: bool
    year: int
    told: int
    own: str
    opening: str = ""

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
    year = year_of(report)
    return Sentence(
        "", (), (), _plans(report), short=False, spanning=False, year=year,
        told=_told(report, year), own=own,
    )  # fmt: skip


def year_of(report: Report) -> int:
    """Return the year that a report is about, by its title, else its date; 0 if neither tells."""
    found = _YEAR.findall(text_of(report.title)) or _YEAR.findall(report.date)
    return int(found[-1]) if found else 0


def _told(report: Report, year: int) -> int:
    """Return the year whose work a report tells: the one that its headings look back on."""
    words = lexicon()
    for item in report.items:
        if item.kind is ItemKind.HEADING and words.past.search(item.text):
            years = [int(each) for each in _YEAR.findall(item.text)]
            if year - 1 in years and year not in years:
                return year - 1
    return year


def _plans(report: Report) -> bool:
    title = text_of(report.title)
    if lexicon().deeds.search(title):
        return False
    return report.kind == "plan" or lexicon().plans.search(title) is not None


def _of_items(
    items: tuple[Item, ...], around: Sentence, *, back: bool = False
) -> Iterator[Sentence]:
    """Yield the sentences of items and of those below them.

    `around` is what they have of these; `back` says that they stand in a part that looks back,
    where no smaller heading makes a plan.
    """
    for row in rows(items):
        told = row.told
        yield replace(
            around, text=told, runs=row.runs, figures=tuple(figures(told)), short=True,
            planned=row.planned,
        )  # fmt: skip
    for item in items:
        if item.kind in _PASSED:
            continue
        here, looks_back = around, back
        if item.kind in (ItemKind.HEADING, ItemKind.RUN_IN_HEADING) and not back:
            here = replace(around, planned=_turns(item.text, around))
            looks_back = not here.planned and lexicon().past.search(item.text) is not None
        if not (item.kind is ItemKind.HEADING and item.children):
            yield from _of_item(item, here)
        under = replace(here, opening=item.text)
        yield from _of_items(item.children, under, back=looks_back)


def _turns(title: str, around: Sentence) -> bool:
    """Return whether what stands under a heading is a plan; a later year's work is one."""
    words = lexicon()
    if around.planned:
        return words.past.search(title) is None
    years = [int(each) for each in _YEAR.findall(title)]
    if around.told and years:
        return min(years) > around.told
    return words.plans.search(title) is not None and words.deeds.search(title) is None


def _of_item(item: Item, around: Sentence) -> Iterator[Sentence]:
    text = item.text
    found = figures(text)
    short = item.kind is not ItemKind.RUN_IN_HEADING and len(text) <= _SHORT_ITEM
    spans = lexicon().spans.search(text, 0, _OPENING) is not None
    for start, end in sentences(text):
        inside = tuple(
            replace(figure, start=figure.start - start, end=figure.end - start)
            for figure in found
            if start <= figure.start and figure.end <= end
        )
        runs = cut(item.runs, start, end)
        told = text[start:end]
        yield replace(
            around, text=told, runs=runs, figures=inside, short=short,
            spanning=spans or lexicon().spans.search(told) is not None,
            opening=around.opening + text[:start],
        )  # fmt: skip
