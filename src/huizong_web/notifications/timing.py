"""When a delivery goes out: not in quiet hours, with the day's others, again after a failure.

Pure; times are aware and in the zone in which the person lives.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""How long to wait after each failure; after the last one there is no more trying."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A person's hours: `quiet` from and to, over midnight or not.

    `digest` is the time of the day's one letter, None where each goes out by itself.
    """

    quiet: tuple[time, time] | None = None
    digest: time | None = None


def first_moment(now: datetime, hours: Hours) -> datetime:
    """Return the first moment from now on at which a delivery may go out."""
    when = _at(now, hours.digest) if hours.digest else now
    if hours.quiet and _is_quiet(when.time(), *hours.quiet):
        return _at(when, hours.quiet[1])
    return when


def next_try(attempts: int, now: datetime, hours: Hours) -> datetime | None:
    """Return when to try again after so many failures, None where it is given up."""
    if attempts > len(AGAIN):
        return None
    return first_moment(now + AGAIN[attempts - 1], Hours(quiet=hours.quiet))


def _at(now: datetime, of_day: time) -> datetime:
    """Return the next moment that has a time of day, now included."""
    today = datetime.combine(now.date(), of_day, tzinfo=now.tzinfo)
    return today if today >= now else today + timedelta(days=1)


def _is_quiet(now: time, begin: time, end: time) -> bool:
    now = now.replace(tzinfo=None)
    return begin <= now < end if begin <= end else now >= begin or now < end
