"""The clock of a demonstration: the days of its example, at the hour of this machine.

The texts of an example name days, weekdays and holidays, so its months lie fixed, and the site
that shows it lives in them: it begins on the example's own day and goes on while it is served.
Served again it goes on where its log ended, so it neither goes back nor stands months later before
registers that nobody kept. A site with an office's own reports has the machine's clock.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

DAY = timedelta(days=1)


class Clock:
    """The machine's clock, whole days off once it was put to a day."""

    def __init__(self, machine: Callable[[], datetime]) -> None:
        self.off: timedelta | None = None
        self._machine = machine

    def now(self) -> datetime:
        """Return the moment."""
        return self._machine() + (self.off or timedelta())

    def put(self, day: date, *, after: datetime | None = None) -> None:
        """Begin on a day, or where `after` is later on the first day at whose hour it is past."""
        off = day - timezone.localdate(self._machine())
        if after is not None and (late := after - self._machine() - off) > timedelta():
            off += -(-late // DAY) * DAY
        self.off = off


_clock: Clock | None = None


def take_over() -> None:
    """Let Django ask a clock that can be put; before models are loaded, which keep its `now`."""
    global _clock  # noqa: PLW0603 - a process has one clock
    if _clock is None:
        _clock = clock = Clock(timezone.now)

        @wraps(timezone.now)  # migrations know it by its name
        def now() -> datetime:
            return clock.now()

        timezone.now = now


def put(day: date, *, after: datetime | None = None) -> None:
    """Put the clock to a day, see `Clock.put`, where it was taken over; others keep the time."""
    if _clock is not None:
        _clock.put(day, after=after)


def example_day(_request: HttpRequest) -> dict[str, Any]:
    """Give templates `example_day`: the day of today where it is not the machine's, else None."""
    put = _clock is not None and _clock.off is not None
    return {"example_day": timezone.localdate() if put else None}
