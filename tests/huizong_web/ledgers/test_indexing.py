"""The days by which figures and deadlines take records have an index, and are looked up by it."""

from datetime import date

import pytest
from django.db import connection

from huizong.ledgers import Period
from huizong.ledgers.loading import shipped_ledgers
from huizong_web.ledgers.counting.dialects import dialect
from huizong_web.ledgers.counting.source import Source
from huizong_web.ledgers.indexing import days_asked_for


def test_days_of_figures_and_deadlines():
    assert set(days_asked_for(shipped_ledgers()["petition"])) >= {"answered_on", "accepted_on"}


@pytest.mark.django_db
def test_there_is_an_index_for_every_day():
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "ledgers_record")
    wanted = {
        f"ledgers_by_{key}" for each in shipped_ledgers().values() for key in days_asked_for(each)
    }
    assert wanted
    assert wanted <= set(constraints)


@pytest.mark.django_db
def test_a_figure_by_a_day_asks_so_that_the_index_serves():
    ledger = shipped_ledgers()["petition"]
    figure = ledger.figures["closed"]
    source = Source.of(figure, ledger, dialect(), Period.of(2026, 10), date(2026, 11, 2))
    found = source.condition()
    with connection.cursor() as cursor:
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f"{explain} SELECT r.id FROM ledgers_record r WHERE r.book_id = 1 AND {found.text}",
            found.given,
        )
        plan = "\n".join(str(row) for row in cursor.fetchall())
    assert "ledgers_by_answered_on" in plan
