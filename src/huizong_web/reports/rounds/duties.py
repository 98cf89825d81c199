"""What a person has to submit: each open round of each of the person's units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action, Reach, reach_of
from huizong_web.reports.models import Cycle
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.rounds.members import members_by_round
from huizong_web.reports.rounds.models import Lock, Permit
from huizong_web.reports.rounds.rows import came_in
from huizong_web.reports.rounds.standing import Came, Standing, standing_of
from huizong_web.reports.rounds.states import State
from huizong_web.reports.rounds.telling import states_now

RECENT = timedelta(days=120)
"""How long rounds that are over stand in the list."""


@dataclass(frozen=True, slots=True)
class DutyToReport:
    """A unit's report in a round: what state the round is in, how the unit stands in it."""

    cycle: Cycle
    unit: Unit
    state: State
    standing: Standing
    permit: Permit | None
    returned: Review | None = None

    @property
    def waits(self) -> bool:
        """Whether the report can be submitted now and has not been, or has been returned."""
        if self.returned is not None:
            return True
        if self.standing not in (Standing.WAITING, Standing.MISSING):
            return False
        if self.state in (State.NOTICE, State.OPEN, State.DUE):
            return True
        return self.state is State.LATE or self.permit is not None


def duties_of(known: Mapping[Office, Rights], now: datetime | None = None) -> list[DutyToReport]:
    """Return what the units for which a person reports have to do, the soonest due first.

    Those are units of the person's posts, not all for which an editor could submit.
    """
    now = now or timezone.now()
    rounds = list(
        Cycle.objects.filter(Q(due_at=None) | Q(due_at__gt=now - RECENT), office__in=known)
        .select_related("office")
        .order_by("due_at", "-year", "-month", "pk")[:200]
    )
    states, members = states_now(rounds, now), members_by_round(rounds)
    units = {unit.pk: (cycle.office, unit) for cycle in rounds for unit in members[cycle.pk]}
    own = [unit for office, unit in units.values() if _reports_for(known[office], unit)]
    mine, came = {unit.pk for unit in own}, came_in(rounds, own)
    permits = {
        (permit.cycle_id, permit.unit_id): permit
        for permit in Permit.objects.filter(cycle__in=rounds, unit__in=own, undone_at=None)
        if permit.holds()
    }
    returned = _returned(rounds, own)
    return [
        DutyToReport(
            cycle=cycle,
            unit=unit,
            state=states[cycle.pk],
            standing=standing_of(came.get((cycle.pk, unit.pk), Came()), cycle.due_at, now),
            permit=permits.get((cycle.pk, unit.pk)),
            returned=returned.get((cycle.pk, unit.pk)),
        )
        for cycle in rounds
        for unit in members[cycle.pk]
        if unit.pk in mine
    ]


def _returned(rounds: Iterable[Cycle], units: Iterable[Unit]) -> dict[tuple[int, int], Review]:
    """Return by which reviews what units sent was returned, where no lock keeps it so."""
    found = Review.objects.filter(
        submission__cycle__in=list(rounds),
        submission__unit__in=list(units),
        submission__current=True,
        verdict=Review.Verdict.RETURNED,
        undone_at=None,
    )
    locked = Lock.objects.filter(cycle=OuterRef("submission__cycle"), undone_at=None)
    rows = found.exclude(Exists(locked)).select_related("by", "submission")
    rows = rows.defer("submission__reading")
    return {(each.submission.cycle_id, each.submission.unit_id): each for each in rows}


def _reports_for(rights: Rights, unit: Unit) -> bool:
    """Whether a person reports for a unit by a post there or above it."""
    if not rights.may(Action.SUBMIT, unit):
        return False
    return any(
        reach_of(post.role, Action.SUBMIT) is not Reach.OFFICE and post.unit_id is not None
        for post in rights.posts
    )
