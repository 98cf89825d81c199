"""A compiled report read as a document, and its words led back to the sections' texts.

What the rules find in the whole report is told where it was written: a person mends the section's
file, never the compilation. Knows no database.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from huizong.typesetting import Path, Printed, lay_out, read_form
from huizong.values import (
    Block,
    Cell,
    Document,
    Finding,
    Paragraph,
    Place,
    Report,
    Run,
    Table,
    cut,
    own,
    places_of,
)

PATH = "汇总稿"
"""How places in a report's own text name it."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A report as the document that its reader sees; `runs` say its text and where it is from.

    `lines` are where its paragraphs and tables begin, each with the item that is printed there.
    """

    document: Document
    runs: tuple[Run, ...]
    lines: tuple[tuple[int, Path], ...]

    def line_of(self, place: Place) -> Path:
        """Return the item in whose line a place begins, () in the title."""
        at = bisect_right(self.lines, place.start, key=lambda line: line[0])
        return self.lines[at - 1][1] if at else ()

    def across(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Yield the findings that concern several files, their places led back to those.

        What concerns one file only is found in that file, where its words stand whole.
        """
        starts = [0, *accumulate(len(run.text) for run in self.runs)]
        for finding in findings:
            places = tuple(
                origin for place in finding.places for origin in self._origins(place, starts)
            )
            if len({place.path for place in places}) > 1:
                yield replace(finding, places=places, fix=())

    def _origins(self, place: Place, starts: Sequence[int]) -> tuple[Place, ...]:
        first = max(bisect_right(starts, place.start) - 1, 0)
        behind = bisect_right(starts, place.end)
        base = starts[first]
        return places_of(cut(self.runs[first:behind], place.start - base, place.end - base))


def read_printed(report: Report, *, path: str = PATH) -> PrintedText:
    """Return a compiled report as a document of its own: a paragraph a line, cells by tabs."""
    setter = _Setter(path)
    blocks = tuple(setter.block(part) for part in lay_out(report, read_form("gbt9704")))
    text = "".join(run.text for run in setter.runs)
    document = Document(path, "txt", None, text, blocks)
    return PrintedText(document, tuple(setter.runs), tuple(setter.lines))


def line_of(part: Printed) -> Path:
    """Return the item that a printed paragraph begins with, () in the title."""
    return part.lead_at or part.at or (part.rows[0].at if part.rows else ())


class _Setter:
    """Puts the runs of paragraphs one behind the other and tells where each came to stand."""

    def __init__(self, path: str) -> None:
        self.runs: list[Run] = []
        self.lines: list[tuple[int, Path]] = []
        self._path = path
        self._end = 0

    def block(self, part: Printed) -> Block:
        self.lines.append((self._end, line_of(part)))
        if not part.rows:
            paragraph = self._paragraph((*part.lead, *part.runs))
            self._put(own("\n"))
            return paragraph
        start = self._end
        rows = tuple(tuple(self._cells(row.cells)) for row in part.rows)
        return Table(rows, Place(self._path, start, self._end))

    def _cells(self, cells: Sequence[tuple[Run, ...]]) -> Iterator[Cell]:
        for index, cell in enumerate(cells):
            yield Cell((self._paragraph(cell),))
            self._put(own("\t" if index + 1 < len(cells) else "\n"))

    def _paragraph(self, runs: Sequence[Run]) -> Paragraph:
        start = self._end
        for run in runs:
            self._put(run)
        place = Place(self._path, start, self._end)
        words = "".join(run.text for run in runs)
        return Paragraph((Run(words, place),), place)

    def _put(self, run: Run) -> None:
        self.runs.append(run)
        self._end += len(run.text)
