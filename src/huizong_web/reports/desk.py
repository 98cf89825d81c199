"""The compiled report on its sheet, and what its panels say of the words pointed at."""

from collections.abc import Hashable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from huizong_web.offices.rights import Rights
from huizong_web.reports.bar import Bar
from huizong_web.reports.checking import open_found_in
from huizong_web.reports.kept import Kept
from huizong_web.reports.models import Check, Compilation
from huizong_web.reports.noticing import Mark, judged, noticed_at, open_marks
from huizong_web.reports.origins import Noticed, Origin, origins_of
from huizong_web.reports.resting import Resting, keeper
from huizong_web.reports.sheet import Line, Sheet, set_sheet
from huizong_web.reports.shown import Shown, load

INLINE = 400
"""Runs and figures of a report whose panels stand in its page; of a longer one they are fetched."""
PART = 100
"""Runs, and figures, whose panels are fetched at once."""
_SHEETS = Kept[Sheet](6_000_000)
"""Sheets, weighed by the characters of the stored compilation."""


@dataclass(frozen=True)
class Desk:
    """A stored compilation set for a person's eyes, what is open against it marked.

    Each part is worked out when it is first asked for: a page that is kept asks for little.
    """

    bar: Bar
    compilation: Compilation
    rights: Rights

    @cached_property
    def key(self) -> Hashable:
        """All that the sheet is made of: what was compiled, and what is open against it."""
        marks = set(self._marks)
        if self.bar.may_trace:
            marks |= set(open_found_in(self.compilation).values_list("made", "position"))
        checks = Check.objects.filter(compilation=self.compilation).values_list("pk", flat=True)
        return self.compilation.result, frozenset(marks), tuple(checks)

    @cached_property
    def shown(self) -> Shown:
        """The values and texts."""
        return load(self.compilation, self.rights)

    @cached_property
    def noticed(self) -> tuple[Noticed, ...]:
        """What is open against the report, in the whole and in the texts that one may see."""
        page = reverse("findings", args=[self.compilation.cycle_id])
        page += f"{self.bar.query}&at=" if self.bar.query else "?at="
        known = judged(self.compilation, self.shown).open if self.bar.may_trace else ()
        across = (Noticed(each.finding, f"{page}{each.number}#f{each.number}") for each in known)
        return (*across, *noticed_at(self._marks))

    @cached_property
    def sheet(self) -> Sheet:
        """The report set for the page."""
        stored = self.compilation.result
        return _SHEETS.get(self.key, self._set, weight=len(stored))

    def _set(self) -> Sheet:
        return set_sheet(self.shown.compiled, [noticed.finding for noticed in self.noticed])

    @cached_property
    def _marks(self) -> list[Mark]:
        """What is open in the submissions that the person may see."""
        return open_marks(self._seen)

    @cached_property
    def _seen(self) -> list[int]:
        """The numbers of the submissions in it that the person may see."""
        units = {unit.pk for unit in self.bar.units}
        used = self.compilation.submissions.order_by().values_list("pk", "unit_id")
        return [number for number, unit in used if unit in units]

    @cached_property
    def resting(self) -> Resting:
        """What the figures of the submissions in it rest on."""
        return keeper().resting(self.compilation, self.rights)

    @property
    def is_long(self) -> bool:
        """Whether the panels are too many to stand in the page."""
        return len(self.sheet.origins) + len(self.sheet.figures) > INLINE

    def origins(self, wanted: AbstractSet[str] | None = None) -> Iterator[Origin]:
        """Yield what the panels say: of the wanted keys, or of all."""
        shown = self.shown
        return origins_of(
            shown.compiled,
            self.sheet,
            shown.texts,
            shown.link,
            self.noticed,
            wanted=wanted,
            resting=self.resting,
        )

    def part(self, number: int) -> set[str]:
        """Return the keys of which one fetch brings the panels; none beyond the last."""
        numbers = range(number * PART, (number + 1) * PART)
        return {f"{kind}{each}" for kind in "rf" for each in numbers}

    def keys_of(self, anchor: str) -> set[str]:
        """Return the keys of a line, none where there is no such line."""
        return {key for line in self.sheet.lines if line.anchor == anchor for key in _keys(line)}


def _keys(line: Line) -> Iterator[str]:
    cells = (cell for row in line.rows for cell in row)
    for spans in (line.lead, line.body, *cells):
        for span in spans:
            yield span.key
            yield from (piece.figure for piece in span.pieces)
