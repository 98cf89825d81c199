"""How a unit stands in a round, and how often it was on time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """What became of a unit's report in a round."""

    ON_TIME = "on-time"
    LATE = "late"
    ZERO = "zero"  # nothing to report, said in time
    WAITING = "waiting"  # not in, and not yet due
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Came:
    """When a unit's first report of a round came, and when it said that it has nothing."""

    file_at: datetime | None = None
    zero_at: datetime | None = None


def standing_of(came: Came, due_at: datetime | None, now: datetime) -> Standing:
    """Return how a unit stands; what came first says whether it was in time."""
    first = min((at for at in (came.file_at, came.zero_at) if at), default=None)
    if first is None:
        return Standing.MISSING if due_at and now > due_at else Standing.WAITING
    if due_at is not None and first > due_at:
        return Standing.LATE
    return Standing.ON_TIME if came.file_at else Standing.ZERO


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a unit stood how in rounds whose time is over."""

    on_time: int = 0
    zero: int = 0
    late: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """How many reports were due."""
        return self.on_time + self.zero + self.late + self.missing

    @property
    def percent(self) -> int | None:
        """How many of a hundred came in time, None where none was due; a half counts up."""
        if not self.total:
            return None
        return (200 * (self.on_time + self.zero) + self.total) // (2 * self.total)


def tally(standings: Iterable[Standing]) -> Tally:
    """Count standings; what is not due yet does not count."""
    known = list(standings)
    return Tally(
        on_time=known.count(Standing.ON_TIME),
        zero=known.count(Standing.ZERO),
        late=known.count(Standing.LATE),
        missing=known.count(Standing.MISSING),
    )
