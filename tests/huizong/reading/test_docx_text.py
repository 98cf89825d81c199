import pytest
from wordfiles import NAMES, abstract, level, num, para, run, word_file

from huizong.reading import read
from huizong.values import ParagraphRole, Severity, Source, Table


def document(body, **parts):
    return read(Source("a.docx", word_file(body, **parts)))


def texts(body, **parts):
    return [p.text for p in document(body, **parts).paragraphs]


def rules(body, **parts):
    return [finding.rule for finding in document(body, **parts).findings]


def test_paragraphs_are_lines_of_the_text_and_blanks_are_in_no_run():
    found = document(para("　　会议活动 ") + para("") + para("召开会议3次。"))
    assert found.text == "　　会议活动 \n\n召开会议3次。"
    assert [p.text for p in found.paragraphs] == ["会议活动", "召开会议3次。"]
    assert [found.quote(p.place) for p in found.paragraphs] == ["会议活动", "召开会议3次。"]
    assert (found.format, found.encoding) == ("docx", None)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("共3件") + "<w:r><w:tab/></w:r>" + run("已办结"), "共3件\t已办结"),
        (run("2026") + "<w:r><w:noBreakHyphen/></w:r>" + run("10"), "2026-10"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("是"), "☑是"),
        ('<w:r><w:sym w:font="Odd" w:char="F011"/></w:r>' + run("是"), "是"),
        ("<w:r><w:t> 前后空格不算 </w:t></w:r>", "前后空格不算"),
        (f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>', "链接"),
        (f"<w:smartTag>{run('标签')}</w:smartTag>", "标签"),
        (
            f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>",
            "控件",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (f"<w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby>", "拼"),
    ],
)
def test_what_a_paragraph_shows(inner, text):
    assert texts(para(inner=inner)) == [text]


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_show_their_result():
    inner = (
        run("共")
        + field("begin")
        + "<w:r><w:instrText> = SUM(A1) </w:instrText></w:r>"
        + field("begin") + run("内层") + field("separate") + run("不见") + field("end")
        + field("separate")
        + run("12")
        + field("end")
        + run("页")
    )  # fmt: skip
    simple = f'<w:fldSimple w:instr="DATE">{run("10月")}</w:fldSimple>'
    assert texts(para(inner=inner) + para(inner=simple)) == ["共12页", "10月"]


@pytest.mark.parametrize(
    ("instructions", "text"),
    [
        ((r" eq \o\ac(○,", "3", ") "), "③"),
        ((r"eq \o\ac(○,28)",), "㉘"),
        ((r"eq \o\ac(○,审)",), "审"),
        ((r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(huì),汇)',), "汇"),
        ((r"eq \f(1,2)",), ""),
        ((" FORMCHECKBOX ",), ""),
    ],
)
def test_characters_set_over_each_other_are_seen(instructions, text):
    said = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in instructions)
    inner = run("第") + field("begin") + said + field("end") + run("项")
    assert texts(para(inner=inner)) == [f"第{text}项"]


def test_a_field_that_never_ends_swallows_nothing():
    assert texts(para(inner=run("前") + field("begin")) + para("后")) == ["前", "后"]


def test_a_line_break_makes_paragraphs_unless_it_cuts_a_sentence():
    inner = run("一、会议活动") + "<w:r><w:br/></w:r>" + run("召开了会议。")
    assert texts(para(inner=inner)) == ["一、会议活动", "召开了会议。"]
    inner = run("会上宣读了《关于表扬") + '<w:r><w:br w:type="page"/></w:r>' + run("先进的通报》。")
    found = document(para(inner=inner))
    (paragraph,) = found.paragraphs
    assert paragraph.text == "会上宣读了《关于表扬先进的通报》。"
    assert found.text == "会上宣读了《关于表扬\n先进的通报》。"


def test_revisions_are_read_as_accepted():
    inner = (
        run("共办理来文")
        + "<w:del><w:r><w:delText>151</w:delText></w:r></w:del>"
        + f"<w:ins>{run('152')}</w:ins>"
        + f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('件')}</w:moveTo>"
    )
    found = document(para(inner=inner))
    assert found.text == "共办理来文152件"
    (finding,) = found.findings
    assert (finding.rule, finding.severity) == ("revision-marks-left", Severity.WARNING)
    assert "4 处" in str(finding.message)


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}{run('召开会议')}</w:p>" + para("3次。") + f"<w:p>{mark}{run('末段')}</w:p>"
    section = "<w:sectPr/>"
    assert texts(body + section) == ["召开会议3次。", "末段"]


def test_a_numbered_paragraph_that_was_moved_away_counts_no_more():
    numbering = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    away = f"<w:pPr>{numbered}<w:rPr><w:moveFrom/></w:rPr></w:pPr>"
    body = (
        para("甲", num=1, level=0)
        + f"<w:p>{away}<w:moveFrom>{run('丙')}</w:moveFrom></w:p>"
        + para("乙", num=1, level=0)
        + para(inner=f"<w:moveTo>{run('丙')}</w:moveTo>", num=1, level=0)
    )
    assert texts(body, numbering=numbering) == ["一、甲", "二、乙", "三、丙"]


PASTED = (
    "今年以来，办公室围绕全县中心工作，坚持把提升服务质量摆在突出位置，统筹推进办文办会办事"
    "各项任务，各科室分工协作，形成了较好的工作格局，每月按时报送情况，及时整改问题，"
    "确保年度目标如期完成，不断提高规范化水平。"
)


def test_a_page_pasted_line_by_line_is_joined():
    lines = [PASTED[at : at + 22] for at in range(0, len(PASTED), 22)]
    body = para("办公室工作总结") + "".join(map(para, lines))
    assert texts(body) == ["办公室工作总结", PASTED]


def test_paragraphs_set_otherwise_are_not_joined():
    body = para("全年工作及", style="Heading1") + para("下步打算，按要求汇报如下。")
    assert texts(body) == ["全年工作及", "下步打算，按要求汇报如下。"]


def test_one_broken_sentence_is_joined_only_on_strong_evidence():
    assert texts(para("会上宣读了《关于表扬先") + para("进集体的通报》。")) == [
        "会上宣读了《关于表扬先进集体的通报》。"
    ]
    loose = ["完成档案整理。入库356卷", "组织培训2次，参训60人。"]
    assert texts("".join(map(para, loose))) == loose


def test_comments_are_left_out_and_told():
    inner = (
        '<w:commentRangeStart w:id="0"/>' + run("来文152件")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )  # fmt: skip
    body = para(inner=inner)
    extra = {"comments": f'<w:comment w:id="0">{para("数对吗")}</w:comment>'}
    assert texts(body, extra=extra) == ["来文152件"]
    assert rules(body, extra=extra) == ["comments-left"]


def test_hidden_text_is_left_out_and_told():
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Draft"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    inner = (
        run("可见")
        + run("直接隐藏", properties="<w:vanish/>")
        + run("样式隐藏", properties='<w:rStyle w:val="Secret"/>')
        + run("没有隐藏", properties='<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
    )
    body = para(inner=inner) + para("整段隐藏", style="Draft")
    assert texts(body, styles=styles) == ["可见没有隐藏"]
    assert rules(body, styles=styles) == ["hidden-text-left-out"]


def test_embedded_files_are_told():
    assert rules(para("正文") + '<w:altChunk r:id="rId9"/>') == ["embedded-file-left-out"]


def test_objects_and_drawings_are_told():
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml">{}</v:shape>'
    art = shape.format('<v:textpath string="青禾县人民政府文件"/>')
    names = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    sheet, formula = (
        f'<w:object><o:OLEObject {names} ProgID="{program}"/></w:object>'
        for program in ("Excel.Sheet.12", "Equation.3")
    )
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    both = f"<mc:AlternateContent><mc:Fallback>{art}</mc:Fallback></mc:AlternateContent>"
    body = para("正文") + para(inner=f"<w:r>{sheet}{formula}{both}</w:r>")
    assert rules(body) == ["embedded-file-left-out"]
    found = document(body + para(inner=f"<w:r>{art}{chart}</w:r>"))
    assert [finding.rule for finding in found.findings][1:] == ["drawings-left-out"]
    assert "2 个" in str(found.findings[1].message)


def test_text_boxes_follow_their_paragraph_once():
    box = f"<w:txbxContent>{para('框内文字')}</w:txbxContent>"
    inner = (
        run("正文") + "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>" + run("续")
    )
    assert texts(para(inner=inner) + para("下段")) == ["正文续", "框内文字", "下段"]


def test_headers_footers_and_notes_come_behind_the_body_with_their_role():
    section = (
        '<w:sectPr><w:headerReference r:id="rId3"/><w:footerReference r:id="rId4"/>'
        '<w:headerReference r:id="rId3"/></w:sectPr>'
    )
    extra = {
        "header": para("云溪县政府办公室"),
        "footer": para("- 1 -"),
        "footnotes": '<w:footnote w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{para("数据截至9月底")}</w:footnote>',
    }
    found = document(para("正文") + section, extra=extra)
    assert found.text == "正文\n云溪县政府办公室\n- 1 -\n数据截至9月底"
    assert [(block.text, block.role) for block in found.blocks] == [
        ("正文", ParagraphRole.BODY),
        ("云溪县政府办公室", ParagraphRole.HEADER),
        ("- 1 -", ParagraphRole.FOOTER),
        ("数据截至9月底", ParagraphRole.FOOTNOTE),
    ]
    assert [p.text for p in found.paragraphs] == ["正文"]


def cell(text, *, properties="", inner=None):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text) if inner is None else inner}</w:tc>"


def table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def grid(block):
    return [[(c.text, c.rows, c.columns) for c in row] for row in block.rows]


def test_tables_with_merged_cells():
    wide = '<w:gridSpan w:val="2"/>'
    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = para("表前") + table(
        cell("项目", properties=first) + cell("数量", properties=wide),
        cell("看不见", properties=more) + cell("上月") + cell("本月"),
        cell("来文") + cell("140") + cell("152"),
    )
    found = document(body + para("表后"))
    block = found.blocks[1]
    assert isinstance(block, Table)
    assert grid(block) == [
        [("项目", 2, 1), ("数量", 1, 2)],
        [("上月", 1, 1), ("本月", 1, 1)],
        [("来文", 1, 1), ("140", 1, 1), ("152", 1, 1)],
    ]
    assert found.text == "表前\n项目\t数量\n上月\t本月\n来文\t140\t152\n表后"
    assert found.quote(block.place) == "项目\t数量\n上月\t本月\n来文\t140\t152"
    assert [p.text for p in found.paragraphs] == ["表前", "表后"]


def test_a_row_that_begins_further_right_keeps_its_columns():
    shifted = f'<w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("152")}'
    (block,) = document(table(cell("来文") + cell("140") + cell("152"), shifted)).blocks
    assert grid(block)[1] == [("", 1, 2), ("152", 1, 1)]


def test_nested_tables_empty_cells_and_deleted_rows():
    nested = table(cell("内一") + cell("内二"))
    deleted = f"<w:trPr><w:del/></w:trPr>{cell('删去的行')}"
    body = table(cell("", inner=nested + "<w:p/>") + cell("") + cell("丙"), deleted, "", cell("末"))
    (block,) = document(body).blocks
    assert grid(block) == [[("内一\n内二", 1, 1), ("", 1, 1), ("丙", 1, 1)], [], [("末", 1, 1)]]


def test_places_of_every_run_lie_in_the_text():
    body = para("一、总述") + table(cell("甲") + cell("乙")) + para("\u200b完成\ue001任务 ")
    found = document(body)
    runs = [run for p in found.paragraphs for run in p.runs]
    runs += [
        run for row in found.blocks[1].rows for c in row for p in c.paragraphs for run in p.runs
    ]
    assert [found.quote(r.origin) for r in runs] == [r.text for r in runs]
    assert "".join(r.text for r in runs) == "一、总述完成任务甲乙"


def test_strict_open_xml_is_read_as_well():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = (
        f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>会议</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    assert texts("", document=text) == ["会议"]
    assert NAMES
