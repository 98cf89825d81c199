"""Of which days an event must be for its deadline to fall within some days: a term backwards.

The last day of a term never comes earlier for a later event, so the days are found by halving.
"""

from datetime import date, timedelta

from huizong.calendar import Calendar, Unit, limit
from huizong.ledgers import Deadline
from huizong.ledgers.due import term

LONGEST = {Unit.WORKDAY: 3, Unit.DAY: 1, Unit.MONTH: 31, Unit.YEAR: 366}
"""Days that a unit of a term lasts at most, and beside them a long rest."""
A_REST = 40
MOST = 60_000


def is_exact(deadline: Deadline) -> bool:
    """Return whether the last day follows from one day alone, which a record's field holds."""
    return deadline.rows is None and not deadline.extend and not deadline.pause


def latest_event(deadline: Deadline, last: date, calendar: Calendar) -> date:
    """Return the latest day of an event whose deadline is a day or before it."""
    if deadline.term is None:
        return last
    amount, unit = term(deadline.term)
    # The deadline of `early` is in time, that of `late` is not.
    early = last - timedelta(days=min(amount * LONGEST[unit] + A_REST, MOST))
    late = last + timedelta(days=1)
    while (late - early).days > 1:
        middle = early + (late - early) // 2
        if _due(middle, amount, unit, deadline, calendar) <= last:
            early = middle
        else:
            late = middle
    return early


def _due(day: date, amount: int, unit: Unit, deadline: Deadline, calendar: Calendar) -> date:
    rolls = deadline.statutory if deadline.roll is None else deadline.roll
    return limit(day, amount, unit, calendar, roll=rolls).due
