"""Ruled tables of a PDF: cells where the rules leave no doubt, else lines."""

from pdffiles import around, read_pdf, set_pdf, texts

from huizong.values import Table
from needs import needs_fonts

pytestmark = needs_fonts


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_a_ruled_table_is_a_table_between_paragraphs():
    body = "前文。\n#table(columns: 3, [乡镇], [完成], [占比], [松涧镇], [46], [8.5%])\n后文。"
    document = read_pdf(set_pdf(body))
    (table,) = tables(document)
    assert rows(table) == [["乡镇", "完成", "占比"], ["松涧镇", "46", "8.5%"]]
    assert document.quote(table.place) == "乡镇\t完成\t占比\n松涧镇\t46\t8.5%"
    assert [paragraph.text for paragraph in document.paragraphs] == ["前文。", "后文。"]
    cell = table.rows[1][0].paragraphs[0]
    assert (document.quote(cell.place), cell.page) == ("松涧镇", 1)


def test_merged_cells_stand_once_with_their_reach():
    body = """#table(columns: 3, table.cell(colspan: 2)[情况], table.cell(rowspan: 2)[备注],
    [甲], [乙])"""
    (table,) = tables(read_pdf(set_pdf(body)))
    assert [[(c.text, c.rows, c.columns) for c in row] for row in table.rows] == [
        [("情况", 1, 2), ("备注", 2, 1)],
        [("甲", 1, 1), ("乙", 1, 1)],
    ]


def test_lines_that_the_width_of_a_cell_parted_are_joined():
    text = "召开全县冬修水利推进会，部署12个乡镇的渠道清淤工作。"
    body = f"#table(columns: (8em, 8em), [{text}], [第一行#linebreak()第二行])"
    (table,) = tables(read_pdf(set_pdf(body)))
    assert rows(table) == [[text, "第一行\n第二行"]]


def test_an_empty_cell_stays_and_a_frame_is_no_table():
    body = "#table(columns: 2, [甲], [], [], [丁])\n#rect[加框的话。]"
    document = read_pdf(set_pdf(body))
    assert [rows(table) for table in tables(document)] == [[["甲", ""], ["", "丁"]]]
    assert [paragraph.text for paragraph in document.paragraphs] == ["加框的话。"]


def test_a_table_that_a_page_end_cut_is_one_and_its_repeated_head_is_apart():
    body = """#table(columns: 2, table.header([乡镇], [完成]),
    ..range(60).map(i => ([第#(i)镇], [#(i * 3)])).flatten())"""
    document = read_pdf(set_pdf(body, page='numbering: "— 1 —"'))
    (table,) = tables(document)
    assert len(table.rows) == 61
    assert rows(table)[0] == ["乡镇", "完成"]
    pages = document.text.count("\f") + 1
    assert around(document, "header") == ["乡镇", "完成"] * (pages - 1)
    assert len(around(document, "footer")) == pages > 1


def test_numbers_in_columns_without_rules_stay_apart():
    body = "#table(columns: (8em, 4em, 4em), stroke: none, [柳河镇], [7], [1.3%])"
    data = set_pdf(body)
    assert not tables(read_pdf(data))
    assert texts(data) == ["柳河镇 7\u30001.3%"]
