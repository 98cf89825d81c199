"""Entering and changing a record by a form: nothing typed is lost, faults beside their fields."""

import re
from datetime import date
from decimal import Decimal

import pytest
from cast import signed_in, upload
from django.utils import timezone
from registers import HAZARD, values_of

from huizong.ledgers import Type
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Attachment, Book, Record
from huizong_web.ledgers.opening import open_book

TYPED = {
    "f-found_on": "2026年10月8日",
    "f-unit": "农业科",
    "f-category": "校舍",
    "f-level": "一般",
    "f-description": "太平水库值班室屋顶漏雨",
    "f-fund": "1.4万元",
}
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def send(client, book: Book, **more):
    return client.post(f"/ledgers/{book.pk}/new/", {**TYPED, **more})


def test_what_was_typed_is_stored_as_it_is_meant(cast, book, editor):
    answer = send(editor, book, keeper=cast.rural.pk)
    record = Record.objects.get()
    assert answer.url == f"/ledgers/records/{record.pk}/"
    assert record.keeper == cast.rural
    assert values_of(record) == {
        **HAZARD,
        "found_on": date(2026, 10, 8),
        "fund": Decimal(14000),
    }


def test_the_form_begins_with_what_is_usual(cast, clerk):
    book = open_book(cast.office, "incoming", keeper=cast.secretariat)
    page = clerk.get(f"/ledgers/{book.pk}/new/").content.decode()
    assert f'value="{timezone.localdate().isoformat()}"' in page
    assert '<option value="非密" selected>' in page
    assert 'value="秘书科"' in page


def test_a_table_begins_with_its_rows_once_they_are_known(cast, editor):
    book = open_book(cast.office, "appraisal", keeper=cast.rural)
    ledger = ledger_of(book)
    table = next(key for key, each in ledger.fields.items() if each.begins)
    part = next(each for each in ledger.fields[table].begins if "医德医风" in (each.when or ""))
    (column,) = part.rows[0]
    sent = {"begin": table, "f-kind": "医德医风", f"f-{table}-rows": 1}
    sent[f"f-{table}-0-{column}"] = second = part.rows[1][column]
    page = editor.post(f"/ledgers/{book.pk}/new/", sent).content.decode()
    found = re.findall(rf'name="f-{table}-\d-{column}" value="(.+?)"', page)
    assert found == [second, *(row[column] for row in part.rows if row[column] != second)]


def test_a_record_is_entered_as_an_earlier_one(cast, book, editor, clerk, hazard):
    old = hazard(person="李砚", category="消防", fix_by=date(2026, 12, 1))
    page = editor.get(f"/ledgers/{book.pk}/new/?copy={old.pk}").content.decode()
    assert '<option value="消防" selected>' in page
    assert "太平水库值班室屋顶漏雨" in page
    assert "2026-12-01" not in page  # its own days
    assert "李砚" not in page.split('id="f-person"')[1].split(">")[0]  # of a later step
    other = clerk.get(f"/ledgers/{book.pk}/new/?copy={old.pk}").content.decode()
    assert "太平水库" not in other  # not theirs to see
    assert "没有找到" in other


def test_who_keeps_one_unit_s_records_is_not_asked_which(cast, book, clerk):
    assert send(clerk, book).status_code == 302
    assert Record.objects.get().keeper == cast.secretariat


def test_for_another_unit_nothing_is_entered(cast, book, clerk):
    send(clerk, book, keeper=cast.rural.pk)
    assert Record.objects.get().keeper == cast.secretariat


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(cast, book, editor):
    answer = send(editor, book, keeper=cast.rural.pk, **{"f-fund": "约1万元", "f-level": "很大"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-fund"' in page
    assert 'value="约1万元"' in page
    assert ">很大</option>" in page
    assert "太平水库值班室屋顶漏雨" in page
    assert not Record.objects.exists()


def test_with_a_field_that_cannot_be_read_the_others_are_told_too(cast, book, editor):
    more = {"f-fund": "很多", "f-category": "", "f-unit": "气象科"}
    page = send(editor, book, keeper=cast.rural.pk, **more).content.decode()
    assert "“类别”没有填" in page
    assert "本单位没有“气象科”" in page


def test_who_must_say_for_whom_is_asked(book, editor):
    answer = send(editor, book)
    assert answer.status_code == 422
    assert "没有选登记科室" in answer.content.decode()


def test_what_looks_the_same_is_pointed_at_once(cast, book, editor, hazard):
    old = hazard(level="重大")
    answer = send(editor, book, keeper=cast.rural.pk)
    page = answer.content.decode()
    differs = re.findall(r'"differs"><span class="quiet">(.+?)</span> (.+?) <', page)
    assert differs == [("等级", "一般"), ("整改资金", "14,000元")]
    assert f"/ledgers/records/{old.pk}/" in page
    assert "像是登记过了" in page
    word = page.split('name="near" value="')[1].split('"')[0]
    assert send(editor, book, keeper=cast.rural.pk, near=word).status_code == 302
    assert Record.objects.count() == 2


def test_of_what_looks_the_same_and_is_not_one_s_to_see_only_the_number_is_told(
    book, clerk, hazard
):
    old = hazard(level="重大")
    answer = send(clerk, book)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "别的科室登记过很像的 1 条" in page
    assert 'class="differs"' not in page
    assert f"/ledgers/records/{old.pk}/" not in page
    assert old.number not in page
    word = page.split('name="near" value="')[1].split('"')[0]
    assert send(clerk, book, near=word).status_code == 302


@pytest.mark.parametrize(
    ("title", "unit", "day", "told"),
    [
        ("太平水库值班室屋顶渗雨", "农业科", "2026-10-20", True),
        ("太平水库值班室屋顶漏雨", "秘书科", "2026-10-08", False),
        ("太平水库值班室屋顶漏雨", "农业科", "2026-03-08", False),
        ("食堂后厨灭火器过期", "农业科", "2026-10-08", False),
    ],
)
def test_alike_is_nearly_the_same_title_unit_and_time(
    cast, book, editor, hazard, title, unit, day, told
):
    hazard()
    more = {"f-description": title, "f-unit": unit, "f-found_on": day}
    answer = send(editor, book, keeper=cast.rural.pk, **more)
    assert (answer.status_code == 422) is told


def test_a_form_begins_with_today_and_one_s_own_unit(book, clerk):
    page = clerk.get(f"/ledgers/{book.pk}/new/").content.decode()
    assert f'value="{timezone.localdate().isoformat()}"' in page
    assert 'value="秘书科"' in page


def test_pictures_come_with_the_record_and_survive_a_fault(cast, book, editor, kept_files):
    photo = upload("屋顶.png", PNG)
    more = {"keeper": cast.rural.pk, "f-photos": photo}
    page = send(editor, book, **more, **{"f-level": ""}).content.decode()
    stored = Attachment.objects.get()
    assert stored.record is None
    assert f'name="k-photos" value="{stored.pk}" checked' in page
    send(editor, book, keeper=cast.rural.pk, **{"k-photos": stored.pk})
    record = Record.objects.get()
    stored.refresh_from_db()
    assert stored.record == record
    assert record.values["photos"] == [str(stored.pk)]
    assert len(kept_files()) == 1


def test_what_only_calls_itself_a_picture_is_refused(cast, book, editor):
    photo = upload("屋顶.png", b"MZ not a picture at all")
    page = send(editor, book, keeper=cast.rural.pk, **{"f-photos": photo}).content.decode()
    assert "不是照片" in page
    assert not Attachment.objects.exists()


def test_another_s_attachment_is_not_taken(cast, book, editor, clerk):
    send(clerk, book, **{"f-photos": upload("a.png", PNG), "f-level": ""})
    stored = Attachment.objects.get()
    send(editor, book, keeper=cast.rural.pk, **{"k-photos": stored.pk})
    assert "photos" not in Record.objects.get().values


def test_a_table_gets_a_row_more_and_loses_one_without_a_script(cast, editor):
    book = open_book(cast.office, "incoming")
    table = next(key for key, each in ledger_of(book).fields.items() if each.type is Type.TABLE)
    column = next(iter(ledger_of(book).fields[table].columns))
    sent = {"add": table, f"f-{table}-rows": 1, f"f-{table}-0-{column}": "2026-10-01"}
    answer = editor.post(f"/ledgers/{book.pk}/new/", {**sent, "f-title": "关于汛期值班的通知"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "关于汛期值班的通知" in page
    assert f'id="f-{table}-0-{column}"' in page
    assert f'id="f-{table}-1-{column}"' in page
    both = {f"f-{table}-{row}-{column}": f"2026-10-0{row + 1}" for row in (0, 1)}
    sent = {"drop": f"f-{table}-0", f"f-{table}-rows": 2, **both}
    page = editor.post(f"/ledgers/{book.pk}/new/", sent).content.decode()
    assert 'value="2026-10-02"' in page
    assert 'value="2026-10-01"' not in page
    assert not Record.objects.exists()


def test_a_record_is_changed_and_the_history_tells(cast, book, editor, hazard):
    record = hazard()
    url = f"/ledgers/records/{record.pk}/edit/"
    assert "太平水库值班室屋顶漏雨" in editor.get(url).content.decode()
    answer = editor.post(url, {**TYPED, "f-level": "重大", "seen": 1, "reason": "复核后"})
    assert answer.status_code == 302, answer.content.decode()
    page = editor.get(f"/ledgers/records/{record.pk}/").content.decode()
    assert "<del>一般</del>" in page
    assert "<ins>重大</ins>" in page
    assert "复核后" in page
    assert f"{cast.editor.name}更正：原来是“一般”，改成“重大”" in page


def test_who_comes_second_sees_both_and_takes_either(cast, book, editor, hazard):
    record = hazard()
    url = f"/ledgers/records/{record.pk}/edit/"
    editor.post(url, {**TYPED, "f-level": "重大", "f-part": "屋顶", "seen": 1})
    answer = editor.post(url, {**TYPED, "f-category": "设施设备", "seen": 1})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="take-level" value="theirs" checked' in page  # the second never touched it
    assert 'name="take-category" value="own" checked' in page
    sent = {"take-level": "theirs", "take-part": "theirs", "take-category": "own", "seen": 2}
    editor.post(url, {**TYPED, "f-category": "设施设备", **sent})
    record.refresh_from_db()
    assert record.values["level"] == "重大"
    assert record.values["part"] == "屋顶"
    assert record.values["category"] == "设施设备"


def test_a_supervisor_sees_and_does_not_change(cast, hazard):
    record = hazard()
    client = signed_in(cast.supervisor)
    assert client.get(f"/ledgers/records/{record.pk}/").status_code == 200
    assert client.get(f"/ledgers/records/{record.pk}/edit/").status_code == 403
