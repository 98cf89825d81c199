"""How a docx sets its pages, as the Document tells it."""

from io import BytesIO

import pytest
from wordfiles import para, run, word_file

from huizong.reading import Limits, read
from huizong.values import Source

SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1417" w:gutter="170"/>'
    "{grid}</w:sectPr>"
)
SONG = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>'


def form(body, **parts):
    return read(Source("稿.docx", word_file(body, **parts)), limits=Limits()).form


def test_paper_and_margins_in_millimetres():
    sheet = form(para("文") + SECTION.format(grid="")).sheets[0]
    assert (sheet.width, sheet.height) == (210.0, 297.0)
    assert (sheet.top, sheet.bottom, sheet.left, sheet.right) == (37.0, 35.0, 28.0, 26.0)
    assert sheet.pitch is None


@pytest.mark.parametrize(("kind", "pitch"), [('w:type="lines"', 28.95), ("", None)])
def test_a_grid_counts_only_where_it_is_in_force(kind, pitch):
    grid = f'<w:docGrid {kind} w:linePitch="579"/>'
    assert form(para("文") + SECTION.format(grid=grid)).sheets[0].pitch == pitch


@pytest.mark.parametrize("size", ["", "-", "x", "1e9", "9" * 30])
def test_a_measure_that_is_none_is_zero(size):
    section = f'<w:sectPr><w:pgSz w:w="{size}"/></w:sectPr>'
    assert form(para("文") + section).sheets[0].width in (0.0, 17638.9)


def test_a_paragraph_tells_its_lead_and_what_most_of_it_is():
    kai = '<w:rFonts w:eastAsia="楷体"/><w:sz w:val="32"/>'
    body = para(
        inner=run("（一）来文。", properties=kai) + run("办结来文三十一件，", properties=SONG)
    )
    [lettering] = form(body).letterings
    assert (lettering.lead, lettering.lead_size) == ("楷体", 16)
    assert (lettering.font, lettering.size) == ("仿宋", 16)


def test_the_style_and_the_defaults_say_what_the_run_does_not():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/>'
        '<w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr></w:style>'
    )
    [lettering] = form(para("文", style="b"), styles=styles).letterings
    assert (lettering.font, lettering.size, lettering.pitch) == ("宋体", 16, 28.95)


def test_a_theme_names_the_font():
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    fonts = '<a:ea typeface=""/><a:font script="Hans" typeface="等线"/>'
    theme = f"<a:minorFont {space}>{fonts}</a:minorFont>"
    properties = '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'
    [lettering] = form(
        para(inner=run("文", properties=properties)), extra={"theme": theme}
    ).letterings
    assert lettering.font == "等线"


def test_tables_headers_and_empty_paragraphs_have_no_lettering():
    table = f"<w:tbl><w:tr><w:tc>{para('格')}</w:tc></w:tr></w:tbl>"
    assert len(form(para("文") + para("") + table).letterings) == 1


def test_a_page_number_is_a_field_of_the_footer():
    field = '<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/></w:p>'
    reference = '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/></w:sectPr>'
    assert form(para("文") + reference, extra={"footer": field}).numbered
    assert not form(para("文") + reference, extra={"footer": para("第1页")}).numbered


def test_what_is_typeset_here_is_read_as_it_was_set():
    from datetime import date

    from huizong.typesetting import typeset
    from huizong.values import Item, ItemKind, Report, own

    items = (Item(ItemKind.PARAGRAPH, "", (own("办结来文三十一件。"),), None),)
    report = Report(
        (own("来文办理情况报告"),), "summary", "", date(2026, 11, 5).isoformat(), "", None, items
    )
    found = read(
        Source("稿.docx", BytesIO(typeset(report, ".docx")).getvalue()), limits=Limits()
    ).form
    assert found is not None
    assert found.numbered
    assert (found.sheets[0].top, found.sheets[0].left) == (37.0, 28.0)
    body = next(one for one in found.letterings if one.size == 16)
    assert (body.font, body.pitch) == ("仿宋", 28.95)
