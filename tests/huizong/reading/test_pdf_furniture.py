"""Page numbers, running heads and feet of a PDF: apart from the text, and only they."""

import pytest
from pdffiles import around, read_pdf, set_paragraphs, set_pdf

from needs import needs_fonts

pytestmark = needs_fonts
MANY = [
    f"第{index}件：召开会议{index}次，办理来文{index * 7}份，全部按期办结。" * 4
    for index in range(30)
]


@pytest.mark.parametrize(
    "pattern", ["— 1 —", "- 1 -", "1", "第1页", "第1页 共1页", "1/1", "－1－", "· 1 ·"]
)
def test_page_numbers_are_feet(pattern):
    document = read_pdf(set_paragraphs(MANY, page=f'numbering: "{pattern}"'))
    assert [paragraph.text for paragraph in document.paragraphs] == MANY
    assert len(around(document, "footer")) == document.text.count("\f") + 1 > 3


def test_running_heads_and_feet_are_told_from_the_text():
    page = """header: [云岭县人民政府办公室 #h(1fr) 第#context counter(page).display()页],
    footer: align(center)[内部资料 注意保存]"""
    document = read_pdf(set_paragraphs(MANY, page=page))
    assert [paragraph.text for paragraph in document.paragraphs] == MANY
    assert set(around(document, "footer")) == {"内部资料 注意保存"}
    assert around(document, "header")[1] == "云岭县人民政府办公室 第2页"


def test_the_number_of_the_only_page_is_a_foot():
    document = read_pdf(set_paragraphs(MANY[:2], page='numbering: "— 1 —"'))
    assert around(document, "footer") == ["— 1 —"]


def test_a_line_of_the_text_that_stands_on_every_page_stays():
    body = "#for page in range(6) { for p in d { par(p) }; pagebreak(weak: true) }"
    paragraphs = [
        "全部按期办结。",
        "召开会议3次。",
        "印发简报5期。",
        "接待来访8批。",
        "完成投资9万元。",
    ]
    document = read_pdf(set_pdf(body, data=paragraphs))
    assert [paragraph.text for paragraph in document.paragraphs] == paragraphs * 6


def test_a_number_at_the_foot_that_counts_no_pages_stays():
    body = "#for number in d { par(number); pagebreak(weak: true) }"
    numbers = ["46", "12", "1208", "7"]
    document = read_pdf(set_pdf(body, data=numbers))
    assert [paragraph.text for paragraph in document.paragraphs] == numbers


def test_footnotes_are_apart_and_the_sentence_above_them_goes_on():
    body = """#par[#d.at(0)#footnote[#d.at(1)]#d.at(2)] #par(d.at(3))
    #par[后记#footnote[第二条注。]。]"""
    long = "召开会议3次，办理来文7份，全部按期办结；" * 60
    note = "数据截至2026年10月31日，由督查科提供，口径与上月相同，松涧镇的数为初步统计数。"
    document = read_pdf(set_pdf(body, data=["完成投资120.5万元", note, "。" + long, "全部办结。"]))
    found = [paragraph.text for paragraph in document.paragraphs]
    assert found == [f"完成投资120.5万元¹。{long}", "全部办结。", "后记²。"]
    assert around(document, "footnote") == ["¹" + note, "²第二条注。"]
