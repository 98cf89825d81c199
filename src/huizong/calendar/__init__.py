"""Days that are worked and days that are not, and the counting of terms over them.

`years` reads a year's arrangement of holidays (definitions/calendar, one file a year; an office
may add or replace years), `notices` reads one out of the State Council's notice, `days` says of a
day what it is and why, `counting` adds working days, `limits` counts terms as 民法典 200-204 do,
`deadlines` finds the day on which a report is due, and `explaining` tells of each answer how it was
counted. Everything is pure; a date is a
`datetime.date`. May import `values` and `definitions`.

A year whose arrangement is not published is taken as Monday to Friday, and every answer that
touches it says so.
"""

from huizong.calendar.counting import MOST, Counted, Unit, add_workdays, workdays_between
from huizong.calendar.days import Calendar, Day, Kind, Stretch
from huizong.calendar.deadlines import Deadline, Shift, deadline
from huizong.calendar.explaining import explain, explain_deadline, spell_date, spell_span
from huizong.calendar.limits import limit
from huizong.calendar.notices import NoNotice, Notice, read_notice
from huizong.calendar.years import CalendarError, Year, shipped_calendar, with_years

__all__ = [
    "MOST",
    "Calendar",
    "CalendarError",
    "Counted",
    "Day",
    "Deadline",
    "Kind",
    "NoNotice",
    "Notice",
    "Shift",
    "Stretch",
    "Unit",
    "Year",
    "add_workdays",
    "deadline",
    "explain",
    "explain_deadline",
    "limit",
    "read_notice",
    "shipped_calendar",
    "spell_date",
    "spell_span",
    "with_years",
    "workdays_between",
]
