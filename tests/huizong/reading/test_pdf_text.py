"""Paragraphs of a PDF: what line ends, page ends and columns cut is joined again."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdffiles import LAYOUTS, around, one_page, read_pdf, set_paragraphs, set_pdf, texts

from huizong.reading import Limits, read
from huizong.reading.pdf import read_pdf as read_raw
from huizong.values import Paragraph, Source
from needs import needs_fonts

SENTENCES = (
    "召开全县冬修水利推进会，部署12个乡镇的渠道清淤工作。",
    "一是按期办结来文152份，办结率达到98.5%；",
    "印发《云岭县农村供水管理办法（试行）》，明确了管护责任；",
    "松涧镇、柳河镇等5个乡镇完成土地整理3,260.5亩，占年度任务的86.4%。",
    "按照 GB/T 9704 的要求，统一了 Word 文档的版式。",
    "2026年10月，共接待来访群众1.2万人次，比上年同期下降7.3个百分点。",
    "（见附件）",
)
PARAGRAPHS = [
    "各位代表：",
    "一、会议活动",
    SENTENCES[0] + SENTENCES[1] + SENTENCES[3] * 3,
    "（一）政策落实情况",
    *(SENTENCES[index % 7] * (index % 5 + 1) for index in range(2, 30)),
]


def tight(paragraphs):
    """Leave out blanks beside hanzi: one that stood at a line's end is not in the file."""
    return [re.sub(r"(?<=[^!-~]) | (?=[^!-~])", "", text) for text in paragraphs]


@needs_fonts
@pytest.mark.parametrize("layout", LAYOUTS)
def test_paragraphs_come_back(layout):
    found = texts(set_paragraphs(PARAGRAPHS, layout=layout, page='numbering: "— 1 —"'))
    assert tight(found) == tight(PARAGRAPHS)


@needs_fonts
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map("".join),
        min_size=4,
        max_size=40,
    ),
    st.sampled_from(["公文", "小开本", "不齐行"]),
)
def test_indented_paragraphs_always_come_back(paragraphs, layout):
    paragraphs = ["各项工作进展顺利。", *paragraphs]
    assert tight(texts(set_paragraphs(paragraphs, layout=layout))) == tight(paragraphs)


@needs_fonts
def test_a_sentence_cut_by_the_end_of_a_page_is_one():
    document = read_pdf(set_paragraphs(["召开会议3次。", SENTENCES[3] * 30], page='numbering: "1"'))
    long = list(document.paragraphs)[1]
    assert long.text == SENTENCES[3] * 30
    assert long.page == 1
    assert "\f" in document.quote(long.place)
    assert "1" in around(document, "footer")


@needs_fonts
@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["云岭县2026年第三季度", "重点工作进展情况报告"], 1),
        (["关于2026年工作总结", "和2027年工作打算的报告"], 1),
        (["云岭县2026年工作报告", "（征求意见稿）"], 2),
        (["云岭县2026年工作报告", "——在全县工作会议上"], 2),
    ],
)
def test_the_lines_of_a_title_are_joined(lines, titles):
    body = """#for t in d.at(0) { align(center, text(size: 22pt, t)) }
    #for p in d.at(1) { par(p) }"""
    found = texts(set_pdf(body, data=[lines, PARAGRAPHS]))
    wanted = [*(["".join(lines)] if titles == 1 else lines), *PARAGRAPHS]
    assert tight(found) == tight(wanted)


@needs_fonts
def test_a_larger_line_is_a_heading_of_its_own():
    body = "#for p in d { par(p) }\n#par(text(size: 20pt, [安全生产]))\n#for p in d { par(p) }"
    found = texts(set_pdf(body, data=[SENTENCES[0] * 3]))
    assert found == [SENTENCES[0] * 3, "安全生产", SENTENCES[0] * 3]


@needs_fonts
def test_columns_are_read_one_after_the_other_below_a_title_across():
    body = """#place(top + center, scope: "parent", float: true, text(size: 22pt, d.at(0)))
    #for p in d.slice(1) { par(p) }"""
    title = "云岭县2026年度各项重点工作进展情况的总结报告"
    paragraphs = PARAGRAPHS * 2
    found = texts(set_pdf(body, layout="双栏", data=[title, *paragraphs]))
    assert tight(found) == tight([title, *paragraphs])


@needs_fonts
def test_what_is_set_in_rows_is_no_column():
    rows = [f"第{index}项　　　　　　　　　　　　　　　负责人：王{index}" for index in range(1, 12)]
    body = '#for p in d { grid(columns: (1fr, 1fr), ..p.split(regex("　+")).map(t => [#t])) }'
    found = texts(set_pdf(body, data=rows))
    assert found == [re.sub("　+", " ", row) for row in rows]


@needs_fonts
def test_raised_digits_are_no_digits_of_the_number_before():
    found = texts(set_pdf("全县完成造林30km#super[2]，增长5%#super[1]。"))
    assert found == ["全县完成造林30km²，增长5%¹。"]


@pytest.mark.parametrize(
    "content",
    [
        b"(Meeting 12) Tj 0.4 0 Td (Meeting 12) Tj",
        b"(Meeting 12) Tj 0.4 0 Td (Meet) Tj",
        b"(1) Tj 0.4 0 Td (1) Tj 6.67 0 Td (2) Tj 0.4 0 Td (2) Tj",
    ],
)
def test_bold_by_printing_twice_is_read_once(content):
    found = texts(one_page(b"BT /F1 12 Tf 72 700 Td " + content + b" ET"))
    assert found in (["Meeting 12"], ["12"])


def test_latin_words_keep_their_blanks():
    text = b"BT /F1 12 Tf 72 700 Td (Word and) Tj 60 0 Td (PDF) Tj -60 -14 Td (files) Tj ET"
    assert texts(one_page(text)) == ["Word and PDF", "files"]


@pytest.mark.parametrize(
    ("content", "page"),
    [
        (b"BT /F1 12 Tf 0 1 -1 0 300 100 Tm (Turned) Tj ET", "/Rotate 90"),
        (b"BT /F1 12 Tf -1 0 0 -1 300 100 Tm (Turned) Tj ET", "/Rotate 180"),
        (b"BT /F1 12 Tf 72 100 Td (Turned) Tj ET", "/CropBox[50 50 300 300]"),
    ],
)
def test_turned_and_cropped_pages_are_read(content, page):
    assert texts(one_page(content, page=page)) == ["Turned"]


@needs_fonts
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_run_says_what_stands_at_its_place_and_nothing_is_lost(layout):
    data = set_paragraphs(PARAGRAPHS, layout=layout, page='numbering: "— 1 —", header: [简报]')
    document = read_raw(Source("报.pdf", data), limits=Limits())
    shown = set()
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        assert document.quote(block.place).startswith(block.runs[0].text)
        for run in block.runs:
            assert run.text in (document.quote(run.origin), " ")
            shown.update(range(run.origin.start, run.origin.end))
    lost = {char for at, char in enumerate(document.text) if at not in shown}
    assert lost <= set("\n\f ")


@needs_fonts
def test_pages_are_counted_and_parted():
    document = read(
        Source("a.pdf", set_pdf("甲事项。\n#pagebreak()\n乙事项。\n#pagebreak()\n丙。"))
    )
    assert [paragraph.page for paragraph in document.paragraphs] == [1, 2, 3]
    assert document.text == "甲事项。\n\f乙事项。\n\f丙。\n"
