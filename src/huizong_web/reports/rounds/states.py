"""What a round is at a moment: computed from its times, never kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """The states of a round in their order."""

    NOTICE = "notice"  # announced, not begun
    OPEN = "open"
    DUE = "due"  # the due day
    LATE = "late"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Moments:
    """The times of a round as far as it has any; `locked` is someone's act."""

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    locked: bool = False


def state_of(moments: Moments, now: datetime) -> State:
    """Return what a round is; all in one zone, since the due day is a day of that zone."""
    if moments.locked or (moments.closes_at is not None and now >= moments.closes_at):
        return State.LOCKED
    if moments.due_at is not None and now > moments.due_at:
        return State.LATE
    if moments.opens_at is not None and now < moments.opens_at:
        return State.NOTICE
    if moments.due_at is not None and now.date() == moments.due_at.date():
        return State.DUE
    return State.OPEN
