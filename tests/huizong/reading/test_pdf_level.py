"""Tables of a PDF that are ruled only across: columns by gaps, rows by what stands in them."""

import pytest
from pdffiles import around, read_pdf, set_pdf, texts

from huizong.reading.pdf_level import level_grids
from huizong.reading.pdf_sheets import Glyph, Rule
from huizong.values import Table
from needs import needs_fonts

pytestmark = needs_fonts

HEAD = ["乡镇", "完成（处）", "占比", "备注"]
ROWS = [
    ["松涧镇", "46", "8.5%", ""],
    ["石桥镇", "112", "20.7%", "含新增5处"],
    ["柳河镇", "7", "1.3%", ""],
    ["合计", "165", "30.5%", ""],
]
TEXT = "全县12个乡镇推进冬修水利，清淤渠道165处，完成投资1436万元，比上年增长8.5%。"


def typst(rows):
    return ", ".join(f"[{text}]" for row in rows for text in row)


def three_rules(rows, *, head=HEAD, options="columns: 4"):
    """Return Typst's table with a rule above, one below the head, one below."""
    rule, thin = "table.hline(stroke: 1.5pt)", "table.hline(stroke: 0.75pt)"
    inside = ", ".join((rule, typst([head]), thin, typst(rows), rule))
    return f"#table({options}, stroke: none, {inside})"


def tables(data):
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in read_pdf(data).blocks
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize("layout", ["公文", "小开本", "段间空行"])
@pytest.mark.parametrize(
    "options",
    [
        "columns: 4",
        "columns: (1fr, 1fr, 1fr, 2fr), align: (left, right, right, center)",
        "columns: (6em, 6em, 5em, 7em), align: center",
        "columns: 4, column-gutter: 1em",
    ],
)
def test_a_table_of_three_rules(options, layout):
    data = set_pdf(f"前文。\n{three_rules(ROWS, options=options)}\n后文。", layout=layout)
    assert tables(data) == [[HEAD, *ROWS]]
    assert texts(data) == ["前文。", "后文。"]


def test_the_place_of_a_cell_is_what_stands_there():
    document = read_pdf(set_pdf(three_rules(ROWS)))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    paragraph = table.rows[2][3].paragraphs[0]
    assert (document.quote(paragraph.place), paragraph.page) == ("含新增5处", 1)
    assert document.quote(table.place).splitlines()[3] == "柳河镇\t7\t1.3%\t"


@pytest.mark.parametrize("align", ["top", "horizon"])
@pytest.mark.parametrize("ruled", [False, True])
def test_cells_of_several_lines(align, ruled):
    head = ["序号", "工作事项", "牵头科室", "完成情况"]
    rows = [
        [
            "1",
            "召开全县冬修水利推进会，部署12个乡镇的渠道清淤工作，印发会议纪要",
            "农业科",
            "已完成",
        ],
        ["2", "办理代表建议", "督查科", "办结46件，面商率、满意率均居全市前列"],
        ["3", "编发政务信息", "秘书科", "编发12期，被市里采用3期"],
    ]
    options = f"columns: (2.5em, 12em, 5em, 8em), align: left + {align}"
    set_so = three_rules(rows, head=head, options=options)
    if ruled:
        set_so = f"#table({options}, stroke: (x: none, y: 0.5pt), {typst([head, *rows])})"
    assert tables(set_pdf(set_so, layout="小开本")) == [[head, *rows]]


def test_a_first_cell_of_several_lines():
    rows = [
        ["农村公路养护及危桥改造工程完成率", "46", ""],
        ["其中：县道", "12", ""],
        ["农村饮水安全巩固提升工程受益人口", "1,436", "含新增"],
        ["名称很长的一项指标", "", ""],
        ["合计", "58", ""],
    ]
    body = three_rules(rows, head=["指标", "完成", "备注"], options="columns: (10em, 5em, 5em)")
    assert tables(set_pdf(body, layout="小开本"))[0][1:] == rows


@pytest.mark.parametrize("rule", ["table.hline(start: 1, end: 3, stroke: 0.5pt), ", ""])
def test_a_head_of_two_rows(rule):
    body = f"""#table(columns: (5em, 7em, 7em, 5em), align: center + horizon, stroke: none,
    table.hline(), table.cell(rowspan: 2)[指标], table.cell(colspan: 2)[2026年一至十月累计数],
    table.cell(rowspan: 2)[备注], {rule}[计划], [完成], table.hline(),
    [收文], [100], [152], [超额], [发文], [58], [58], [], table.hline())"""
    (table,) = (b for b in read_pdf(set_pdf(body, layout="小开本")).blocks if isinstance(b, Table))
    assert [[(c.text, c.rows, c.columns) for c in row] for row in table.rows[:2]] == [
        [("指标", 2, 1), ("2026年一至十月累计数", 1, 2), ("备注", 2, 1)],
        [("计划", 1, 1), ("完成", 1, 1)],
    ]
    assert [[c.text for c in row] for row in table.rows[2:]] == [
        ["收文", "100", "152", "超额"],
        ["发文", "58", "58", ""],
    ]


def test_names_that_are_spaced_out_are_one_column():
    rows = [["张　三", "秘书科"], ["欧阳春", "农业科"], ["李　四", "督查科"]]
    body = three_rules(rows, head=["姓　名", "科　室"], options="columns: (6em, 6em)")
    found = [["".join(text.split()) for text in row] for row in tables(set_pdf(body))[0]]
    assert found[1:] == [["张三", "秘书科"], ["欧阳春", "农业科"], ["李四", "督查科"]]


def test_two_tables_below_each_other_are_two():
    options = "columns: (1fr, 1fr, 1fr, 1fr)"
    one = three_rules(ROWS, options=options)
    data = set_pdf(f"表1　各乡镇\n{one}\n表2　各科室\n{one}\n{TEXT}\n{one}")
    assert tables(data) == [[HEAD, *ROWS]] * 3
    assert [text[:2] for text in texts(data)] == ["表1", "表2", TEXT[:2]]


LINE = "#line(length: 100%)\n"
FOOT = "#grid(columns: (1fr, 1fr), [青禾县人民政府办公室], align(right)[2026年10月31日印发])\n"


@pytest.mark.parametrize(
    "body",
    [
        LINE + "抄送：县委办公室，县人大常委会办公室，县政协办公室。\n" + LINE + FOOT + LINE,
        LINE + "抄送：县委办公室。　　　分送：各乡镇。\n" + LINE + FOOT + LINE,
        LINE + FOOT + LINE + LINE,
        f"{LINE}{TEXT}\n{LINE}{TEXT}\n{LINE}",
        f"{LINE}标题一行\n{LINE}甲　　乙\n\n{TEXT}\n{LINE}",
        "#underline[一、会议活动]\n\n#underline[二、督查落实]\n\n#underline[三、信息编发]\n",
    ],
)
def test_other_rules_make_no_table(body):
    data = set_pdf("正文到此为止。\n\n" + body)
    assert not tables(data)
    assert texts(data)[0] == "正文到此为止。"


def test_columns_of_text_between_rules_are_no_table():
    body = f"{LINE}{TEXT * 6}\n\n{LINE}"
    assert not tables(set_pdf(body + TEXT * 20, layout="双栏"))


def test_a_table_that_a_page_end_cut_is_one():
    body = """#table(columns: 2, stroke: none, table.header(table.hline(), [乡镇], [完成],
    table.hline()), ..range(60).map(i => ([第#(i)镇], [#(i * 3)])).flatten(), table.hline())"""
    data = set_pdf(body, page='numbering: "— 1 —"')
    (table,) = tables(data)
    assert table == [["乡镇", "完成"], *([f"第{i}镇", str(i * 3)] for i in range(60))]
    document = read_pdf(data)
    assert len(around(document, "footer")) == document.text.count("\f") + 1 > 1


CUT = """#let row(..cells) = grid(columns: (8em, 6em, 6em), ..cells.pos())
#let rule = line(length: 20em)
#set par(spacing: 6pt)
"""


def cut_rows(first, last, *, text="第{}镇"):
    return "".join(
        f"#row[{text.format(index)}][{index * 3}][{index}.5%]\n" for index in range(first, last)
    )


@pytest.mark.parametrize("head", ["", "#row[乡镇][完成][占比]\n"])
def test_a_table_without_a_rule_at_the_end_of_its_page(head):
    top = f"#rule\n{head}#rule\n" if head else ""
    pages = [
        f"前文。\n\n#rule\n#row[乡镇][完成][占比]\n#rule\n{cut_rows(1, 9)}",
        top + cut_rows(9, 12),
        f"{top}{cut_rows(12, 30)}#rule\n\n后文。",
    ]
    data = set_pdf(CUT + "#pagebreak()\n".join(pages), page='numbering: "— 1 —"')
    rows = [[f"第{index}镇", str(index * 3), f"{index}.5%"] for index in range(1, 30)]
    assert tables(data) == [[["乡镇", "完成", "占比"], *rows]]
    assert texts(data) == ["前文。", "后文。"]


def test_text_on_the_next_page_is_no_row():
    body = f"#rule\n#row[乡镇][完成][占比]\n#rule\n{cut_rows(1, 9)}#pagebreak()\n{TEXT}\n\n#rule"
    data = set_pdf(CUT + body)
    assert len(tables(data)[0]) == 9
    assert texts(data) == [TEXT]


def test_a_letterhead_of_two_rules_opens_no_table():
    body = f"{LINE}青禾府发　　　签发人：张三\n{LINE}{TEXT}\n\n{TEXT}\n\n{TEXT}"
    data = set_pdf(body)
    assert not tables(data)
    assert texts(data)[1:] == [TEXT] * 3


def test_a_page_full_of_rules_and_pieces_is_soon_done():
    frame = [Rule(20, 20 + 20 * row, 570, 20 + 20 * row) for row in range(40)]
    places = [(30 + 18 * (at % 30), 30 + 20 * (at // 30)) for at in range(900)]
    glyphs = [Glyph("字", left, left + 5, base, 5) for left, base in places]
    glyphs += [Glyph("宽", 20, 570, 36 + 20 * row, 5) for row in range(40)]
    grids, rest = level_grids(frame, glyphs)
    assert not grids
    assert rest == glyphs
