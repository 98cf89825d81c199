"""The days by which figures and deadlines take records have an index, and are looked up by it."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q

from huizong.ledgers import Period
from huizong.ledgers.loading import shipped_ledgers
from huizong_web.calendars import office_calendar
from huizong_web.ledgers.counting.dialects import dialect
from huizong_web.ledgers.counting.source import Source
from huizong_web.ledgers.deadlines.candidates import branches
from huizong_web.ledgers.indexing import (
    RECORDS,
    TALLIES,
    days_of_deadlines,
    days_of_figures,
    name_of,
    open_days,
    open_name_of,
)
from huizong_web.ledgers.opening import open_book
from huizong_web.ledgers.tallying import tallied_fields


def test_days_of_figures_and_deadlines():
    petition = shipped_ledgers()["petition"]
    assert "answered_on" in set(days_of_figures(petition))
    assert "fix_by" in set(days_of_deadlines(shipped_ledgers()["hazard"]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "days"), [(RECORDS, days_of_deadlines), (TALLIES, days_of_figures)]
)
def test_there_is_an_index_for_every_day(table, days):
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    wanted = {name_of(table, key) for each in shipped_ledgers().values() for key in days(each)}
    assert wanted
    assert wanted <= set(constraints)


@pytest.mark.django_db
def test_a_figure_by_a_day_asks_so_that_the_index_serves():
    ledger = shipped_ledgers()["petition"]
    figure = ledger.figures["closed"]
    period, now = Period.of(2026, 10), date(2026, 11, 2)
    asked = (figure, ledger, dialect(good=True), period)
    source = Source.of(*asked, tallied=tallied_fields(ledger), now=now, book=1)
    found = source.condition()
    with connection.cursor() as cursor:
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f"{explain} SELECT record_id FROM ledgers_tally r WHERE book_id = 1 AND {found.text}",
            found.given,
        )
        plan = "\n".join(str(row) for row in cursor.fetchall())
    assert name_of(TALLIES, "answered_on") in plan


@pytest.mark.django_db
def test_what_is_not_done_yet_is_asked_so_that_its_index_serves(cast):
    book = open_book(cast.office, "petition")
    ledger, day = shipped_ledgers()["petition"], date(2026, 11, 18)
    given = {"today": day, "until": day, "calendar": office_calendar()}
    found = list(branches(book, ledger, Q(), **given))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plans = "\n".join(branch.records.values("id")[:9].explain() for branch in found)
    for pair in open_days(ledger):
        assert open_name_of(*pair) in plans
    assert ("accepted_on", "answered_on") in set(open_days(ledger))
