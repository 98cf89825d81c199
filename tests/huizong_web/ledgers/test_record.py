"""The page of a record: steps, history, attachments, what is personal, taking it out."""

from datetime import date
from decimal import Decimal

import pytest
from cast import signed_in, upload
from registers import values_of

from huizong.ledgers import Change, shipped_ledgers
from huizong.ledgers import Record as Kept
from huizong_web.audit.models import Entry as Noted
from huizong_web.ledgers import storing
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.entering.files import drop_unused, store
from huizong_web.ledgers.keeping import enter
from huizong_web.ledgers.models import Attachment, Record
from huizong_web.ledgers.opening import open_book
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.wording import in_labels

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
ORDER = {"step": 0, "f-measure": "换瓦", "f-person": "李砚", "f-fix_by": "2026-12-20"}


def page_of(client, record: Record) -> str:
    answer = client.get(f"/ledgers/records/{record.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def step(client, record: Record, **sent):
    url = f"/ledgers/records/{record.pk}/step/"
    return client.post(url, {"on": "2026-10-09", "seen": record.version, **sent})


@pytest.fixture
def ours(cast, hazard) -> Record:
    """A hazard that 秘书科 keeps, whose head is in the cast."""
    return hazard(keeper=cast.secretariat)


def test_who_may_take_a_step_has_its_button_with_what_it_needs(cast, ours):
    page = page_of(signed_in(cast.head), ours)
    assert "下达整改" in page
    assert 'name="f-measure"' in page
    page = page_of(signed_in(cast.clerk), ours)
    assert 'name="f-measure"' not in page
    assert "接下来由秘书科的科室负责人办：下达整改。" in page


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("为空(doc_number)", "来文字号没有填"),
        ("not empty(doc_number) and kind == '批办性'", "来文字号已填且办件类别是“批办性”"),
        ("非 为空(来文字号) 或 state != '待办'", "来文字号已填或状态不是“待办”"),
        ("非已填(doc_number)", "来文字号没有填"),
    ],
)
def test_a_condition_is_told_in_words(condition, said):
    assert in_labels(condition, shipped_ledgers()["incoming"]) == said


def test_a_step_is_taken_with_its_fields(cast, ours):
    head = signed_in(cast.head)
    assert step(head, ours, **ORDER).status_code == 302
    ours.refresh_from_db()
    assert ours.state == "整改中"
    assert values_of(ours)["fix_by"] == date(2026, 12, 20)
    page = page_of(head, ours)
    assert "已登记 → 整改中" in page
    assert "2026-12-20" in page
    assert "怎么算的" in page


def test_what_a_step_lacks_is_told_and_what_was_typed_stays(cast, ours):
    answer = step(signed_in(cast.head), ours, **{**ORDER, "f-person": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“责任人”没有填" in page
    assert 'value="2026-12-20"' in page
    ours.refresh_from_db()
    assert ours.state == "已登记"


def test_a_reason_is_asked_where_one_is_needed(cast, ours):
    step(signed_in(cast.head), ours, **ORDER)
    ours.refresh_from_db()
    step(signed_in(cast.clerk), ours, step=1, **{"f-fixed_on": "2026-10-09"})
    ours.refresh_from_db()
    assert ours.state == "待验收"
    supervisor = signed_in(cast.supervisor)
    assert "要写明理由" in step(supervisor, ours, step=3).content.decode()
    step(supervisor, ours, step=3, reason="还在漏雨")
    ours.refresh_from_db()
    assert ours.state == "整改中"
    assert "还在漏雨" in page_of(supervisor, ours)


def test_a_step_on_an_old_page_shows_how_it_stands_now(cast, ours):
    head = signed_in(cast.head)
    answer = step(
        head,
        ours,
        **ORDER,
    )
    assert answer.status_code == 302
    answer = step(head, ours, **ORDER)  # `ours` is as the page showed it before
    assert answer.status_code == 409
    assert "刚刚改过这条记录" in answer.content.decode()


def test_it_is_taken_out_with_a_reason_and_put_back(cast, ours, editor):
    url = f"/ledgers/records/{ours.pk}"
    editor.post(f"{url}/remove/", {"seen": 1, "reason": ""})
    ours.refresh_from_db()
    assert not ours.removed
    editor.post(f"{url}/remove/", {"seen": 1, "reason": "重复登记"})
    ours.refresh_from_db()
    assert ours.removed
    page = page_of(editor, ours)
    assert "这条记录已删除" in page
    assert "重复登记" in page
    editor.post(f"{url}/restore/", {"seen": 2})
    ours.refresh_from_db()
    assert not ours.removed


def test_files_go_to_those_who_may_see_the_record(cast, ours, stranger):
    stored = store(upload("屋顶.png", PNG), ours.book, ours.keeper, by=cast.editor, record=ours)
    clerk = signed_in(cast.clerk)
    shown = clerk.get(f"/ledgers/files/{stored.pk}/?show")
    assert shown.headers["Content-Type"] == "image/png"
    assert "attachment" not in shown.headers.get("Content-Disposition", "")
    shown.close()
    saved = clerk.get(f"/ledgers/files/{stored.pk}/")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    saved.close()
    assert stranger.get(f"/ledgers/files/{stored.pk}/").status_code == 404


def test_what_is_no_picture_is_never_shown_in_the_site(cast, ours, editor):
    evil = b"<html><script>alert(1)</script>"
    stored = store(upload("a.png", evil), ours.book, ours.keeper, by=cast.editor, record=ours)
    answer = editor.get(f"/ledgers/files/{stored.pk}/?show")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    answer.close()


def test_what_was_sent_and_never_used_is_dropped(cast, book, monkeypatch, kept_files):
    store(upload("a.png", PNG), book, cast.rural, by=cast.editor)
    drop_unused()
    assert Attachment.objects.count() == 1
    monkeypatch.setattr("huizong_web.ledgers.entering.files.UNUSED", -date.resolution)
    drop_unused()
    assert not Attachment.objects.exists()
    assert kept_files() == []


PUPIL = {
    "term": "2026年秋季学期",
    "id_number": "11010519491231002X",
}


@pytest.fixture
def pupil(cast):
    """A pupil who gets aid: the ledger has numbers of persons."""
    from huizong_web.ledgers.definitions import ledger_of

    book = open_book(cast.office, "aid")
    ledger = ledger_of(book)
    values = {}
    for key, field in ledger.fields.items():
        if field.required is True:
            values[key] = next(iter(field.choices), "林小满")
    days = {key: date(2026, 10, 8) for key, f in ledger.fields.items() if f.type == "date"}
    values = {**values, **{key: days[key] for key in values if key in days}}
    values["id_number"] = PUPIL["id_number"]
    from huizong.ledgers import Type, typed

    for key, field in ledger.fields.items():
        if key in values and field.type in (Type.MONEY, Type.NUMBER):
            values[key] = typed(field, "500")
        if key in values and field.type is Type.UNIT:
            values[key] = "秘书科"
    answer = enter(book, values, keeper=cast.secretariat, by=cast.editor)
    assert answer.record is not None, [str(each.message) for each in answer.faults]
    return answer.record


def test_a_number_of_a_person_is_whole_only_for_who_keeps_it(cast, pupil):
    assert PUPIL["id_number"] in page_of(signed_in(cast.clerk), pupil)
    page = page_of(signed_in(cast.supervisor), pupil)
    assert PUPIL["id_number"] not in page
    assert "1101" in page
    assert (
        PUPIL["id_number"]
        not in signed_in(cast.clerk).get(f"/ledgers/{pupil.book_id}/").content.decode()
    )


def test_reading_it_whole_is_noted(cast, pupil):
    page_of(signed_in(cast.supervisor), pupil)
    assert not Noted.objects.filter(action="read").exists()
    page_of(signed_in(cast.clerk), pupil)
    noted = Noted.objects.get(action="read")
    assert noted.object_id == str(pupil.pk)


def test_a_step_asks_for_the_rows_of_a_table_too(cast):
    book = open_book(cast.office, "incoming", keeper=cast.secretariat)
    ledger, units = ledger_of(book), Units(cast.office)
    day = date(2026, 10, 9)
    values = {"received_on": day, "sender": "市政府", "title": "关于防汛的通知", "kind": "阅知性"}
    values |= {"secrecy": "非密", "copies": Decimal(1)}
    kept = Kept("new", values, (Change("待办", day),))
    (record,) = storing.make(book, ledger, units, [kept], keeper=cast.secretariat, by=cast.editor)
    head = signed_in(cast.head)
    assert 'name="f-circulated-0-reader"' in page_of(head, record)
    steps = ledger.workflow.steps
    given = {"step": next(at for at, each in enumerate(steps) if "circulated" in each.needs)}
    rows = {"f-circulated-rows": 1, "f-circulated-0-reader": "李砚"}
    added = step(head, record, **given, **rows, add="circulated").content.decode()
    assert 'name="f-circulated-1-reader"' in added
    rows |= {"f-circulated-0-read_on": "2026-10-10", "f-finished_on": "2026-10-10"}
    step(head, record, **given, **rows)
    record.refresh_from_db()
    assert record.state == "已办结"
    assert record.values["circulated"] == [{"reader": "李砚", "read_on": "2026-10-10"}]
