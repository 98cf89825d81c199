"""The rows of a round's page: each unit with what it submitted and how it stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Max
from django.utils import timezone

from huizong_web.offices.models import Unit
from huizong_web.reports.checking import Counts, open_counts
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.rounds.models import Held, Permit, Reminder, ZeroReport
from huizong_web.reports.rounds.standing import Came, Standing, standing_of

ThingT = TypeVar("ThingT", ZeroReport, Permit, Held)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A unit in a round; `reminded` is how often it was asked, and when last.

    Rows are told apart by being themselves: a page asks of each of five hundred whether it is one's
    own.
    """

    unit: Unit
    submission: Submission | None
    counts: Counts | None
    earlier: Sequence[Submission]
    zero: ZeroReport | None
    permit: Permit | None
    held: Held | None
    standing: Standing
    reminded: tuple[int, datetime] | None
    review: Review | None

    @property
    def is_in(self) -> bool:
        """Whether the unit has submitted, or said that it has nothing."""
        return self.submission is not None or self.zero is not None


def rows_of(cycle: Cycle, units: Iterable[Unit]) -> list[Row]:
    """Return the rows of units in a round; as many queries for five hundred as for one."""
    files = _files(cycle)
    counts = open_counts(each for own in files.values() for each in own if each.current)
    zeros = _by_unit(cycle.zero_reports.filter(undone_at=None).select_related("by"))
    permits = _by_unit(cycle.permits.filter(undone_at=None).select_related("by"))
    held = _by_unit(cycle.held.select_related("by"))
    reminded, reviews = _reminded(cycle), _reviews(cycle)
    now, rows = timezone.now(), list[Row]()
    for unit in units:
        own = files[unit.pk]
        current = next((each for each in own if each.current), None)
        zero = zeros.get(unit.pk)
        came = Came(own[-1].uploaded_at if own else None, zero.at if zero else None)
        rows.append(
            Row(
                unit=unit,
                submission=current,
                counts=counts.get(current.pk) if current else None,
                earlier=[each for each in own if not each.current],
                zero=zero,
                permit=permits.get(unit.pk),
                held=held.get(unit.pk),
                standing=standing_of(came, cycle.due_at, now),
                reminded=reminded.get(unit.pk),
                review=reviews.get(current.pk) if current else None,
            )
        )
    return rows


def _files(cycle: Cycle) -> defaultdict[int, list[Submission]]:
    """Return what each unit has submitted, the latest first."""
    stored = cycle.submissions.defer("reading").select_related("uploaded_by")
    found: defaultdict[int, list[Submission]] = defaultdict(list)
    for submission in stored.order_by("-uploaded_at", "-pk"):
        found[submission.unit_id].append(submission)
    return found


def _reviews(cycle: Cycle) -> dict[int, Review]:
    """Return what the office says of the current submissions, by their numbers."""
    standing = Review.objects.filter(submission__cycle=cycle, undone_at=None)
    return {each.submission_id: each for each in standing.select_related("by")}


def _by_unit(rows: Iterable[ThingT]) -> dict[int, ThingT]:
    return {row.unit_id: row for row in rows}


def _reminded(cycle: Cycle) -> dict[int, tuple[int, datetime]]:
    found = Reminder.objects.filter(cycle=cycle).order_by().values_list("unit_id")
    counted = found.annotate(count=Count("pk"), last=Max("at"))
    return {unit: (count, last) for unit, count, last in counted}
