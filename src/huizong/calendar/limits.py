"""Terms as the law counts them: 民法典 200-204.

The day of the event does not count (201). A term of months or years ends on the day that bears
the same number, or on the month's last where there is none (202). Where the last day is a rest
day the term ends on the day after the rest (203). A law may say otherwise (204): then `roll` is
off, or the term is told in working days.
"""

from calendar import monthrange
from datetime import date, timedelta

from huizong.calendar.counting import Counted, Unit, add_workdays, refuse_beyond
from huizong.calendar.days import Calendar

MONTHS = 12


def limit(
    start: date, amount: int, unit: Unit, calendar: Calendar, *, roll: bool = True
) -> Counted:
    """Return the last day of a term that begins with an event on a day.

    `roll` moves it behind rest days; working days need none. Raises ValueError for a term that is
    negative or longer than MOST days, or that leaves the calendar.
    """
    if amount < 0:
        msg = f"a term runs forward; {amount} is less than nothing"
        raise ValueError(msg)
    if unit is Unit.WORKDAY:
        return add_workdays(start, amount, calendar)
    nominal, clamped = _end(start, amount, unit)
    due = calendar.next_workday(nominal) if roll else nominal
    return Counted(
        start=start,
        amount=amount,
        unit=unit,
        nominal=nominal,
        due=due,
        rests=(calendar.rest_around(nominal),) if due != nominal else (),
        clamped=clamped,
        unpublished=calendar.unpublished(nominal, due),
    )


def _end(start: date, amount: int, unit: Unit) -> tuple[date, bool]:
    """Return the last day before any rest is looked at, and whether the month was too short."""
    if unit is Unit.DAY:
        refuse_beyond(amount)
        return start + timedelta(days=amount), False
    months = amount * (MONTHS if unit is Unit.YEAR else 1)
    refuse_beyond(months, longest=1200)
    years, month = divmod(start.year * MONTHS + start.month - 1 + months, MONTHS)
    last = monthrange(years, month + 1)[1]
    return date(years, month + 1, min(start.day, last)), start.day > last
