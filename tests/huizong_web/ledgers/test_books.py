"""The page of books: what the office keeps, opened, given to a keeper, closed."""

import pytest
from cast import signed_in
from registers import values_of

from huizong_web.ledgers.keeping import change
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.opening import open_book, seen_of, set_closed
from huizong_web.offices.faults import Unfit


@pytest.fixture
def kept(cast) -> Book:
    return open_book(cast.office, "hazard", keeper=cast.rural)


def test_the_editor_opens_a_book_and_everybody_at_work_sees_it(cast, editor, clerk):
    answer = editor.post("/ledgers/", {"ledger": "hazard", "keeper": cast.rural.pk})
    assert (answer.status_code, answer.url) == (302, "/ledgers/")
    page = clerk.get("/ledgers/").content.decode()
    assert "安全隐患台账" in page
    assert "农业科" in page
    assert "开一本" not in page


def test_a_book_is_opened_once(cast, editor, kept):
    answer = editor.post("/ledgers/", {"ledger": "hazard", "keeper": ""})
    assert answer.status_code == 422
    assert "已经在用" in answer.content.decode()
    with pytest.raises(Unfit):
        open_book(cast.office, "hazard")


def test_counts_are_of_what_one_may_see(cast, editor, clerk, kept, hazard_today):
    assert "1 条" in editor.get("/ledgers/").content.decode()
    assert "1 条" not in clerk.get("/ledgers/").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_books(
    cast, editor, django_assert_max_num_queries
):
    for key in ("hazard", "incoming", "trip", "vehicle", "debt"):
        open_book(cast.office, key)
    with django_assert_max_num_queries(24):
        editor.get("/ledgers/")


def test_keeper_and_use_are_changed(cast, editor, kept):
    url = f"/ledgers/{kept.pk}/settings/change/"
    editor.post(url, {"do": "keep", "keeper": "", "seen": seen_of(kept)})
    kept.refresh_from_db()
    assert kept.keeper is None
    editor.post(url, {"do": "close", "seen": seen_of(kept)})
    kept.refresh_from_db()
    assert kept.closed


def test_who_comes_second_is_told(cast, editor, kept):
    url = f"/ledgers/{kept.pk}/settings/change/"
    answer = editor.post(url, {"do": "close", "seen": "other"})
    assert answer.status_code == 409
    kept.refresh_from_db()
    assert not kept.closed


def test_a_book_whose_definition_is_gone_is_told(cast, editor):
    book = Book.objects.create(office=cast.office, ledger="gone")
    assert "定义文件不在了" in editor.get("/ledgers/").content.decode()
    page = editor.get(f"/ledgers/{book.pk}/settings/").content.decode()
    assert "放回台账文件夹" in page


def test_who_keeps_one_unit_s_books_opens_none(cast):
    client = signed_in(cast.head)
    assert client.post("/ledgers/", {"ledger": "hazard"}).status_code == 403


def test_in_a_closed_book_nothing_is_entered_or_changed(cast, book, hazard):
    record = hazard()
    set_closed(book, closed=True)
    with pytest.raises(Unfit):
        hazard(description="另一处")
    with pytest.raises(Unfit):
        change(record, values_of(record) | {"level": "重大"}, seen=1, by=cast.editor)
