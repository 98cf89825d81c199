"""Workbooks as documents: what a sheet shows is read, and what it hides is told."""

from pathlib import Path

import pytest
import yaml
from bookfiles import ods, raw_xlsx, xls, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import archive

from huizong.reading import Limits, ReadingError, read
from huizong.reading.sheets_formats import shown
from huizong.values import Paragraph, Source
from readorrefused import REFUSALS, end_of

NUMBERS = yaml.safe_load(Path(__file__).with_name("sheet_numbers.yaml").read_text("utf-8"))
ROWS = [["科室", "来文", "占比"], ["秘书科", 152, 0.956], ["信息科", 40.5, 1]]


def document(data, path="表.xlsx", **options):
    return read(Source(path, data), **options)


def blocks(found):
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[_cell(cell) for cell in row] for row in block.rows]
        for block in found.blocks
    ]


def _cell(cell):
    return cell.text if cell.rows == cell.columns == 1 else (cell.text, cell.rows, cell.columns)


def rules(found):
    return [finding.rule for finding in found.findings]


@pytest.mark.parametrize(("code", "value", "text"), NUMBERS)
def test_a_number_is_shown_as_its_format_shows_it(code, value, text):
    assert shown(value, code) == text


def test_a_sheet_is_a_table_behind_its_name():
    found = document(xlsx(("十月来文", ROWS)))
    assert blocks(found) == [
        "十月来文",
        [["科室", "来文", "占比"], ["秘书科", "152", "0.956"], ["信息科", "40.5", "1"]],
    ]
    assert found.text == "十月来文\n科室\t来文\t占比\n秘书科\t152\t0.956\n信息科\t40.5\t1"
    assert (found.format, found.encoding, found.findings) == ("xlsx", None, ())


@pytest.mark.parametrize("name", ["Sheet1", "sheet2", "工作表1", "表3", "1", "Sheet1 (2)"])
def test_a_name_that_says_nothing_is_not_read(name):
    assert len(document(xlsx((name, ROWS))).blocks) == 1


def test_sheets_follow_each_other_behind_a_blank_line():
    found = document(xlsx(("Sheet1", [["甲", "乙"]]), ("空表", []), ("督查", [["丙", "丁"]])))
    assert found.text == "甲\t乙\n\n督查\n丙\t丁"


def test_every_run_points_at_its_letters():
    found = document(xlsx(("十月", [["标题"], *ROWS, [], ["注：数据截至\n月底 "]])))
    runs = [run for p in found.blocks if isinstance(p, Paragraph) for run in p.runs]
    for block in found.blocks:
        if not isinstance(block, Paragraph):
            runs += [r for row in block.rows for c in row for p in c.paragraphs for r in p.runs]
            assert found.quote(block.place) == "\n".join(
                "\t".join(cell.text for cell in row) for row in block.rows
            )
    assert runs
    assert [found.quote(run.origin) for run in runs] == [run.text for run in runs]


def test_a_title_above_and_a_note_below_are_paragraphs():
    rows = [["十月份来文统计表"], ["填报单位：秘书科"], *ROWS, ["备注：含密件"]]
    assert blocks(document(xlsx(("Sheet1", rows)))) == [
        "十月份来文统计表",
        "填报单位：秘书科",
        [["科室", "来文", "占比"], ["秘书科", "152", "0.956"], ["信息科", "40.5", "1"]],
        "备注：含密件",
    ]


def test_a_total_with_one_cell_stays_in_the_table():
    (table,) = blocks(document(xlsx(("Sheet1", [*ROWS, ["合计"]]))))
    assert table[-1] == ["合计", "", ""]


def test_a_name_that_the_title_holds_is_not_said_twice():
    found = document(xlsx(("十月来文", [["2026年十月份来文统计"], *ROWS])))
    assert blocks(found)[0] == "2026年十月份来文统计"


def test_blank_rows_part_tables_and_blank_columns_go():
    rows = [[], [None, "甲", None, "乙"], [], [], [None, "丙", None, "丁"]]
    assert blocks(document(xlsx(("Sheet1", rows)))) == [[["甲", "乙"]], [["丙", "丁"]]]


def merging(_book, sheets):
    sheets[0].merge_range("A1:A2", "项目")
    sheets[0].merge_range("B1:C1", "数量")


def test_a_merged_head_stands_once_with_its_span():
    rows = [[], [None, "上月", "本月"], ["来文", 140, 152]]
    assert blocks(document(xlsx(("Sheet1", rows), change=merging))) == [
        [[("项目", 2, 1), ("数量", 1, 2)], ["上月", "本月"], ["来文", "140", "152"]]
    ]


def test_a_report_pasted_into_a_sheet_is_text():
    lines = ["秘书科十月工作总结", "一、会议活动", "召开会议3次，参会120人。", "二、公文处理"]
    found = document(xlsx(("总结", [[line] for line in lines])))
    assert blocks(found) == lines
    cut = document(xlsx(("总结", [["会上宣读了《关于表扬先"], ["进集体的通报》。"]])))
    assert blocks(cut) == ["会上宣读了《关于表扬先进集体的通报》。"]


def formatted(book, sheets):
    day = book.add_format({"num_format": 14})
    share = book.add_format({"num_format": "0.0%"})
    sheets[0].write_number(0, 0, 46320, day)
    sheets[0].write_number(0, 1, 0.956, share)
    sheets[0].write_boolean(0, 2, True)  # noqa: FBT003 - XlsxWriter takes it by position
    sheets[0].write_formula(0, 3, "=SUM(A1:A2)", None, 12)
    sheets[0].write_rich_string(0, 4, "共", book.add_format({"bold": True}), "3件")
    sheets[0].write_url(0, 5, "https://example.com", string="附件")


def test_cells_are_read_as_they_are_shown():
    (table,) = blocks(document(xlsx(("Sheet1", []), change=formatted)))
    assert table == [["2026年10月25日", "95.6%", "TRUE", "12", "共3件", "附件"]]


def test_a_workbook_may_count_its_days_from_1904():
    sheet = '<sheetData><row><c s="1"><v>44858</v></c><c><v>2</v></c></row></sheetData>'
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>'
    data = raw_xlsx(sheet, workbook='<workbookPr date1904="1"/>', styles=styles, name="Sheet1")
    assert blocks(document(data)) == [[["2026年10月25日", "2"]]]


def test_texts_of_every_kind():
    texts = (
        "<si><t>共享</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si>"
        "<si><t>上行_x000D_\n下行</t></si>"
    )
    sheet = (
        '<sheetData><row r="3"><c r="B3" t="s"><v>0</v></c><c t="s"><v>1</v></c>'
        '<c t="inlineStr"><is><t>内</t><rPh><t>nei</t></rPh><r><t>联</t></r></is></c>'
        '<c t="str"><f>A1</f><v>公式字</v></c><c t="d"><v>2026-10-25T00:00:00</v></c>'
        '<c t="s"><v>99</v></c><c t="s"><v>2</v></c></row></sheetData>'
    )
    (table,) = blocks(document(raw_xlsx(sheet, texts=texts, name="Sheet1")))
    assert table == [["共享", "富文本", "内联", "公式字", "2026年10月25日", "上行\n下行"]]


def test_prefixed_names_and_missing_references_are_read():
    sheet = '<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sheet += "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>"
    assert blocks(document(raw_xlsx(sheet, name="Sheet1"))) == [[["1", "2"]]]


def hiding(_book, sheets):
    sheets[0].set_row(1, None, None, {"hidden": True})
    sheets[0].set_column(2, 2, None, None, {"hidden": True})
    sheets[1].hide()


def test_what_is_hidden_is_left_out_and_told():
    found = document(xlsx(("Sheet1", ROWS), ("底稿", [["旧数", 1]]), change=hiding))
    assert blocks(found) == [[["科室", "来文"], ["信息科", "40.5"]]]
    assert rules(found) == ["hidden-sheets-left-out", "hidden-cells-left-out"]
    assert "“底稿”" in str(found.findings[0].message)
    assert "5 个单元格" in str(found.findings[1].message)


def merged_and_hidden(_book, sheets):
    sheets[0].merge_range("A1:A3", "秘书科")
    sheets[0].set_row(0, None, None, {"hidden": True})


def test_a_merged_cell_whose_first_row_is_hidden_is_seen():
    rows = [[None, 1], [None, 2], [None, 3]]
    (table,) = blocks(document(xlsx(("Sheet1", rows), change=merged_and_hidden)))
    assert table == [[("秘书科", 2, 1), "2"], ["3"]]


def failing(_book, sheets):
    sheets[0].write_formula(1, 1, "=1/0", None, "#DIV/0!")


def test_a_failed_formula_is_told_with_its_cell():
    found = document(xlsx(("来文", [["科室", "均数"], ["秘书科"]]), change=failing))
    (finding,) = found.findings
    assert finding.rule == "cell-error"
    assert "“来文”B2 单元格" in str(finding.message)
    assert found.quote(finding.places[0]) == "#DIV/0!"


def test_a_formula_without_a_result_is_told():
    sheet = '<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c><v>3</v></c></row></sheetData>'
    found = document(raw_xlsx(sheet))
    assert rules(found) == ["formula-without-result"]
    assert "A1" in str(found.findings[0].message)


def test_macros_comments_and_drawn_texts_are_told():
    def change(book, sheets):
        sheets[0].write_comment("A1", "数对吗")
        sheets[0].insert_textbox(4, 1, "框内文字")

    data = xlsx(("Sheet1", ROWS), change=change)
    assert rules(document(data)) == ["comments-left", "drawn-text-left-out"]
    sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    macros = raw_xlsx(sheet, more={"xl/vbaProject.bin": b"\0"})
    assert rules(document(macros, "表.xlsm")) == ["macros-left-out"]


def test_xls_and_et_are_read_alike():
    rows = [["科室", "占比", "日期"], ["秘书科", (0.956, "0.0%"), (46320, "yyyy/m/d")]]
    for path in ("表.xls", "表.et"):
        found = document(xls(("来文", rows)), path)
        assert blocks(found) == [
            "来文",
            [["科室", "占比", "日期"], ["秘书科", "95.6%", "2026年10月25日"]],
        ]
        assert found.format == "xls"


def test_what_an_xls_hides_or_merges():
    def change(sheet):
        sheet.write_merge(0, 0, 0, 1, "合并")
        sheet.row(2).hidden = True

    found = document(xls(("Sheet1", [[], [1, 2], [3, 4], [5, 6]]), change=change), "表.xls")
    assert blocks(found) == ["合并", [["1", "2"], ["5", "6"]]]
    assert rules(found) == ["hidden-cells-left-out"]


ODS = (
    '<table:table table:name="来文"><table:table-column table:number-columns-repeated="3"/>'
    '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>数量</text:p>'
    "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>日期</text:p>"
    "</table:table-cell></table:table-row>"
    '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value="0.956">'
    "<text:p>95.6%</text:p></table:table-cell><table:table-cell><text:p>上<text:s/>行</text:p>"
    '<text:p>下行</text:p></table:table-cell><table:table-cell office:date-value="2026-10-25">'
    "<text:p>10/25/26</text:p></table:table-cell></table:table-row>"
    '<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row></table:table>'
)


def test_ods_is_read_as_it_is_shown():
    found = document(ods(ODS), "表.ods")
    row = ["95.6%", "上 行\n下行", "2026年10月25日"]
    assert blocks(found) == ["来文", [[("数量", 1, 2), "日期"], row, row]]
    assert found.format == "ods"


def test_what_an_ods_hides():
    style = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    hidden = '<table:table table:name="底稿" table:style-name="h"><table:table-row>'
    hidden += cell.format("旧") + "</table:table-row></table:table>"
    table = '<table:table table:name="来文"><table:table-row table:visibility="filter">'
    table += cell.format("隐") + "</table:table-row><table:table-row>" + cell.format("#DIV/0!")
    table += "<table:table-cell><office:annotation><text:p>批</text:p></office:annotation>"
    table += "<text:p>见</text:p></table:table-cell></table:table-row></table:table>"
    found = document(ods(hidden + table, styles=style), "表.ods")
    assert blocks(found) == ["来文", [["#DIV/0!", "见"]]]
    assert rules(found) == [
        "hidden-sheets-left-out",
        "comments-left",
        "hidden-cells-left-out",
        "cell-error",
    ]


GOOD = xlsx(("来文", ROWS), change=formatted)
GOOD_XLS = xls(("来文", [["科室", "占比"], ["秘书科", (0.956, "0.0%")]]))


def refused(path, data, **options):
    with pytest.raises(ReadingError) as caught:
        read(Source(path, data), **options)
    return caught.value.finding


@pytest.mark.parametrize(
    ("path", "data", "rule", "says"),
    [
        ("表.docx", GOOD, "wrong-extension", "Excel 表格（xlsx）"),
        ("表.xls", GOOD, "wrong-extension", "xlsx"),
        ("表.xlsx", GOOD_XLS, "wrong-extension", "旧版 Excel"),
        ("表.txt", ods(ODS), "wrong-extension", "ods"),
        ("截.xlsx", GOOD[:-30], "broken-file", "不完整"),
        ("截.xls", GOOD_XLS[:2000], "broken-file", "不完整"),
        ("空.xlsx", xlsx(("Sheet1", [])), "empty-file", "没有文字"),
        ("空.xls", xls(("Sheet1", [[" "]])), "empty-file", "没有文字"),
        ("缺.xlsx", archive({"xl/a.xml": "x"}), "broken-file", "workbook.xml"),
        ("坏.xlsx", raw_xlsx("<sheetData><row></sheetData>"), "broken-file", "不是完整的 XML"),
        ("坏.ods", ods("<table:table>"), "broken-file", "不是完整的 XML"),
        (
            "弹.xlsx",
            raw_xlsx("", more={"xl/worksheets/sheet1.xml": "<!DOCTYPE a><a/>"}),
            "unsafe-xml",
            "DTD",
        ),
        (
            "二.xlsb",
            archive(
                {
                    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package'
                    '/2006/relationships"><Relationship Type="a/officeDocument" '
                    'Target="xl/workbook.bin"/></Relationships>',
                    "xl/workbook.bin": "x",
                }
            ),
            "unsupported-format",
            "xlsb",
        ),
    ],
)
def test_refusal(path, data, rule, says):
    finding = refused(path, data)
    assert (finding.rule, says in str(finding.message)) == (rule, True)
    assert str(finding.hint).endswith("。")


def test_a_sheet_with_two_cells_at_its_ends_is_small():
    def change(_book, sheets):
        sheets[0].write(1_048_575, 16_383, "乙")

    assert blocks(document(xlsx(("Sheet1", [["甲"]]), change=change))) == ["甲", "乙"]


def test_tables_that_are_far_too_large_are_refused():
    diagonal = [["一"] + [None] * row + [row] for row in range(60)]
    limits = Limits(max_cells=500)
    assert refused("大.xlsx", xlsx(("a", diagonal)), limits=limits).rule == "too-many-cells"
    repeated = (
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell'
    )
    repeated += ' table:number-columns-repeated="16384"><text:p>一</text:p></table:table-cell>'
    repeated += "</table:table-row></table:table>"
    assert refused("大.ods", ods(repeated)).rule == "too-many-cells"


def test_a_long_text_that_is_shown_very_often_is_refused():
    cells = '<c t="s"><v>0</v></c>' * 200
    data = raw_xlsx(
        f"<sheetData><row>{cells}</row></sheetData>", texts=f"<si><t>{'长' * 900}</t></si>"
    )
    assert (
        refused("大.xlsx", data, limits=Limits(max_characters=90_000)).rule == "document-too-long"
    )


VALUE = st.one_of(st.none(), st.integers(-9, 9), st.text(alphabet="一二、\n\t ,。", max_size=6))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(VALUE, max_size=4), min_size=1, max_size=6))
def test_everything_that_is_shown_is_read_and_pointed_at(rows):
    try:
        found = document(xlsx(("Sheet1", rows)))
    except ReadingError as error:
        assert error.finding.rule == "empty-file"  # noqa: PT017 - either end is right
        return
    said = "".join(str(value) for row in rows for value in row if value is not None)
    assert "".join(found.text.split()) == "".join(said.split())
    for block in found.blocks:
        assert found.quote(block.place)


NUMBER = st.floats(allow_nan=False, allow_infinity=False)
CODE = st.text(alphabet='0#?.,%;"\\_*[]$-ymdhsEe+@/ 年月万!G件', max_size=14)


@given(NUMBER, CODE)
def test_no_number_format_is_too_odd(value, code):
    assert isinstance(shown(value, code), str)


@pytest.mark.parametrize("path", ["a.xlsx", "a.xls"])
@settings(deadline=None, max_examples=60)
@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8))
def test_a_workbook_with_changed_bytes_is_read_or_refused(path, changes):
    data = bytearray(GOOD if path == "a.xlsx" else GOOD_XLS)
    for at, byte in changes:
        data[at % len(data)] = byte
    assert end_of(path, bytes(data)) in {path.removeprefix("a."), *REFUSALS}


ATTRIBUTE = st.sampled_from(
    ["-1", "0", "1", "A1", "XFD1048576", "ZZZ9999999", "99999999999", "", "x"]
)


@settings(deadline=None, max_examples=100)
@given(*[ATTRIBUTE] * 4, st.sampled_from(["n", "s", "b", "e", "d", "str", "inlineStr", "?"]))
def test_odd_attributes_are_read_or_refused(one, two, three, four, kind):
    sheet = (
        f'<cols><col min="{one}" max="{two}" hidden="1"/></cols><sheetData><row r="{three}">'
        f'<c r="{four}" s="{one}" t="{kind}"><f/><v>{two}</v></c><c><v>nan</v></c></row>'
        f'</sheetData><mergeCells><mergeCell ref="{three}:{four}"/></mergeCells>'
    )
    assert end_of("a.xlsx", raw_xlsx(sheet)) in {"xlsx", *REFUSALS}
    table = (
        f'<table:table><table:table-column table:number-columns-repeated="{one}" '
        f'table:visibility="collapse"/><table:table-row table:number-rows-repeated="{two}" '
        f'table:visibility="filter"><table:table-cell table:number-columns-spanned="{three}" '
        f'table:number-columns-repeated="{four}"><text:p><text:s text:c="{one}"/>一</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    assert end_of("a.ods", ods(table)) in {"ods", *REFUSALS}
