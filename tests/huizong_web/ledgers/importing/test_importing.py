"""A file comes in: nothing in a trial, all that is good or nothing at all, once, and back again."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from importfiles import good, workbook
from registers import values_of

from huizong_web.audit.models import Entry as Note
from huizong_web.ledgers.derived import Mark, Stay
from huizong_web.ledgers.importing.acting import NotWhole, carry_out, changed_since, undo
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.receiving import receive
from huizong_web.ledgers.importing.trying import attempt
from huizong_web.ledgers.keeping import change, enter
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.offices.changing import rename
from huizong_web.offices.faults import Unfit

BAD = good("坏的一行", 排查日期="二月三十")


def notes(action):
    return list(Note.objects.filter(action=action))


def test_a_trial_writes_nothing_and_tells_each_cell(cast, book, brought):
    given = brought(good("好的一行"), BAD)
    trial = attempt(given, by=cast.editor)
    assert trial["outcomes"] == {"new": 1, "faulty": 1}
    assert [(each["cell"], each["kind"]) for each in trial["told"]] == [("A4", "not-a-day")]
    assert (Record.objects.count(), Entry.objects.count(), Stay.objects.count()) == (0, 0, 0)


def test_good_rows_become_records_with_their_own_entries(cast, book, brought):
    given = carry_out(brought(good("甲"), BAD, good("乙")), by=cast.editor, whole=False)
    first, second = Record.objects.order_by("pk")
    assert (given.made, given.left_out, given.state) == (2, 1, Import.State.DONE)
    assert (first.number, second.number) == ("YH-2026-0001", "YH-2026-0002")
    assert (first.unit, first.keeper, first.state) == (cast.rural, cast.rural, "已登记")
    assert str(values_of(first)["fund"]) == "15000"
    entry = first.entries.get()
    assert (entry.act, entry.by, entry.version) == (Entry.Act.IMPORTED, cast.editor, 1)
    assert first.stays.get().first.isoformat() == "2026-10-08"


def test_the_log_has_one_note_of_an_import_with_digest_and_count(cast, book, brought):
    given = carry_out(brought(*(good(f"第{at}处") for at in range(5))), by=cast.editor, whole=True)
    (note,) = notes("records-imported")
    assert json.loads(note.changes)["after"] == {
        "sha256": given.sha256,
        "records": 5,
        "left_out": 0,
    }
    assert notes("record-imported") == []


def test_all_or_nothing(cast, book, brought):
    with pytest.raises(NotWhole, match="1 行不能用"):
        carry_out(brought(good("甲"), BAD), by=cast.editor, whole=True)
    assert Record.objects.count() == 0
    assert Import.objects.get().is_open


def test_who_clicks_twice_imports_once(cast, book, brought):
    given = brought(good("甲"))
    for _ in range(2):
        assert carry_out(given, by=cast.editor, whole=True).made == 1
    assert Record.objects.count() == 1
    assert len(notes("records-imported")) == 1


def test_the_same_file_is_the_same_import_until_it_is_taken_in(cast, book, brought):
    data = workbook(good("甲"))
    first, second = brought(data=data), brought(data=data)
    assert first == second
    carry_out(first, by=cast.editor, whole=True)
    third = brought(data=data)
    assert third != first
    with pytest.raises(Unfit, match="已经导入过"):
        carry_out(third, by=cast.editor, whole=True)
    assert carry_out(third, by=cast.editor, whole=True, again=True).made == 1


def test_numbers_that_rows_bring_are_kept_and_given_to_nobody_else(cast, book, brought):
    heads = ("编号", "排查日期", "所在单位", "类别", "等级", "隐患描述")
    rows = [good("无号甲"), good("有号", 编号="YH-2026-0002"), good("无号乙")]
    given = brought(data=workbook(*rows, heads=heads))
    carry_out(given, by=cast.editor, whole=True)
    numbers = dict(Record.objects.values_list("title", "number"))
    assert numbers == {"无号甲": "YH-2026-0001", "有号": "YH-2026-0002", "无号乙": "YH-2026-0003"}


def test_what_the_book_has_already_is_told(cast, book, brought):
    heads = ("编号", "排查日期", "所在单位", "类别", "等级", "隐患描述")
    row = good("甲", 编号="YH-2026-0001")
    carry_out(brought(data=workbook(row, heads=heads)), by=cast.editor, whole=True)
    again = workbook(row, good("乙", 编号="YH-2026-0001"), heads=heads)
    trial = attempt(brought(data=again), by=cast.editor)
    assert trial["outcomes"] == {"same": 1, "faulty": 1}
    assert [each["kind"] for each in trial["told"]] == ["already-there"]


def test_an_import_is_taken_back_as_one_act(cast, book, brought):
    given = brought(good("甲"), good("乙"))
    carry_out(given, by=cast.editor, whole=True)
    with pytest.raises(Unfit, match="为什么"):
        undo(given, by=cast.editor, reason=" ")
    undone = undo(given, by=cast.editor, reason="导错了单位")
    assert undone.state == Import.State.UNDONE
    assert set(Record.objects.values_list("removed", "version")) == {(True, 2)}
    assert Mark.objects.count() == 0
    last = Record.objects.first().entries.last()
    assert (last.act, last.reason) == (Entry.Act.REMOVED, "导错了单位")
    (note,) = notes("import-undone")
    assert json.loads(note.changes)["after"]["records"] == 2
    with pytest.raises(Unfit):
        undo(given, by=cast.editor, reason="再来")


def test_after_it_was_taken_back_the_file_goes_in_again(cast, book, brought):
    heads = ("编号", "排查日期", "所在单位", "类别", "等级", "隐患描述")
    data = workbook(good("甲", 编号="YH-2026-0007"), heads=heads)
    undo(carry_out(brought(data=data), by=cast.editor, whole=True), by=cast.editor, reason="重来")
    given = carry_out(brought(data=data), by=cast.editor, whole=True)
    assert given.made == 1
    assert Record.objects.get(removed=False).number == "YH-2026-0007"


def test_no_import_is_taken_back_once_a_record_has_changed(cast, book, brought):
    given = carry_out(brought(good("甲"), good("乙")), by=cast.editor, whole=True)
    record = Record.objects.first()
    change(record, values_of(record) | {"part": "东墙"}, seen=1, by=cast.editor, reason="补填")
    assert changed_since(given) == 1
    with pytest.raises(Unfit, match="1 条记录改过"):
        undo(given, by=cast.editor, reason="导错了")
    assert not Record.objects.filter(removed=True).exists()


def test_records_of_others_entered_meanwhile_are_not_the_imports(cast, book, brought, hazard):
    hazard(description="在前")
    given = carry_out(brought(good("甲"), good("乙")), by=cast.editor, whole=True)
    hazard(description="在后")
    assert set(given.records.values_list("title", flat=True)) == {"甲", "乙"}


def test_many_rows_keep_every_sign(cast, book, brought):
    odd = ("\\N", "\\", "甲\t乙", "甲\n乙", '"引号"', "'撇号", "NULL", "{甲}", "100%", "𠮷")
    rows = [good(f"{odd[at % len(odd)]}第{at}处") for at in range(120)]
    given = carry_out(brought(*rows), by=cast.editor, whole=True)
    titles = list(Record.objects.order_by("pk").values_list("title", flat=True))
    assert titles == [row["隐患描述"] for row in rows]
    assert given.records.count() == Entry.objects.count() == Stay.objects.count() == 120
    texts = [record.values["description"] for record in Record.objects.order_by("pk")]
    assert texts == titles
    assert len(set(Record.objects.values_list("number", flat=True))) == 120


def test_a_sign_that_no_database_keeps_is_left_out(cast, book, brought):
    carry_out(brought(good("甲\0乙")), by=cast.editor, whole=True)
    assert Record.objects.get().title == "甲乙"


def test_nothing_comes_into_a_closed_book(cast, book, brought):
    given = brought(good("甲"))
    book.closed = True
    book.save()
    with pytest.raises(Unfit, match="停用"):
        carry_out(given, by=cast.editor, whole=True)


def test_a_former_name_of_a_unit_is_the_unit(cast, book, brought):
    rename(cast.rural, "农业农村科", on=timezone.localdate(), by=cast.editor)
    carry_out(brought(good("甲")), by=cast.editor, whole=True)
    assert Record.objects.get().unit == cast.rural


def test_an_entered_record_looks_like_an_imported_one(cast, book, brought, hazard):
    hazard(description="甲")
    carry_out(brought(good("乙")), by=cast.editor, whole=True)
    one, other = Record.objects.order_by("pk")
    same = ("state", "occurred", "unit_id", "keeper_id", "version", "removed")
    assert [getattr(one, name) for name in same] == [getattr(other, name) for name in same]


def test_rows_are_judged_with_what_they_name_in_other_registers(cast):
    cars = Book.objects.create(office=cast.office, ledger="vehicle")
    trips = Book.objects.create(office=cast.office, ledger="trip")
    car = {"bought_on": date(2020, 1, 1), "plate": "云A10001", "use": "机要通信"}
    car |= {"seats": Decimal(5), "unit": "农业科"}
    number = enter(cars, car, keeper=cast.rural, by=cast.editor).record.number
    heads = ("车辆", "乘车人数")
    data = workbook({"车辆": number, "乘车人数": 7}, heads=heads)
    given = receive(trips, name="用车.xlsx", data=data, keeper=cast.rural, by=cast.editor).given
    said = [str(told["message"]) for told in attempt(given, by=cast.editor)["told"]]
    assert any("核载人数" in each for each in said)
