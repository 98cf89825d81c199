"""Files of every kind as books, bombs refused; the form, and the sheet of what failed."""

import io
import json
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
import xlwt

from huizong.ledgers import Change, Record, shipped_ledgers
from huizong.ledgers.sheets import (
    Held,
    Kind,
    Nothing,
    Outcome,
    Plan,
    SheetError,
    SheetLimits,
    Taking,
    open_book,
    propose,
    write_failing,
    write_records,
)
from ledgers import small
from ledgers.sheets import faulty

TODAY = date(2026, 3, 31)
PLAIN = """
fields:
  day: {label: 日期, type: date, required: true, role: occurred}
  what: {label: 事项, type: text}
  amount: {label: 金额, type: money}
"""


@pytest.fixture
def ledger(tmp_path):
    return small.ledger(tmp_path, body=PLAIN)


def taken(ledger, path, data):
    book = open_book(path, data)
    return list(Taking(book, ledger, propose(book, ledger, year=2026).plan, today=TODAY))


def values(ledger, path, data):
    return [dict(row.record.values) for row in taken(ledger, path, data)]


def xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, head in enumerate(("日期", "事项", "金额")):
        sheet.write(0, at, head)
    sheet.write(1, 0, datetime.fromisoformat("2026-03-05"), day)
    sheet.write(1, 1, "灯坏")
    sheet.write(1, 2, 1234.5)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROW = {"day": date(2026, 3, 5), "what": "灯坏", "amount": Decimal("1234.5")}
TEXT = '日期,事项,金额\n2026/3/5,灯坏,"1,234.5"\n'


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("表.csv", TEXT.encode("gb18030")),
        ("表.csv", TEXT.encode()),
        ("表.csv", b"\xef\xbb\xbf" + TEXT.encode()),
        ("表.csv", b"\xff\xfe" + TEXT.encode("utf-16-le")),
        ("表.csv", TEXT.replace("1,234.5", "1234.5").replace(",", ";").encode()),
        ("表.txt", "日期\t事项\t金额\n3月5日\t灯坏\t1234.5元\n".encode("gb18030")),
        ("表.xls", xls()),
        ("表.et", xls()),
    ],
    ids=["gb18030", "utf-8", "marked", "utf-16", "semicolon", "tabs", "xls", "et"],
)
def test_files_of_other_kinds(ledger, path, data):
    assert values(ledger, path, data) == [ROW]


def test_a_workbook_that_excel_saved_keeps_its_texts_in_one_place(ledger):
    book = openpyxl.Workbook()
    book.active.append(["日期", "事项", "金额"])
    book.active.append([date(2026, 3, 5), "灯坏", 1234.5])
    stream = io.BytesIO()
    book.save(stream)
    assert values(ledger, "表.xlsx", stream.getvalue()) == [ROW]


@pytest.mark.parametrize(
    ("path", "data", "says"),
    [
        ("表.xlsx", b"PK\x03\x04 broken", "已损坏"),
        ("表.xlsx", b"", "没有文字"),
        ("表.docx", b"nothing", "纯文本"),
        ("表.csv", '日期,事项\n2026-03-05,"灯坏\n2026-03-06,门坏\n'.encode(), "引号"),
    ],
)
def test_what_is_no_table_is_refused(ledger, path, data, says):
    with pytest.raises(SheetError) as refused:
        taken(ledger, path, data)
    assert says in str(refused.value.message)
    assert str(refused.value.remedy)


def sheet_of(xml):
    """A workbook whose only sheet is given as it is stored."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("表")
    book.close()
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(ledger):
    data = sheet_of(b"<worksheet>" + b" " * 60_000_000 + b"</worksheet>")
    with pytest.raises(SheetError, match="压缩比"):
        taken(ledger, "弹.xlsx", data)


def test_too_many_rows_are_refused(ledger):
    data = ("日期,事项\n" + "2026-03-05,灯坏\n" * 50).encode()
    book = open_book("表.csv", data, limits=SheetLimits(rows=40))
    with pytest.raises(SheetError, match="超过 40 行"):
        list(Taking(book, ledger, propose(book, ledger).plan, today=TODAY))


def test_a_row_a_million_rows_below_costs_nothing(ledger):
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for at, text in ((1, "日期"), (2, "2026-03-05"), (1_048_576, "2026-03-06"))
    )
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    book = open_book(
        "远.xlsx", sheet_of(f"{head}<sheetData>{rows}</sheetData></worksheet>".encode())
    )
    taking = Taking(book, ledger, propose(book, ledger).plan, today=TODAY)
    assert [row.record.values["day"].day for row in taking] == [5, 6]
    assert "等1048573行是空行" in str(taking.told[0].message)


def test_a_plan_can_be_kept_as_json(tmp_path):
    plan = propose(open_book("登记.xlsx", faulty.book()), faulty.ledger(tmp_path)).plan
    assert Plan.from_json(json.loads(json.dumps(plan.as_json()))) == plan


def written(ledger, records, **more):
    stream = io.BytesIO()
    write_records(stream, ledger, records, **more)
    return openpyxl.load_workbook(stream)


@pytest.mark.parametrize("key", sorted(shipped_ledgers()))
def test_the_form_of_each_ledger_is_understood_whole(key):
    stream = io.BytesIO()
    ledger = shipped_ledgers()[key]
    write_records(stream, ledger, ())
    proposal = propose(open_book("表.xlsx", stream.getvalue()), ledger)
    assert [each.kind for each in proposal.told] == []
    named = {column.key for tab in proposal.plan.main for column in tab.columns.values()}
    plain = {key for key, field in ledger.fields.items() if field.type != "table"}
    assert plain <= named
    tables = {key for key, field in ledger.fields.items() if field.type == "table"}
    assert {tab.table for tab in proposal.plan.details} == tables


def test_choices_are_drop_downs(tmp_path):
    book = written(shipped_ledgers()["hazard"], (), units=("安全科", "云岭县第一小学"))
    rules = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in book["安全隐患台账"].data_validations.dataValidation
    }
    lists = book["选项"]
    assert book["选项"].sheet_state == "hidden"
    column = rules["F2"].split("$")[1]
    assert [lists[f"{column}{row}"].value for row in (1, 2)] == ["校舍", "消防"]
    assert any(cell.value == "云岭县第一小学" for row in lists.iter_rows() for cell in row)
    assert "填写说明" in book.sheetnames


def test_what_could_run_does_not(ledger):
    record = Record("1", {"day": date(2026, 3, 5), "what": '=HYPERLINK("http://x")'})
    sheet = written(ledger, [record]).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value and "HYPER" in str(cell.value)] == ["s"]
    assert [cell.value[0] for cell in cells if "HYPER" in str(cell.value)] == ["'"]


def test_hidden_fields_show_their_ends_only():
    ledger = shipped_ledgers()["aid"]
    record = Record("1", {"student": "李青", "phone": "13800138000"}, (), "ZZ-2026-00001")
    sheet = written(ledger, [record], hidden={"student", "phone"}).worksheets[0]
    said = {cell.value for cell in sheet[2]}
    assert "李青" not in said
    assert "138****8000" in said


def test_a_record_that_comes_again_is_the_same_and_another_one_is_told(tmp_path):
    ledger = faulty.ledger(tmp_path)
    kept = Record(
        "9", faulty.row("灯坏", fund=Decimal(5)), (Change("整改中", TODAY),), "YH-2026-0001"
    )
    stream = io.BytesIO()
    write_records(stream, ledger, [kept])
    changed = Record("9", kept.values | {"fund": Decimal(6)}, kept.history, kept.number)

    def outcome(there, **more):
        book = open_book("表.xlsx", stream.getvalue())
        plan = Plan(propose(book, ledger).plan.tabs, **more)

        class Store(type("N", (), {})):
            def records(self, _by, _keys):
                return {(there.number,): [Held(there)]}

            def holders(self, _fields, keys):
                return dict.fromkeys(keys, Held(there, name=there.number))

            def beside(self, _apart, _sames):
                return [there]

        (row,) = Taking(book, ledger, plan, today=TODAY, existing=Store())
        return row

    assert outcome(kept).outcome is Outcome.SAME
    assert outcome(changed).outcome is Outcome.FAULTY
    updated = outcome(changed, update=True)
    assert updated.outcome is Outcome.CHANGED
    assert (updated.record.values["fund"], updated.record.history) == (Decimal(5), kept.history)
    assert updated.before == changed


LIST = """
number: MD-{year}-{seq:04}
fields:
  day: {label: 日期, type: date, required: true, role: occurred}
  paid:
    label: 明细
    type: table
    columns:
      who: {label: 姓名, type: text, personal: true}
      phone: {label: 电话, type: phone}
      sum: {label: 金额, type: money}
"""


def payment(who, phone, amount):
    return {"who": who, "phone": phone, "sum": Decimal(amount)}


PAID = (
    payment("李青", "13800138000", 100),
    payment("王岭", "13900139000", 200),
    payment("周禾", "13900139000", 300),
)
AGAIN = payment("赵溪", "13800138000", 100)


@pytest.mark.parametrize(
    ("stored", "lines", "names"),
    [
        (PAID, [0, 1, 2], ["李青", "王岭", "周禾"]),
        (PAID, [1, 2], ["王岭", "周禾"]),
        (PAID, [2, 0, 1], ["周禾", "李青", "王岭"]),
        # Who stands in a row that was changed, or copied, nobody can say.
        (PAID, [0, 1, (2, 301)], "B4 C4"),
        (PAID, [0, 0, 1, 2], "B2 C2 B3 C3"),
        # Two that look alike are known by their places while nothing has moved.
        ((*PAID, AGAIN), [0, 1, 2, 3], ["李青", "王岭", "周禾", "赵溪"]),
        ((*PAID, AGAIN), [1, 2, 3], "B4 C4"),
    ],
)
def test_hidden_cells_of_rows_stay_with_the_row_that_their_cells_tell(
    tmp_path, stored, lines, names
):
    ledger = small.ledger(tmp_path, body=LIST)
    kept = Record("9", {"day": TODAY, "paid": stored}, (), "MD-2026-0001")
    sheets = written(ledger, [kept], hidden={"paid.who", "paid.phone"})
    sheet = sheets.worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    sheet.delete_rows(2, len(rows))
    for line in lines:
        at, amount = line if isinstance(line, tuple) else (line, None)
        sheet.append([*rows[at][:-1], amount or rows[at][-1]])
    stream = io.BytesIO()
    sheets.save(stream)

    class Store(Nothing):
        def records(self, _by, _keys):
            return {(kept.number,): [Held(kept)]}

    book = open_book("表.xlsx", stream.getvalue())
    plan = Plan(propose(book, ledger).plan.tabs, update=True)
    (row,) = Taking(book, ledger, plan, today=TODAY, existing=Store())
    if isinstance(names, str):
        assert row.outcome is Outcome.FAULTY
        assert {each.kind for each in row.told} == {Kind.MASKED}
        assert names.split() == [each.cell for each in row.told]
        assert all("认不出" in str(each.remedy) for each in row.told)
    else:
        by_name = {each["who"]: each for each in stored}
        assert list(row.record.values["paid"]) == [by_name[name] for name in names]


def test_rows_that_failed_come_back_marked_and_go_in_again_when_mended(tmp_path):
    ledger = faulty.ledger(tmp_path)
    book = open_book("登记.xlsx", faulty.book())
    plan = propose(book, ledger, year=2026).plan
    stream = io.BytesIO()
    failed = write_failing(stream, Taking(book, ledger, plan, today=TODAY))
    sheet = openpyxl.load_workbook(stream)["隐患登记"]
    rows = {row[4].value: row for row in sheet.iter_rows(min_row=2)}
    assert failed == len(rows) + 2  # two rows of the detail sheet are nobody's
    wrong = rows["资金不是数"][5]
    assert (wrong.value, wrong.fill.fgColor.rgb) == ("若干", "FFFADBD8")
    assert wrong.comment.text.startswith("原F13：“整改资金”不能是“若干”")
    assert rows["资金不是数"][19].value.startswith("原F13：")
    wrong.value = 3
    mended = io.BytesIO()
    sheet.parent.save(mended)
    book = open_book("改好.xlsx", mended.getvalue())
    again = list(Taking(book, ledger, propose(book, ledger, year=2026).plan, today=TODAY))
    good = [row.record.values for row in again if row.record]
    assert {"description": "资金不是数", "fund": Decimal(30_000)}.items() <= good[0].items()
    assert len(again) == failed
