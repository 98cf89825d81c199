"""The rows of a round's page: each unit with what it submitted and how it stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Max, Q, prefetch_related_objects
from django.utils import timezone

from huizong_web.offices.models import Unit
from huizong_web.reports.checking import Counts, open_counts
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.rounds.models import Held, Permit, Reminder, ZeroReport
from huizong_web.reports.rounds.standing import Came, Standing, standing_of

FEW = 30
"""Units up to which theirs alone is asked for: a section's page needs not the whole round."""

ThingT = TypeVar("ThingT", ZeroReport, Permit, Held)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in a round; `reminded` is how often it was asked, and when last.

    `counts` are known of rows that are listed.
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
    """Return the rows of units in a round; as many queries for five hundred as for one.

    `listed` adds what only those need that stand in a page.
    """
    known = list(units)
    of = Q(unit__in=known) if len(known) <= FEW else Q()
    files = _files(cycle, of)
    zeros = _by_unit(cycle.zero_reports.filter(of, undone_at=None).select_related("by"))
    permits = _by_unit(cycle.permits.filter(of, undone_at=None).select_related("by"))
    held = _by_unit(cycle.held.filter(of).select_related("by"))
    reminded, reviews = _reminded(cycle, of), _reviews(cycle)
    now, rows = timezone.now(), list[Row]()
    for unit in known:
        own = files[unit.pk]
        current = next((each for each in own if each.current), None)
        zero = zeros.get(unit.pk)
        came = Came(own[-1].uploaded_at if own else None, zero.at if zero else None)
        rows.append(
            Row(
                unit=unit,
                submission=current,
                counts=None,
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


def listed(rows: Sequence[Row]) -> list[Row]:
    """Return rows with what was found in their files, and who sent these (three queries)."""
    current = [row.submission for row in rows if row.submission]
    files = [*current, *(each for row in rows for each in row.earlier)]
    prefetch_related_objects(files, "uploaded_by")
    counts = open_counts(current)
    return [
        replace(row, counts=counts.get(row.submission.pk) if row.submission else None)
        for row in rows
    ]


def _files(cycle: Cycle, of: Q) -> defaultdict[int, list[Submission]]:
    """Return what each unit has submitted, the latest first."""
    stored = cycle.submissions.filter(of).defer("reading")
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


def _reminded(cycle: Cycle, of: Q) -> dict[int, tuple[int, datetime]]:
    found = Reminder.objects.filter(of, cycle=cycle).order_by().values_list("unit_id")
    counted = found.annotate(count=Count("pk"), last=Max("at"))
    return {unit: (count, last) for unit, count, last in counted}
