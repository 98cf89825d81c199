"""The pages of imports: sent in, columns, tried, taken in, what failed, taken back; records out."""

import io
from datetime import date
from urllib.parse import unquote

import openpyxl
import pytest
from cast import signed_in, upload
from importfiles import good, workbook

from huizong_web.audit.models import Entry as Note
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.keeping import enter
from huizong_web.ledgers.listing import views
from huizong_web.ledgers.models import Book, Record

BAD = good("坏的一行", 等级="特大")


@pytest.fixture
def sent(cast, book, editor):
    """Return a function that sends a file in and goes to its columns."""

    def send(*rows, name="隐患.xlsx", data=None):
        file = upload(name, workbook(*rows) if data is None else data)
        answer = editor.post(f"/ledgers/{book.pk}/import/", {"file": file, "keeper": cast.rural.pk})
        assert answer.status_code == 302, answer.content.decode()
        return Import.objects.latest("pk")

    return send


def fields(client, given):
    """What the form of the columns holds, as a browser would send it."""
    page = client.get(f"/ledgers/imports/{given.pk}/columns/").context
    data = {"year": "2026", "do": "try"}
    for tab in page["tabs"]:
        data[f"head-{tab.index}"] = str(tab.tab.head[1])
        data |= {line.name: line.column.key for line in tab.columns}
    return data


def tried(client, given, **more):
    answer = client.post(f"/ledgers/imports/{given.pk}/columns/", fields(client, given) | more)
    assert answer.status_code == 302, answer.content.decode()
    return client.get(f"/ledgers/imports/{given.pk}/").content.decode()


def seen(client, given):
    return client.get(f"/ledgers/imports/{given.pk}/").context["seen"]


def taken(client, given, **more):
    data = {"part": "good", "seen": seen(client, given)} | more
    return client.post(f"/ledgers/imports/{given.pk}/take/", data, follow=True)


def test_from_the_file_to_the_records(editor, book, sent):
    given = sent(good("甲"), BAD)
    page = tried(editor, given)
    assert "可以导入 1 行" in page
    assert "D4" in page
    assert "“等级”不能是“特大”" in page
    assert Record.objects.count() == 0
    page = taken(editor, given).content.decode()
    assert "已导入 1 条记录" in page
    assert given.sha256 in page
    assert Record.objects.get().title == "甲"


def test_a_column_is_given_another_meaning(editor, book, sent):
    heads = ("排查日期", "所在单位", "类别", "等级", "隐患描述", "附言")
    given = sent(data=workbook(good("甲", 附言="清理通道"), heads=heads))
    page = editor.get(f"/ledgers/imports/{given.pk}/columns/").content.decode()
    assert "台账里没有“附言”这一栏，这一列不读" in page
    tried(editor, given, **{"c-0-5": "measure"})
    taken(editor, given)
    assert Record.objects.get().values["measure"] == "清理通道"


def test_two_columns_cannot_mean_one_field(editor, book, sent):
    given = sent(good("甲"))
    data = fields(editor, given) | {"c-0-5": "description"}
    answer = editor.post(f"/ledgers/imports/{given.pk}/columns/", data)
    assert answer.status_code == 422
    assert "指到了同一栏" in answer.content.decode()


def test_the_head_is_where_a_person_says(editor, book, sent):
    given = sent(good("甲"))
    data = fields(editor, given) | {"head-0": "1", "do": "head"}
    editor.post(f"/ledgers/imports/{given.pk}/columns/", data)
    given.refresh_from_db()
    assert given.plan["tabs"][0]["head"] == [1, 1]


def test_all_rows_get_what_no_column_says(editor, book, sent):
    heads = ("排查日期", "所在单位", "类别", "隐患描述")
    given = sent(data=workbook(good("甲"), heads=heads))
    page = editor.get(f"/ledgers/imports/{given.pk}/columns/").content.decode()
    assert "缺必填的“等级”这一列" in page
    tried(editor, given, **{"all-level": "一般"})
    taken(editor, given)
    assert Record.objects.get().values["level"] == "一般"


def test_columns_that_changed_since_the_trial_are_told(editor, book, sent):
    given = sent(good("甲"))
    tried(editor, given)
    old = seen(editor, given)
    tried(editor, given, **{"c-0-5": ""})
    answer = taken(editor, given, seen=old)
    assert answer.status_code == 409
    assert "没有导入" in answer.content.decode()
    assert Record.objects.count() == 0


def test_the_same_file_again_is_told_and_asked_about(editor, book, sent):
    data = workbook(good("甲"))
    first = sent(data=data)
    tried(editor, first)
    taken(editor, first)
    again = sent(data=data)
    assert "同一个文件导入过" in tried(editor, again)
    assert taken(editor, again).status_code == 409
    assert taken(editor, again, again="1").status_code == 200
    assert Record.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("隐患.xlsx", b"PK\x03\x04 broken", "已损坏"),
        ("隐患.docx", b"nothing", "纯文本"),
        ("隐患.xlsx", b"", "空的"),
    ],
)
def test_a_file_that_is_no_table_is_told(cast, editor, book, name, data, says):
    file = upload(name, data)
    answer = editor.post(f"/ledgers/{book.pk}/import/", {"file": file, "keeper": cast.rural.pk})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Import.objects.exists()


def test_a_file_without_a_known_head_is_told(editor, book, sent):
    given = sent(data=workbook(heads=("甲", "乙"), title="丙"))
    page = editor.get(f"/ledgers/imports/{given.pk}/columns/").content.decode()
    assert "没有找到表头" in page


def test_a_clerk_imports_for_the_own_section_only(cast, book, clerk):
    file = upload("隐患.xlsx", workbook(good("甲")))
    page = clerk.get(f"/ledgers/{book.pk}/import/").content.decode()
    assert 'type="hidden" name="keeper"' in page
    answer = clerk.post(f"/ledgers/{book.pk}/import/", {"file": file, "keeper": cast.rural.pk})
    assert answer.status_code == 422
    file = upload("隐患.xlsx", workbook(good("甲")))
    clerk.post(f"/ledgers/{book.pk}/import/", {"file": file, "keeper": cast.secretariat.pk})
    assert Import.objects.get().keeper == cast.secretariat


def test_nobody_imports_into_a_book_that_another_unit_keeps(cast, book, clerk):
    book.keeper = cast.rural
    book.save()
    assert clerk.get(f"/ledgers/{book.pk}/import/").status_code == 403


def test_an_import_is_taken_back_on_its_page(editor, book, sent):
    given = sent(good("甲"))
    tried(editor, given)
    taken(editor, given)
    editor.post(f"/ledgers/imports/{given.pk}/undo/", {"reason": "导错了"})
    assert Record.objects.get().removed
    assert "导错了" in editor.get(f"/ledgers/imports/{given.pk}/").content.decode()


def book_of(answer):
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_rows_that_failed_come_back_and_go_in_again_when_mended(editor, book, sent):
    given = sent(good("甲"), BAD)
    tried(editor, given)
    sheets = book_of(editor.get(f"/ledgers/imports/{given.pk}/failing/"))
    sheet = sheets["隐患"]
    assert sheet.max_row == 2
    assert sheet["D2"].comment.text.startswith("原D4：")
    sheet["D2"] = "重大"
    stream = io.BytesIO()
    sheets.save(stream)
    mended = sent(data=stream.getvalue(), name="改好.xlsx")
    tried(editor, mended)
    taken(editor, mended)
    assert Record.objects.get().values["level"] == "重大"


def test_what_goes_out_comes_in_as_the_same(editor, book, hazard, sent):
    hazard(description="=SUM(A1)")
    hazard(description="合计")
    data = b"".join(editor.get(f"/ledgers/{book.pk}/export/").streaming_content)
    given = sent(data=data, name="导出.xlsx")
    page = tried(editor, given)
    assert "已有且相同 2 行" in page
    assert "不能用" not in page


def test_the_list_goes_out_as_it_is_asked_for(editor, book, hazard):
    hazard(description="甲")
    hazard(description="乙", level="重大")
    sheets = book_of(editor.get(f"/ledgers/{book.pk}/export/?f-level=重大"))
    rows = [[cell.value for cell in row] for row in sheets.worksheets[0].iter_rows(min_row=2)]
    assert len(rows) == 1
    assert "乙" in rows[0]


def test_a_list_that_is_not_whole_says_so_in_the_name_of_its_file(
    editor, book, hazard, monkeypatch
):
    def untranslatable(*_given):
        raise views.Untranslatable

    def name(query):
        answer = editor.get(f"/ledgers/{book.pk}/export/{query}")
        assert b"".join(answer.streaming_content)
        return unquote(answer["Content-Disposition"])

    monkeypatch.setattr(views, "_translated", untranslatable)
    monkeypatch.setattr(views, "MOST", 1)
    hazard(level="重大")
    assert "不全" not in name("?view=major")
    hazard(description="乙", level="重大")
    assert "不全" in name("?view=major")


@pytest.fixture
def pupil(cast):
    """A pupil's aid, kept by 农业科: a record with personal data."""
    aid = Book.objects.create(office=cast.office, ledger="aid")
    values = {
        "applied_on": date(2026, 10, 8),
        "student": "李小青",
        "phone": "13800138000",
        "unit": "农业科",
        "stage": "小学",
        "reason": "低保",
        "term": "2026秋",
        "project": "助学金",
    }
    answer = enter(aid, values, keeper=cast.rural, by=cast.editor)
    assert answer.record is not None, [str(fault.message) for fault in answer.faults]
    return aid


def said(answer):
    return {str(cell.value) for row in book_of(answer).worksheets[0].iter_rows() for cell in row}


def test_personal_data_goes_out_whole_to_who_keeps_it_only(cast, editor, pupil):
    url = f"/ledgers/{pupil.pk}/export/"
    masked = said(editor.get(url))
    assert "138****8000" in masked
    assert "李小青" not in masked
    assert {"李小青", "13800138000"} <= said(editor.get(url + "?full=1"))
    assert "李小青" not in said(signed_in(cast.leader).get(url + "?full=1"))
    notes = [note.changes for note in Note.objects.filter(action="records-exported")]
    assert ['"personal":true' in note.replace(" ", "") for note in notes] == [False, True, False]


def test_nobody_gets_records_that_the_list_would_not_show(clerk, book, hazard):
    hazard(description="农业科的")
    sheet = book_of(clerk.get(f"/ledgers/{book.pk}/export/")).worksheets[0]
    assert sheet.max_row == 1


def test_the_empty_form_has_drop_downs(editor, book):
    sheets = book_of(editor.get(f"/ledgers/{book.pk}/form/"))
    assert "填写说明" in sheets.sheetnames
    assert sheets.worksheets[0].data_validations.dataValidation


def test_pages_ask_the_database_little(editor, book, sent, django_assert_max_num_queries):
    given = sent(*(good(f"第{at}处") for at in range(40)))
    tried(editor, given)
    with django_assert_max_num_queries(20):
        editor.get(f"/ledgers/imports/{given.pk}/")
