"""What became of the rows of figures that were handed in or issued."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from huizong.ledgers import FigureValue
from huizong.lineage import FROZEN, GROUND, Frozen, Slip, freeze, slip
from huizong.values import Place
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Entry, Record
from huizong_web.lineage.models import Tie
from huizong_web.lineage.shelf import Shelf
from huizong_web.reports.issuing.models import Paper
from huizong_web.reports.shown import compiled
from huizong_web.reports.touching import Touching

MOST = 200
"""Rows of a slip that are told one by one, and slips of a paper."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A row that came, went or changed, its record, and the acts on it since; newest first."""

    how: str  # added, removed, altered
    record: Record
    acts: tuple[Entry, ...]


@dataclass(frozen=True)
class Slipped:
    """A figure whose rows are not what they were."""

    tie: Tie
    slip: Slip
    rows: tuple[Moved, ...]

    @property
    def keepers(self) -> Iterable[Record]:
        """The records that moved, of which a person may see some."""
        return (each.record for each in self.rows)


def slip_of(tie: Tie, shelf: Shelf) -> Slip | None:
    """Return what became of a figure; None where it is no ledger's or nothing happened."""
    now = value_of(tie, shelf)
    if tie.frozen is None or now is None or tie.book is None:
        return None
    kept = FROZEN.validate_python(tie.frozen)
    today = freeze(ledger_of(tie.book), now)
    found = slip(kept, today if kept.rows or not tie.rows else replace(today, rows=()))
    return None if found.is_none else found


def value_of(tie: Tie, shelf: Shelf) -> FigureValue | None:
    """Return what a tie's ground gives now."""
    return shelf.value(tie.book, tie.keeper, GROUND.validate_python(tie.ground))


def frozen_of(tie: Tie) -> Frozen | None:
    """Return the figure as it was handed in."""
    return None if tie.frozen is None else FROZEN.validate_python(tie.frozen)


def slips_of(ties: Sequence[Tie]) -> list[Slipped]:
    """Return the figures of which something became, and who did it (three queries a ledger)."""
    shelf = Shelf((tie.book, tie.keeper, GROUND.validate_python(tie.ground)) for tie in ties)
    found = [(tie, each) for tie in ties if (each := slip_of(tie, shelf))][:MOST]
    records = _records(each for _tie, each in found)
    acts = _acts(records, min((tie.at for tie, _ in found), default=None))
    return [Slipped(tie, each, tuple(_moved(each, tie.at, records, acts))) for tie, each in found]


def _records(slips: Iterable[Slip]) -> dict[int, Record]:
    wanted = {
        int(reference.partition("/")[0])
        for each in slips
        for reference in (*each.added, *each.removed, *each.changed)[:MOST]
    }
    found = Record.objects.filter(pk__in=wanted).defer("words", "values")
    return {record.pk: record for record in found.select_related("book__office", "keeper", "unit")}


def _acts(records: Iterable[int], since: datetime | None) -> dict[int, list[Entry]]:
    acts: dict[int, list[Entry]] = {}
    if since is not None:
        entries = Entry.objects.filter(record__in=list(records), at__gte=since)
        for entry in entries.select_related("by").order_by("-version"):
            acts.setdefault(entry.record_id, []).append(entry)
    return acts


def _moved(
    found: Slip, since: datetime, records: dict[int, Record], acts: dict[int, list[Entry]]
) -> Iterable[Moved]:
    ways = (("added", found.added), ("removed", found.removed), ("altered", found.changed))
    for how, references in ways:
        for number in dict.fromkeys(int(each.partition("/")[0]) for each in references[:MOST]):
            if number in records:
                of = tuple(entry for entry in acts.get(number, ()) if entry.at >= since)
                yield Moved(how, records[number], of)


def slips_behind(paper: Paper) -> list[Slipped]:
    """Return what became of the rows behind the figures that a paper printed."""
    bases = compiled(paper.compilation).bases
    printed = Touching((place, None) for basis in bases for place in basis.places)
    used = paper.compilation.submissions.values("pk")
    ties = Tie.objects.filter(submission__in=used, undone_at=None, frozen__isnull=False)
    ties = ties.select_related("book__office", "keeper", "submission__unit", "unit")
    return slips_of([tie for tie in ties.order_by("pk") if _is_printed(tie, printed)])


def _is_printed(tie: Tie, printed: Touching[None]) -> bool:
    if tie.submission is None:
        return False
    place = Place(tie.submission.path, tie.start, tie.end)
    return next(printed.of(place), None) is not None
