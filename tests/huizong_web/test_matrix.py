"""Every address of the site, for someone of every role: what the table says is what one gets.

The addresses are read off the site itself: a new view is in the matrix by being there, and one
that does not say for whom it is fails. A new kind of thing gets its line in `things`.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from cast import Cast, signed_in
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter
from layers import layer

from huizong.ledgers.sheets import Plan
from huizong_web.accounts.models import User
from huizong_web.accounts.people import find_person
from huizong_web.indicators.access import find_kept
from huizong_web.indicators.models import Kept
from huizong_web.ledgers.access import find_attachment, find_book, find_record
from huizong_web.ledgers.importing.access import find_import
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.models import Attachment, Book, Record
from huizong_web.lineage.access import find_tie
from huizong_web.lineage.models import Tie
from huizong_web.offices.access import find_unit
from huizong_web.offices.guard import PUBLIC, SIGNED_IN, Guard
from huizong_web.offices.models import Unit
from huizong_web.policy import POLICY, Action, Reach, Role
from huizong_web.reports.access import find_cycle, find_held, find_schedule, find_submission
from huizong_web.reports.issuing.models import Issued, Paper, Series
from huizong_web.reports.models import Compilation, Submission
from huizong_web.reports.rounds.holding import hold
from huizong_web.reports.rounds.models import Held, Schedule
from huizong_web.reports.submitting import submit

ELSE = {
    "kind": "pdf",
    "username": "chenmo",
    "group": "exams",
    "key": "exams.takers",
    "figure": "hazard.found",
}
"""What addresses name besides the thing."""
ASKED = {"cycles/<int:pk>/origins/": "?part=0"}
"""What addresses must ask for, or there is nothing to show."""
REFUSED, NOT_THERE = 403, 404


def _addresses(patterns: list[Any], route: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, whole)
        else:
            yield whole, pattern


ADDRESSES = dict(_addresses(get_resolver().url_patterns))
GUARDED = {
    route: pattern
    for route, pattern in ADDRESSES.items()
    if isinstance(getattr(pattern.callback, "guard", None), Guard)
}


@layer
def things(cast, compilation, submissions) -> dict[Any, list[tuple[int, Unit | None]]]:
    """For each way to find a thing: things of the own unit and of another, or of the office."""
    _issue(cast, compilation)
    return {
        find_person: [(cast.clerk.pk, None)],
        find_cycle: [(cast.cycle.pk, None)],
        find_submission: [(_again(each, cast).pk, each.unit) for each in submissions],
        find_unit: [(unit.pk, unit) for unit in (cast.secretariat, cast.rural)],
        find_schedule: [(_schedule(cast).pk, None)],
        **_registers(cast),
        find_kept: [(_kept(cast).pk, None)],
        find_import: [(_import(cast, unit).pk, unit) for unit in (cast.secretariat, cast.rural)],
        find_tie: [(_tie(each).pk, each.unit) for each in submissions],
        find_held: [(_held(cast, unit).pk, unit) for unit in (cast.secretariat, cast.rural)],
    }


@layer
def sessions(cast, things) -> dict[User, str]:
    """Who is signed in, by the key of the session: signing in anew for each request costs most."""
    people = [*cast.by_role.values(), cast.stranger]
    return {each: signed_in(each).session.session_key for each in people}


@pytest.fixture
def doors(sessions) -> dict[int, Client]:
    """A client of everybody, by the person's number."""
    return {person.pk: _with_session(key) for person, key in sessions.items()}


def _with_session(key: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client


def _tie(submission: Submission) -> Tie:
    """Return a figure that somebody vouched for."""
    return Tie.objects.create(
        office=submission.cycle.office,
        unit=submission.unit,
        submission=submission,
        start=0,
        end=1,
        words="1处",
        how=Tie.How.VOUCHED,
        ground={"kind": "person", "person": "陈墨", "says": "点过数", "on": "2026-10-31"},
        by=submission.uploaded_by,
    )


def _again(old: Submission, cast: Cast) -> Submission:
    """Return a newer version of a submission, so that there are two to compare."""
    text = f"{old.section}2026年10月工作总结\n\n1、整理档案30卷。\n"
    return submit(
        old.cycle, old.unit, name="新.txt", data=text.encode(), by=cast.editor, replace=True
    )


def _issue(cast: Cast, compilation: Compilation) -> None:
    """Store a paper that was issued, number 1, since addresses name it beside its round."""
    series = Series.objects.create(office=cast.office, code="青办发")
    paper = Paper.objects.create(
        cycle=cast.cycle, compilation=compilation, series=series, prepared_by=cast.editor
    )
    issued = Issued(pk=1, paper=paper, series=series, year=2026, number=1, day=date(2026, 11, 2))
    issued.pdf.save("x", ContentFile(b"%PDF-"), save=False)
    issued.save()


def _schedule(cast: Cast) -> Schedule:
    return Schedule.objects.create(office=cast.office, title="周报", starts=date(2026, 11, 1))


def _registers(cast: Cast) -> dict[Any, list[tuple[int, Unit | None]]]:
    """A book that each section keeps, a record of each, and a file of each record."""
    book = Book.objects.create(office=cast.office, ledger="hazard")
    units = (cast.secretariat, cast.rural)
    records = [
        Record.objects.create(book=book, keeper=unit, unit=unit, number=unit.name) for unit in units
    ]
    files = [_file(record, cast) for record in records]
    return {
        find_book: [(book.pk, None)],
        find_record: [(each.pk, each.keeper) for each in records],
        find_attachment: [(each.pk, each.keeper) for each in files],
    }


def _file(record: Record, cast: Cast) -> Attachment:
    stored = Attachment(
        book=record.book, keeper=record.keeper, record=record, name="图.png", size=1, by=cast.editor
    )
    stored.file.save("x", ContentFile(b"x"))
    return stored


def _kept(cast: Cast) -> Kept:
    """Return a set of indicators that both units enter."""
    kept = Kept.objects.create(office=cast.office, group="exams")
    kept.units.set([cast.secretariat, cast.rural])
    return kept


def _import(cast: Cast, unit: Unit) -> Import:
    """Return a file that waits to be taken into a register."""
    book, _ = Book.objects.get_or_create(office=cast.office, ledger="trip")
    given = Import(book=book, keeper=unit, name="行程.csv", size=1, sha256="0", by=cast.editor)
    given.plan = Plan(()).as_json()
    given.file.save("x", ContentFile("甲,乙".encode()), save=False)
    given.save()
    return given


def _held(cast: Cast, unit: Unit) -> Held:
    return hold(cast.cycle, unit, name="迟到.txt", data=b"1", by=cast.editor)


@pytest.mark.parametrize("route", ADDRESSES)
def test_every_view_says_for_whom_it_is(route):
    said = getattr(ADDRESSES[route].callback, "guard", None)
    assert isinstance(said, Guard) or said in (PUBLIC, SIGNED_IN), route


def _paths(
    route: str, pattern: URLPattern, things: dict[Any, list[tuple[int, Unit | None]]]
) -> Iterator[tuple[str, Unit | None]]:
    """Yield an address of each thing, and whose it is."""
    guard = pattern.callback.guard
    for pk, unit in things[guard.find] if guard.find else [(0, None)]:
        path = route
        for name, converter in pattern.pattern.converters.items():
            value = ELSE.get(name, 1 if isinstance(converter, IntConverter) else "x")
            value = things[find_cycle][0][0] if name == "cycle" else value
            path = path.replace(
                f"<{_written(converter)}{name}>", str(pk if name == "pk" else value)
            )
        yield "/" + path + ASKED.get(route, ""), unit


def _written(converter: Any) -> str:
    return {"IntConverter": "int:", "StringConverter": "str:"}[type(converter).__name__]


def _allowed(guard: Guard, role: Role, action: Action, unit: Unit | None, cast: Cast) -> bool:
    reach = POLICY[role].get(action, Reach.NOWHERE)
    if guard.somewhere:
        return reach is not Reach.NOWHERE
    own = unit is not None and unit == cast.secretariat
    return reach is Reach.OFFICE or (own and reach is not Reach.NOWHERE)


def _status(client: Client, method: str, path: str) -> int:
    """Return what a request is answered with; what it changed is taken back."""
    with transaction.atomic():
        response = getattr(client, method.lower())(path)
        response.close()
        transaction.set_rollback(True)
    return response.status_code


@pytest.mark.parametrize("route", GUARDED)
def test_everyone_gets_what_the_table_says(cast, things, doors, route):
    pattern, wrong = GUARDED[route], []
    guard = pattern.callback.guard
    for path, unit in _paths(route, pattern, things):
        head, get = (_status(doors[cast.editor.pk], method, path) for method in ("HEAD", "GET"))
        if head != get:
            wrong.append((path, "HEAD", head, "GET", get))
        for method, action in (("GET", guard.reading), ("POST", guard.sending)):
            if method == "GET" and get == 405:
                continue
            for role, person in cast.by_role.items():
                status = _status(doors[person.pk], method, path)
                allowed = _allowed(guard, role, action, unit, cast)
                if allowed == (status in (REFUSED, NOT_THERE)) or status >= 500:
                    wrong.append((method, path, role, "allowed" if allowed else "not", status))
            if guard.find and (status := _status(doors[cast.stranger.pk], method, path)) != 404:
                wrong.append((method, path, "stranger", "not there", status))
    assert wrong == []


@pytest.mark.parametrize("route", GUARDED)
def test_what_is_not_there_is_not_found(cast, route):
    if "<int:pk>" in route:
        path = "/" + route.replace("<int:pk>", "987654").replace("<str:kind>", "md")
        assert _status(signed_in(cast.editor), "POST", path) == NOT_THERE


@pytest.mark.parametrize("route", sorted(set(ADDRESSES)))
def test_nobody_gets_in_without_signing_in(cast, things, route):
    pattern = ADDRESSES[route]
    if pattern.callback.guard == PUBLIC:
        return
    guard = pattern.callback.guard
    paths = _paths(route, pattern, things) if isinstance(guard, Guard) else [("/" + route, None)]
    for path, _unit in paths:
        for method in ("GET", "POST"):
            with transaction.atomic():
                response = getattr(Client(), method.lower())(path)
            assert (response.status_code, response.url[:15]) in [
                (302, "/sign-in/?next="),
                (302, "/sign-in/"),
            ], (method, path)
