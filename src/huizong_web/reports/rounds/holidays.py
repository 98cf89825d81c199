"""The year's holidays as this site is given them: read, held against what is known, stored.

A year stands in one file of the data folder, in the library's own form; storing replaces it whole
and counts the deadlines anew that follow a rule and are still to come.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.calendar import (
    Calendar,
    CalendarError,
    NoNotice,
    Year,
    read_notice,
    with_years,
)
from huizong.calendar.days import Day
from huizong.values import Message, Source
from huizong_web.audit import record
from huizong_web.calendars import calendar_folder, office_calendar
from huizong_web.offices.models import Office
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.making import renew_times, would_change
from huizong_web.reports.rounds.models import Schedule
from huizong_web.reports.speaking import said
from huizong_web.seen import refuse_other, word_of


class Unusable(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """A file cannot be used as a year's holidays: the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class KnownYear:
    """A year whose holidays are known: by which announcement, and whether given to this site."""

    year: int
    basis: str
    own: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a year would change: days that would be worked or not any more, and deadlines."""

    year: Year
    doubts: tuple[str, ...]
    days: tuple[tuple[Day, Day], ...]
    rounds: tuple[tuple[Cycle, datetime], ...]


def known_years() -> list[KnownYear]:
    """Return the years that are known, the latest first."""
    calendar, own = office_calendar(), _own_files()
    years = sorted(calendar.sources, reverse=True)
    return [KnownYear(year, calendar.sources[year], year in own) for year in years]


def read_year(name: str, data: bytes) -> tuple[Year, tuple[str, ...]]:
    """Return the year of a notice and what in it cannot be right; raises Unusable."""
    from huizong.pipeline import read
    from huizong.reading import ReadingError

    try:
        text = read(Source(name, data)).text
        notice = read_notice(text)
        basis = _("%(name)s（%(year)s年部分节假日安排的通知）") % {
            "name": name,
            "year": notice.year,
        }
        year = notice.arranged(basis=basis[:200], since=timezone.localdate())
    except ReadingError as error:
        raise Unusable(said(error.finding.message) + said(error.finding.hint)) from error
    except NoNotice as error:
        raise Unusable(said(error.message)) from error
    except ValueError as error:
        sentence = _("读出来的日子有重复或不在这一年，没有采用。请核对原文。")
        raise Unusable(sentence) from error
    return year, tuple(map(_told, notice.doubts))


def _told(doubt: Message) -> str:
    return said(doubt)


def try_year(year: Year, office: Office, doubts: tuple[str, ...] = ()) -> Trial:
    """Return what a year would change for an office; nothing is stored."""
    now, then = office_calendar(), calendar_with(year)
    return Trial(
        year, doubts, tuple(_days(year.year, now, then)), tuple(would_change(office, then))
    )


def calendar_with(year: Year) -> Calendar:
    """Return the calendar as it would be with a year."""
    now = office_calendar()
    kept = {day: known for day, known in now.special.items() if day.year != year.year}
    return Calendar(dict(now.sources) | {year.year: year.basis}, kept | year.days())


def _days(year: int, now: Calendar, then: Calendar) -> Iterator[tuple[Day, Day]]:
    days = {day for day in (*now.special, *then.special) if day.year == year}
    for day in sorted(days):
        if now.works(day) is not then.works(day):
            yield now.day(day), then.day(day)


def seen_of(year: int) -> str:
    """Return the word for what is stored of a year: who stores it says which was shown."""
    file = _own_files().get(year)
    return word_of(year, file.read_bytes() if file else b"")


def store_year(year: Year, *, seen: str) -> int:
    """Store a year in the place of what was known of it; return how many deadlines have changed.

    Raises Overtaken where somebody stored it since the page was read, OSError where it cannot be
    written; then nothing has changed.
    """
    with transaction.atomic():
        list(Office.objects.select_for_update().values_list("pk"))
        sentence = _("%(year)s年的放假安排刚刚有人存过，您的没有存下。请看现在的，再定。")
        refuse_other(seen, seen_of(year.year), sentence % {"year": year.year})
        file = _own_files().get(year.year) or calendar_folder() / f"{year.year}.yaml"
        before = office_calendar().sources.get(year.year, "")
        told = {"basis": year.basis, "days": len(year.days())}
        record("set-calendar", label=year.label, before={"basis": before}, after=told)
        _write(file, _as_yaml(year))
        return sum(renew_times(schedule) for schedule in Schedule.objects.filter(active=True))


def _own_files() -> dict[int, Path]:
    """Return the files of the years that were given to this site; one that is faulty is left."""
    found: dict[int, Path] = {}
    for file in sorted(calendar_folder().glob("*.yaml")):
        try:
            found |= dict.fromkeys(with_years(Calendar(), file).sources, file)
        except CalendarError:
            continue
    return found


def _as_yaml(year: Year) -> str:
    rest = [{"name": each.name, "first": each.first, "last": each.last} for each in year.rest]
    work = [{"name": each.name, "day": each.day} for each in year.work]
    head = {"label": year.label, "basis": year.basis, "since": year.since, "year": year.year}
    return yaml.safe_dump(head | {"rest": rest, "work": work}, allow_unicode=True, sort_keys=False)


def _write(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(exist_ok=True)
    partial = file.with_suffix(".partial")
    try:
        with partial.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(file)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def next_unknown(today: date) -> int | None:
    """Return the year that ought to be known soon and is not, from November on the next one."""
    wanted = [today.year, *([today.year + 1] if today.month >= 11 else [])]
    known = office_calendar().sources
    return next((year for year in wanted if year not in known), None)
