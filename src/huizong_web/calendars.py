"""The holidays as this site knows them: those shipped, and the years in the data folder."""

import logging
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from huizong.calendar import Calendar, CalendarError, shipped_calendar, with_years

logger = logging.getLogger(__name__)


def office_calendar() -> Calendar:
    """Return the calendar; files that an administrator changes hold from the next call on."""
    return _read(_state())[0]


def calendar_fault() -> str:
    """Return what is wrong in the files of the data folder, "" where nothing is."""
    return _read(_state())[1]


def zone() -> ZoneInfo:
    """Return the zone in which the site's days begin."""
    return ZoneInfo(settings.TIME_ZONE)


def calendar_folder() -> Path:
    """Return where the years stand that this site was given."""
    return Path(settings.DATA) / "calendar"


def _state() -> tuple[tuple[str, int], ...]:
    """Return what tells whether a file has changed since it was read."""
    return tuple(
        (str(each), each.stat().st_mtime_ns) for each in sorted(calendar_folder().glob("*.yaml"))
    )


@lru_cache(maxsize=4)
def _read(state: tuple[tuple[str, int], ...]) -> tuple[Calendar, str]:
    if not state:
        return shipped_calendar(), ""
    try:
        return with_years(shipped_calendar(), calendar_folder()), ""
    except CalendarError as error:
        # A slip of the pen must not stop the office: the shipped years hold, and editors are told.
        logger.warning("the calendar of this site cannot be used: %s", error)
        return shipped_calendar(), str(error)
