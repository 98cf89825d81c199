"""What went out comes in again, changed: tried, held against what others did since, put back."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.utils import timezone
from importfiles import workbook
from registers import values_of

from huizong_web.ledgers.importing.acting import NotWhole, carry_out, undo
from huizong_web.ledgers.importing.changing import How
from huizong_web.ledgers.importing.exporting import export
from huizong_web.ledgers.importing.files_of_rows import with_files
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.receiving import receive
from huizong_web.ledgers.importing.trying import attempt
from huizong_web.ledgers.keeping import change, enter, remove
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.offices.changing import rename
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import rights_of


@pytest.fixture
def edited(cast, book):
    """Return a function that exports the book, changes cells by number and head, and brings it."""

    def edit(cells, *, by=None, **plan):
        by = by or cast.editor
        rights = rights_of(cast.editor, cast.office)
        records = Record.objects.filter(book=book)
        with export(book, records, rights, full=False) as stream:
            sheets = openpyxl.load_workbook(stream)
        sheet = sheets.worksheets[0]
        heads = {cell.value: cell.column for cell in sheet[1]}
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        for (number, head), value in cells.items():
            sheet.cell(rows[number], heads[head]).value = value
        stream = io.BytesIO()
        sheets.save(stream)
        given = receive(
            book, name="改好.xlsx", data=stream.getvalue(), keeper=cast.rural, by=by
        ).given
        given.plan |= plan
        given.save()
        return given

    return edit


@pytest.fixture
def two(hazard):
    return hazard(description="甲", part="东墙"), hazard(description="乙")


def outcomes(given, by):
    return attempt(given, by=by)["outcomes"]


def now(record):
    return values_of(Record.objects.get(pk=record.pk))


def test_cells_that_were_changed_change_their_records(cast, two, edited):
    first, second = two
    given = edited({(first.number, "部位"): "西墙", (first.number, "等级"): "重大"})
    trial = attempt(given, by=cast.editor)
    assert trial["outcomes"] == {"changed": 1, "same": 1}
    assert trial["changes"] == [
        {
            "row": 2,
            "sheet": "安全隐患台账",
            "record": str(first.pk),
            "name": first.number,
            "fields": [
                {"field": "part", "was": "东墙", "now": "西墙"},
                {"field": "level", "was": "一般", "now": "重大"},
            ],
        }
    ]
    assert now(first)["part"] == "东墙"
    done = carry_out(given, by=cast.editor, whole=True, how=How(reason="核实"))
    assert (done.made, done.changed) == (0, 1)
    assert (now(first)["part"], now(first)["level"]) == ("西墙", "重大")
    entry = first.entries.last()
    assert (entry.act, entry.version, entry.reason) == (Entry.Act.CHANGED, 2, "核实")
    assert entry.changed == {"part": ["东墙", "西墙"], "level": ["一般", "重大"]}
    assert second.entries.count() == 1


def test_what_became_so_is_told_of_its_day(cast, two, edited):
    first, _ = two
    since = timezone.localdate() - timedelta(days=3)
    given = edited({(first.number, "部位"): "西墙"})
    with pytest.raises(Unfit, match="晚于今天"):
        carry_out(given, by=cast.editor, whole=True, how=How(since + timedelta(days=9)))
    carry_out(given, by=cast.editor, whole=True, how=How(since))
    entry = first.entries.last()
    assert (entry.act, entry.on) == (Entry.Act.UPDATED, since)


def test_an_update_is_taken_back_as_one_act(cast, two, edited):
    first, _ = two
    given = carry_out(edited({(first.number, "部位"): None}), by=cast.editor, whole=True)
    assert "part" not in now(first)
    with pytest.raises(Unfit, match="别的科室"):
        undo(given, by=cast.clerk, reason="改错了")
    undone = undo(given, by=cast.editor, reason="改错了")
    assert undone.state == Import.State.UNDONE
    assert now(first)["part"] == "东墙"
    entry = first.entries.last()
    assert (entry.version, entry.label, entry.changed) == (3, "撤销导入", {"part": [None, "东墙"]})


def test_a_unit_is_put_back_by_the_name_that_it_has_now(cast, two, edited):
    first, _ = two
    cells = {(each.number, "所在单位"): cast.secretariat.name for each in two}
    given = carry_out(edited(cells), by=cast.editor, whole=True)
    assert now(first)["unit"] == cast.secretariat.name
    Unit.objects.filter(pk=cast.rural.pk).update(name="三农科")
    with pytest.raises(Unfit, match="没有“农业科”"):
        undo(given, by=cast.editor, reason="改错了")
    assert now(first)["unit"] == cast.secretariat.name
    Unit.objects.filter(pk=cast.rural.pk).update(name="农业科")
    cast.rural.refresh_from_db()
    rename(cast.rural, "农业农村科", on=timezone.localdate(), by=cast.editor)
    undo(given, by=cast.editor, reason="改错了")
    assert [now(each)["unit"] for each in two] == ["农业农村科"] * 2


A, B = {"what": "甲"}, {"what": "乙"}


@pytest.mark.parametrize(
    ("said", "files"),
    [
        ([A, B], ["a", "b"]),
        ([B], ["b"]),
        ([B, A], ["b", "a"]),
        ([{"what": "丙"}, B, A], [None, "b", "a"]),
        ([{"what": "丙"}, B], None),
        ([A, A, B], None),
    ],
)
def test_files_stay_with_the_row_of_the_same_cells(said, files):
    rows = with_files([A | {"scan": "a"}, B | {"scan": "b"}], said, ["scan"])
    assert rows == files or [row.get("scan") for row in rows] == files


def test_no_update_is_taken_back_once_a_record_has_changed(cast, two, edited):
    first, _ = two
    given = carry_out(edited({(first.number, "部位"): "西墙"}), by=cast.editor, whole=True)
    first.refresh_from_db()
    change(first, now(first) | {"part": "北墙"}, seen=2, by=cast.editor)
    with pytest.raises(Unfit, match="1 条记录改过"):
        undo(given, by=cast.editor, reason="改错了")
    assert now(first)["part"] == "北墙"


@pytest.mark.parametrize(
    ("theirs", "mine", "outcome", "holds"),
    [
        # Whom the file says nothing new of is left as others made it.
        ({"part": "北墙"}, {}, "same", {"part": "北墙"}),
        ({"part": "北墙"}, {"整改措施": "补漏"}, "changed", {"part": "北墙", "measure": "补漏"}),
        ({"part": "西墙"}, {"部位": "西墙"}, "same", {"part": "西墙"}),
        ({"part": "北墙"}, {"部位": "西墙"}, "overtaken", {"part": "北墙"}),
    ],
)
def test_what_others_changed_since_is_seen(cast, two, edited, theirs, mine, outcome, holds):
    first, _ = two
    given = edited({(first.number, head): value for head, value in mine.items()})
    change(first, now(first) | theirs, seen=1, by=cast.leader)
    trial = attempt(given, by=cast.editor)
    assert trial["outcomes"].get(outcome) == (2 if outcome == "same" else 1)
    carry_out(given, by=cast.editor, whole=False)
    assert holds.items() <= now(first).items()


def test_both_are_shown_where_two_changed_one_field_and_one_can_be_overruled(cast, two, edited):
    first, _ = two
    given = edited({(first.number, "部位"): "西墙"})
    change(first, now(first) | {"part": "北墙"}, seen=1, by=cast.leader)
    (told,) = attempt(given, by=cast.editor)["told"]
    said = told["message"]["arguments"]
    assert (said["was"], said["now"], said["own"]) == ("东墙", "北墙", "西墙")
    assert said["by"] == str(cast.leader)
    given.plan |= {"overrule": True}
    given.save()
    assert carry_out(given, by=cast.editor, whole=True).changed == 1
    assert now(first)["part"] == "西墙"


def test_what_was_changed_after_the_trial_is_not_changed_unseen(cast, book, two):
    first, _ = two
    data = workbook({"编号": first.number, "部位": "西墙"}, heads=("编号", "部位"))
    given = receive(book, name="表.xlsx", data=data, keeper=cast.rural, by=cast.editor).given
    given.plan |= {"update": True}
    given.save()
    assert outcomes(given, cast.editor) == {"changed": 1}
    change(first, now(first) | {"part": "北墙"}, seen=1, by=cast.leader)
    with pytest.raises(NotWhole):
        carry_out(given, by=cast.editor, whole=True)
    assert now(first)["part"] == "北墙"
    assert outcomes(given, cast.editor) == {"changed": 1}
    assert carry_out(given, by=cast.editor, whole=True).changed == 1


def test_a_clerk_changes_no_record_of_another_section_by_a_file(cast, two, edited):
    first, _ = two
    given = edited({(first.number, "部位"): "西墙"}, by=cast.clerk)
    # Nor does the clerk see what others made of it since.
    change(first, now(first) | {"part": "北墙"}, seen=1, by=cast.leader)
    trial = attempt(given, by=cast.clerk)
    assert trial["outcomes"] == {"faulty": 1, "same": 1}
    assert {told["kind"] for told in trial["told"]} == {"not-to-be-changed"}
    assert carry_out(given, by=cast.clerk, whole=False).changed == 0
    assert now(first)["part"] == "北墙"


def test_what_is_no_more_or_is_there_twice_is_told(cast, two, edited):
    first, second = two
    given = edited({(second.number, "编号"): "YH-2026-0099", (first.number, "部位"): "西墙"})
    remove(first, seen=1, by=cast.editor, reason="重复")
    trial = attempt(given, by=cast.editor)
    assert trial["outcomes"] == {"faulty": 1, "lost": 1}
    given = edited({(second.number, "编号"): first.number})
    kinds = [told["kind"] for told in attempt(given, by=cast.editor)["told"]]
    assert "twice-in-file" in kinds


def test_a_workbook_of_ones_own_changes_what_it_says_by_number(cast, book, two):
    first, _ = two
    data = workbook({"编号": first.number, "部位": "西墙"}, heads=("编号", "部位"))
    given = receive(book, name="表.xlsx", data=data, keeper=cast.rural, by=cast.editor).given
    assert outcomes(given, cast.editor) == {"faulty": 1}
    given.plan |= {"update": True, "by": ["@number"]}
    given.save()
    assert carry_out(given, by=cast.editor, whole=True).changed == 1
    assert now(first)["part"] == "西墙"
    assert now(first)["description"] == "甲"


def test_what_is_masked_in_the_file_stays_and_unique_fields_tell_the_record(cast):
    book = Book.objects.create(office=cast.office, ledger="aid")
    values = {
        "applied_on": date(2026, 10, 8),
        "student": "李小青",
        "phone": "13800138000",
        "id_number": "11010519491231002X",
        "unit": "农业科",
        "stage": "小学",
        "reason": "低保",
        "term": "2026秋",
        "project": "助学金",
    }
    aid = enter(book, values, keeper=cast.rural, by=cast.editor).record
    records = Record.objects.filter(book=book)
    with export(book, records, rights_of(cast.editor, cast.office), full=False) as stream:
        sheets = openpyxl.load_workbook(stream)
    sheet = sheets.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["资助项目"]).value = "免学费"
    stream = io.BytesIO()
    sheets.save(stream)
    data = stream.getvalue()
    given = receive(book, name="资助.xlsx", data=data, keeper=cast.rural, by=cast.editor).given
    assert carry_out(given, by=cast.editor, whole=True).changed == 1
    assert now(aid) == values | {"project": "免学费"}
    heads = ("身份证号", "学期", "资助项目", "学段")
    row = {"身份证号": "11010519491231002X", "学期": "2026秋", "资助项目": "免学费", "学段": "初中"}
    data = workbook(row, heads=heads)
    given = receive(book, name="表.xlsx", data=data, keeper=cast.rural, by=cast.editor).given
    given.plan |= {"update": True, "by": ["id_number", "term", "project"]}
    given.save()
    assert carry_out(given, by=cast.editor, whole=True).changed == 1
    assert now(aid)["stage"] == "初中"


def test_many_changes_at_once_keep_every_sign(cast, book, hazard, edited):
    odd = ("\\N", "甲\n乙", '"引号"', "{甲}", "100%", "𠮷", "NULL")
    many = [hazard(description=f"第{at}处") for at in range(60)]
    cells = {(each.number, "部位"): f"{odd[at % len(odd)]}{at}" for at, each in enumerate(many)}
    given = carry_out(edited(cells), by=cast.editor, whole=True)
    assert given.changed == 60
    assert [now(each)["part"] for each in many] == list(cells.values())
    assert set(Record.objects.values_list("unit", "version")) == {(cast.rural.pk, 2)}
    undo(given, by=cast.editor, reason="改错了")
    assert not any("part" in now(each) for each in many)
