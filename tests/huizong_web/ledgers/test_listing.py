"""The list of a book's records: narrowed, sorted, searched, its figures, its lamps."""

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from urllib.parse import parse_qsl, unquote, urlencode

import pytest
from cast import signed_in
from django.utils import timezone

from huizong.ledgers import Record as Kept
from huizong.ledgers import shipped_ledgers
from huizong_web.ledgers import storing
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.listing import asking, finding
from huizong_web.ledgers.listing.asking import sortable
from huizong_web.ledgers.models import Record, SavedView
from huizong_web.ledgers.opening import open_book
from huizong_web.ledgers.shown import is_personal
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Post
from huizong_web.policy import Role


def listed(client, book, query: str = "") -> str:
    answer = client.get(f"/ledgers/{book.pk}/{query}", follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def three(hazard):
    hazard(
        description="甲水库坝坡渗水",
        found_on=date(2026, 10, 8),
        fund=Decimal("350.5"),
        fix_by=date(2026, 12, 1),
        person="李砚",
        accepted_by="陈墨",
    )
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
        ("?sort=nothing&c=nothing&size=7&after=x", "甲乙丙"),
        ("?f-category=校车&f-category=消防", "乙丙"),
        ("?state=已登记&state=整改中", "甲乙丙"),
        ("?f-fund-from=350&f-fund-to=351", "甲"),
        ("?f-fund-from=351", ""),
        ("?f-fund-to=一千&f-fund-from=1e-99999", "甲乙丙"),
        ("?f-fund-from=3.5e2", "甲"),
        ("?f-fix_by-from=2026-12-01&f-fix_by-to=2026-12-01", "甲"),
        ("?f-fix_by-to=2026-11-30", ""),
        ("?f-person=李", "甲"),
        ("?f-person-is=empty", "乙丙"),
        ("?f-person-is=filled", "甲"),
        ("?f-person=李&f-category=校车", ""),
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
    from huizong_web.ledgers.keeping import take
    from huizong_web.ledgers.loading import as_kept

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


PAGES = ("", "found_on", "number", "-fund", "fund", "unit", "-person")


@pytest.mark.parametrize("sort", PAGES)
def test_every_record_is_reached_by_turning_pages_there_and_back(
    editor, book, three, hazard, monkeypatch, sort
):
    """Also those without what the list is sorted by, and those alike in it."""
    monkeypatch.setattr(asking, "SIZES", (2, 200))
    for name in "丁戊":
        hazard(description=f"{name}站食堂", fund=Decimal(12), person="李砚")
    whole = _names(listed(editor, book, f"?sort={sort}&size=200"))
    there = [page := listed(editor, book, f"?sort={sort}")]
    while on := re.search(r'rel="next" href="([^"]+)"', page):
        there.append(page := listed(editor, book, unescape(on[1])))
    assert [name for page in there for name in _names(page)] == whole
    assert [len(_names(page)) for page in there] == [2, 2, 1]
    back = [page]
    while on := re.search(r'rel="prev" href="([^"]+)"', page):
        back.insert(0, page := listed(editor, book, unescape(on[1])))
    assert [_names(page) for page in back] == [_names(page) for page in there]


def _names(page: str) -> list[str]:
    return re.findall(r">([甲乙丙丁戊])", page)


def test_a_page_stands_beside_none_but_a_record_that_one_sees(cast, book, three, hazard):
    """Else one could feel one's way to what a record holds by where it stands."""
    hazard(description="丁站食堂", keeper=cast.secretariat, found_on=date(2026, 10, 7))
    clerk, unseen = signed_in(cast.clerk), Record.objects.get(title__startswith="乙")
    assert _names(listed(clerk, book, f"?after={unseen.pk}")) == ["丙", "丁"]
    elsewhere = open_book(cast.office, "incoming", keeper=cast.secretariat)
    edge = Record.objects.get(title__startswith="丙")
    Record.objects.filter(pk=edge.pk).update(book=elsewhere)
    assert _names(listed(clerk, book, f"?after={edge.pk}")) == ["丁"]


def test_nothing_is_sorted_by_what_is_personal():
    for ledger in shipped_ledgers().values():
        assert not any(
            is_personal(ledger.fields[key]) for key in sortable(ledger) & {*ledger.fields}
        )


def test_what_cannot_be_sorted_quickly_says_so(editor, book, three, monkeypatch):
    monkeypatch.setattr(finding, "COUNTED", 1)
    monkeypatch.setattr(finding, "SORTED", 2)
    page = listed(editor, book, "?sort=description")
    assert "没有按这一栏排" in page
    assert _names(page) == list("丙乙甲")
    assert "没有按这一栏排" not in listed(editor, book, "?sort=number")


@pytest.mark.parametrize(
    ("key", "query", "shown"),
    [
        ("outgoing", "?f-channels=政府网站&f-channels=公告栏", "甲乙"),
        ("outgoing", "?f-channels=公告栏", "乙"),
        ("outgoing", "?f-channels-is=empty", "丙"),
        ("aid", "?f-boards=是", "甲"),
        ("aid", "?f-boards=否", "乙"),
        ("aid", "?f-shown-from=2026-10-05&f-shown-to=2026-10-06", "甲"),
        ("aid", "?f-shown-from=2026-10-08", "乙"),
    ],
)
def test_fields_of_every_kind_are_asked(cast, editor, key, query, shown):
    book = open_book(cast.office, key)
    ledger, units = ledger_of(book), Units(cast.office)
    days = (date(2026, 10, 1), date(2026, 10, 7)), (date(2026, 10, 8), date(2026, 10, 14)), None
    kept = [
        {"channels": ("政府网站", "公告栏")[:1], "boards": True, "shown": days[0]},
        {"channels": ("政务新媒体", "公告栏"), "boards": False, "shown": days[1]},
        {},
    ]
    given = [
        Kept("new", {name: value for name, value in each.items() if name in ledger.fields}, ())
        for each in kept
    ]
    stored = storing.make(book, ledger, units, given, keeper=cast.rural, by=cast.editor)
    page = listed(editor, book, query)
    names = zip("甲乙丙", stored, strict=True)
    assert {name for name, each in names if f"/records/{each.pk}/" in page} == set(shown)


def test_a_unit_is_asked_with_those_below_it(cast, editor, book, three):
    cast.rural.parent = cast.secretariat
    cast.rural.save()
    assert set(_names(listed(editor, book, "?unit=秘书科"))) == {"丙"}
    assert set(_names(listed(editor, book, "?unit=秘书科&below=1"))) == set("甲乙丙")


def test_an_address_keeps_only_what_it_asks(editor, book, three):
    answer = editor.get(f"/ledgers/{book.pk}/?q=&state=&f-category=校车&first=")
    assert unquote(answer.url) == f"/ledgers/{book.pk}/?f-category=校车"


def test_the_columns_are_those_that_were_chosen(editor, book, three):
    page = listed(editor, book, "?c=number&c=fund")
    heads = re.findall(r"sort=([a-z_]+)", page[page.index("<thead>") : page.index("</thead>")])
    assert heads == ["number", "fund"]
    assert "350.50元" in page


def test_a_saved_view_is_found_again_by_its_section_and_opens_the_book(cast, book, three, hazard):
    hazard(description="丁站食堂", keeper=cast.secretariat, category="消防")
    clerk, head, editor = (signed_in(each) for each in (cast.clerk, cast.head, cast.editor))
    query = "f-category=消防&c=number&c=description&sort=number"
    sent = {"name": "消防的", "query": f"{query}&after=1&strange=1", "unit": cast.secretariat.pk}
    clerk.post(f"/ledgers/{book.pk}/views/", {**sent, "opens": 1})
    opened = listed(clerk, book)  # without a word
    assert _names(opened) == ["丁"]
    assert "没有符合" not in listed(clerk, book, "?all=1")
    link = f"?{urlencode(parse_qsl(query))}"
    for client, finds in ((clerk, True), (head, True), (editor, False)):
        page = unescape(listed(client, book, "?all=1"))
        assert ("消防的" in page) is finds
        assert (
            sorted(parse_qsl(link[1:]))
            in [sorted(parse_qsl(each)) for each in re.findall(r'href="\?([^"]+)"', page)]
            or not finds
        )
    own = SavedView.objects.get()
    head.post(f"/ledgers/{book.pk}/views/", {"drop": own.pk})
    assert SavedView.objects.exists()  # another's stays
    clerk.post(f"/ledgers/{book.pk}/views/", {**sent, "query": "", "unit": cast.rural.pk})
    own.refresh_from_db()
    assert (own.query, own.unit, own.opens) == ("", None, False)  # 农业科 is not the clerk's
    clerk.post(f"/ledgers/{book.pk}/views/", {"drop": own.pk})
    assert not SavedView.objects.exists()


def test_what_was_removed_is_listed_with_who_and_why_and_comes_back(cast, editor, hazard, book):
    record = hazard(description="重复登记的一条")
    editor.post(f"/ledgers/records/{record.pk}/remove/", {"seen": 1, "reason": "登记了两次"})
    page = editor.get(f"/ledgers/{book.pk}/removed/").content.decode()
    assert "重复登记的一条" in page
    assert "登记了两次" in page
    assert cast.editor.name in page
    editor.post(f"/ledgers/records/{record.pk}/restore/", {"seen": 2})
    assert "没有删除的记录" in editor.get(f"/ledgers/{book.pk}/removed/").content.decode()
    clerk = signed_in(cast.clerk)  # of another section
    record.refresh_from_db()
    editor.post(f"/ledgers/records/{record.pk}/remove/", {"seen": 3, "reason": "还是重复"})
    assert "还是重复" not in clerk.get(f"/ledgers/{book.pk}/removed/").content.decode()


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
