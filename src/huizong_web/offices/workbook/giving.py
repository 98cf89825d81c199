"""Giving out: the office as the sheets that a person may have."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from django.contrib.auth import get_user_model

from huizong_web import workbooks
from huizong_web.offices.models import Duty, Office, Post, Unit
from huizong_web.offices.workbook.tables import HEADS, Table, words_of
from huizong_web.policy import Role


def give_out(office: Office, allowed: AbstractSet[Table]) -> bytes:
    """Return the workbook of an office with the sheets that a person may have."""
    rows = {
        Table.UNITS: _units,
        Table.PEOPLE: _people,
        Table.POSTS: _posts,
        Table.DUTIES: _duties,
    }
    return workbooks.write(
        {table: (HEADS[table], list(rows[table](office))) for table in Table if table in allowed}
    )


def _units(office: Office) -> Iterator[tuple[str, ...]]:
    kinds = words_of(Unit.Kind)
    for unit in office.units.filter(until=None).select_related("parent"):
        parent = unit.parent.name if unit.parent else ""
        yield unit.name, "", parent, kinds[unit.kind], str(unit.order), _day(unit.since)


def _people(office: Office) -> Iterator[tuple[str, ...]]:
    users = get_user_model().objects.filter(office=office).order_by("username")
    for user in users:
        yield user.username, user.name


def _posts(office: Office) -> Iterator[tuple[str, ...]]:
    roles = words_of(Role)
    held = Post.objects.held().filter(office=office).select_related("user", "unit")
    for post in held.order_by("unit__order", "role", "user__username"):
        unit = post.unit.name if post.unit else ""
        yield post.user.username, unit, roles[post.role], post.title, _day(post.since)


def _duties(office: Office) -> Iterator[tuple[str, ...]]:
    held = Duty.objects.filter(unit__office=office, unit__until=None, until=None)
    for duty in held.select_related("unit").order_by("unit__order", "order"):
        yield duty.unit.name, duty.text, duty.source, _day(duty.since)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
