"""The compiled report on its sheet, and what its panels say of the words pointed at."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.urls import reverse

from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.bar import Bar
from huizong_web.reports.models import Compilation
from huizong_web.reports.noticing import judged, noticed_in
from huizong_web.reports.origins import Noticed, Origin, origins_of
from huizong_web.reports.sheet import Line, Sheet, set_sheet
from huizong_web.reports.shown import Shown, load

INLINE = 400
"""Runs and figures of a report whose panels stand in its page; of a longer one they are fetched."""
PART = 100
"""Runs, and figures, whose panels are fetched at once."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A sheet with all that its panels are made of."""

    sheet: Sheet
    shown: Shown
    noticed: tuple[Noticed, ...]

    @property
    def is_long(self) -> bool:
        """Whether the panels are too many to stand in the page."""
        return len(self.sheet.origins) + len(self.sheet.figures) > INLINE

    def origins(self, wanted: AbstractSet[str] | None = None) -> Iterator[Origin]:
        """Yield what the panels say: of the wanted keys, or of all."""
        shown = self.shown
        return origins_of(
            shown.compiled, self.sheet, shown.texts, shown.link, self.noticed, wanted=wanted
        )

    def part(self, number: int) -> set[str]:
        """Return the keys of which one fetch brings the panels; none beyond the last."""
        numbers = range(number * PART, (number + 1) * PART)
        return {f"{kind}{each}" for kind in "rf" for each in numbers}

    def keys_of(self, anchor: str) -> set[str]:
        """Return the keys of a line, none where there is no such line."""
        return {key for line in self.sheet.lines if line.anchor == anchor for key in _keys(line)}


def desk_of(bar: Bar, compilation: Compilation, rights: Rights) -> Desk:
    """Return a stored compilation set for a person's eyes, what is open against it marked."""
    shown = load(compilation, rights)
    page = reverse("findings", args=[compilation.cycle_id]) + bar.query
    found = [
        Noticed(known.finding, f"{page}#f{known.number}")
        for known in (judged(compilation, shown).open if bar.may_trace else ())
    ]
    used = compilation.submissions.only("pk", "unit").select_related("unit")
    found += noticed_in(each for each in used if rights.may(Action.SEE_SUBMISSION, each.unit))
    sheet = set_sheet(shown.compiled, [noticed.finding for noticed in found])
    return Desk(sheet, shown, tuple(found))


def _keys(line: Line) -> Iterator[str]:
    cells = (cell for row in line.rows for cell in row)
    for spans in (line.lead, line.body, *cells):
        for span in spans:
            yield span.key
            yield from (piece.figure for piece in span.pieces)
