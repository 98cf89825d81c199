"""Pages of an office with 500 units ask the database as often as with five; times are printed."""

import time

import pytest
from cast import PASSWORD, SECRETARIAT, signed_in
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huizong_web.accounts.models import User
from huizong_web.offices.models import Post, Unit
from huizong_web.policy import Role
from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.submitting import submit

FEW, MANY = 5, 500
TIMES = 5
PAGES = {
    "/cycles/": ("editor", 13),
    "/cycles/{cycle}/submissions/": ("editor", 28),
    "/cycles/{cycle}/": ("editor", 29),
    "/cycles/rates/": ("editor", 11),
    "/todo/": ("clerk", 15),
    "/units/": ("system_admin", 9),
    "/people/": ("system_admin", 13),
    "/grants/": ("security_admin", 13),
    "/log/": ("audit_admin", 12),
}
"""For each page who opens it, and the queries that it may take, however large the office is."""


@pytest.fixture
def office_of(cast):
    """Return a function that makes an office as large as asked: a unit and a clerk each."""
    submit(cast.cycle, cast.secretariat, name="a.txt", data=SECRETARIAT.encode(), by=cast.editor)
    compile_cycle(cast.cycle, by=cast.editor)

    def grow(size: int) -> None:
        for number in range(Unit.objects.filter(office=cast.office).count(), size):
            unit = Unit.objects.create(office=cast.office, order=number + 1, name=f"{number}科")
            user = User.objects.create_user(f"u{number}", name=f"人{number}", password=PASSWORD)
            Post.objects.create(user=user, office=cast.office, unit=unit, role=Role.CLERK)

    return grow


def test_queries_do_not_grow_with_the_office(cast, office_of):
    counts = []
    for size in (FEW, MANY):
        office_of(size)
        counts.append({path: _queries(cast, path, person) for path, (person, _) in PAGES.items()})
    few, many = counts
    print(few, many, {path: _slowest(cast, path, person) for path, (person, _) in PAGES.items()})  # noqa: T201
    grown = {path: (few[path], many[path]) for path in PAGES if many[path] > few[path]}
    assert grown == {}
    assert {path: many[path] for path, (_, most) in PAGES.items() if many[path] > most} == {}


def _queries(cast, path: str, person: str) -> int:
    client = signed_in(cast.person(person))
    client.get(path.format(cycle=cast.cycle.pk))  # what is kept after a first visit is kept
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path.format(cycle=cast.cycle.pk)).status_code == 200
    return len(asked)


def _slowest(cast, path: str, person: str) -> str:
    client, took = signed_in(cast.person(person)), []
    for _ in range(TIMES):
        began = time.perf_counter()
        client.get(path.format(cycle=cast.cycle.pk))
        took.append(time.perf_counter() - began)
    return f"{max(took) * 1000:.0f} ms"
