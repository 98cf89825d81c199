"""The list of a book's records: narrowed, sorted, searched, its figures, its lamps."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from cast import signed_in
from django.utils import timezone

from huizong_web.ledgers.listing import finding
from huizong_web.offices.models import Post
from huizong_web.policy import Role


def listed(client, book, query: str = "") -> str:
    answer = client.get(f"/ledgers/{book.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def three(hazard):
    hazard(description="甲水库坝坡渗水", found_on=date(2026, 10, 8))
    hazard(
        description="乙中学消防栓无水", category="消防", level="重大", found_on=date(2026, 10, 9)
    )
    hazard(
        description="丙小学校车超员", category="校车", unit="秘书科", found_on=date(2026, 10, 10)
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "甲乙丙"),
        ("?q=水库", "甲"),
        ("?q=消防栓", "乙"),
        ("?f-category=校车", "丙"),
        ("?f-category=没有这一类", "甲乙丙"),
        ("?unit=秘书", "丙"),
        ("?first=2026-10-09", "乙丙"),
        ("?first=2026-10-09&last=2026-10-09", "乙"),
        ("?first=昨天", "甲乙丙"),
        ("?state=已销号", ""),
        ("?view=major", "乙"),
        ("?view=open", "甲乙丙"),
        ("?view=strange", "甲乙丙"),
        ("?q=%00", "甲乙丙"),
        ("?page=0&sort=nothing", "甲乙丙"),
    ],
)
def test_what_is_asked_for_is_shown(editor, book, three, query, shown):
    page = listed(editor, book, query)
    assert {each for each in "甲乙丙" if f">{each}" in page} == set(shown)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "丙乙甲"),
        ("found_on", "甲乙丙"),
        ("number", "甲乙丙"),
        ("-number", "丙乙甲"),
        ("description", "丙乙甲"),
    ],
)
def test_it_is_sorted_by_what_is_asked(editor, book, three, sort, order):
    page = listed(editor, book, f"?sort={sort}")
    assert sorted("甲乙丙", key=lambda each: page.index(f">{each}")) == list(order)


def test_numbers_are_sorted_as_numbers(editor, book, hazard):
    for fund in ("900", "12000", "35"):
        hazard(description=f"要花{fund}元", fund=Decimal(fund))
    page = listed(editor, book, "?sort=fund")
    places = [page.index(f"要花{fund}元") for fund in ("35", "900", "12000")]
    assert places == sorted(places)


def test_one_sees_the_records_of_one_s_units_and_those_about_them(cast, book, three, hazard):
    hazard(description="丁站食堂", keeper=cast.secretariat, unit="农业科")
    page = listed(signed_in(cast.clerk), book)
    assert {each for each in "甲乙丙丁" if f">{each}" in page} == {"丙", "丁"}


def test_figures_of_the_period_stand_above(editor, book, three):
    page = listed(editor, book, "?first=2026-10-01&last=2026-10-31")
    assert "2026年10月" in page
    assert "3处" in page
    assert "33.3" not in page  # nothing is mended yet
    assert "1处" in page


def test_what_is_overdue_has_its_lamp(cast, editor, book, hazard):
    from huizong_web.ledgers.definitions import ledger_of
    from huizong_web.ledgers.keeping import take
    from huizong_web.ledgers.loading import as_kept
    from huizong_web.ledgers.units import Units

    record = hazard()
    ledger, units = ledger_of(book), Units(cast.office)
    values = as_kept(record, ledger, units).values
    late = timezone.localdate() - timedelta(days=3)
    more = {"measure": "换瓦", "person": "李砚", "fix_by": max(late, date(2026, 10, 9))}
    answer = take(
        record,
        ledger.workflow.steps[0],
        seen=1,
        by=cast.editor,
        words=frozenset({"section_head"}),
        values={**values, **more},
    )
    assert answer.record is not None, answer.faults
    assert "已超期" in listed(editor, book)


def test_it_counts_up_to_a_bound(editor, book, three, monkeypatch):
    monkeypatch.setattr(finding, "COUNTED", 2)
    monkeypatch.setattr("huizong_web.ledgers.views.records.COUNTED", 2)
    assert "2 多条" in listed(editor, book)


def test_it_goes_page_by_page(editor, book, three, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    first = listed(editor, book)
    assert 'rel="next" href="?page=2"' in first
    second = listed(editor, book, "?page=2")
    assert ">甲" in second
    assert ">乙" not in second


def test_queries_do_not_grow_with_the_records(
    cast, editor, book, hazard, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    hazard(description="第一处")
    with CaptureQueriesContext(connection) as one:
        listed(editor, book)
    for number in range(12):
        hazard(description=f"第{number}处隐患")
    with django_assert_num_queries(len(one)):
        listed(editor, book)
    assert len(one) <= 22


def test_a_head_sees_the_units_below(cast, book, three):
    cast.rural.parent = cast.secretariat
    cast.rural.save()
    Post.objects.filter(user=cast.head).update(role=Role.SECTION_HEAD)
    page = listed(signed_in(cast.head), book)
    assert {each for each in "甲乙丙" if f">{each}" in page} == {"甲", "乙", "丙"}
