"""Where a place stands: its paragraph, its item, the words around it."""

from itertools import pairwise

import pytest

from huizong.pipeline import read_report
from huizong.values import Document, Paragraph, Place, Reading, Report, Run, Source
from huizong_web.reports.texts import Text

WORDS = """农业科10月工作总结

一、工作完成情况
（一）粮食收购
1、收购秋粮3万吨。
2、查看粮库4处。
"""


@pytest.fixture
def text() -> Text:
    return Text(7, "农业科", "a.txt", read_report(Source("a", WORDS.encode()), section="农业科"))


def place(words: str) -> Place:
    start = WORDS.index(words)
    return Place("a", start, start + len(words))


def test_a_label_leads_through_all_levels(text):
    assert text.label(place("4处")) == "一、（一）2、"
    assert text.label(place("粮食收购")) == "一、（一）"
    assert text.label(Place("a", 0, 3)) == ""


def test_around_is_the_whole_paragraph(text):
    around = text.around(place("4处"))
    assert WORDS[around.start : around.end] == "2、查看粮库4处。"


def test_around_two_paragraphs_is_both(text):
    start, end = WORDS.index("（一）"), WORDS.index("收购秋粮")
    around = text.around(Place("a", start, end))
    assert around.start == start
    assert WORDS[around.start : around.end].startswith("（一）粮食收购\n1、收购秋粮3万吨")


def test_a_wrapped_line_is_shown_as_one():
    raw = "1、收购秋粮3万吨，\r\n    比上年增加2千吨。\r\n2、查看粮库4处。\r\n"
    ends = [0, raw.index("\r\n2、") + 2, len(raw)]
    places = [Place("a", start, end - 2) for start, end in pairwise(ends)]
    paragraphs = tuple(Paragraph((Run(raw[at.start : at.end], at),), at) for at in places)
    document = Document("a", "txt", "utf-8", raw, paragraphs)
    report = Report((), "", "", "", "农业科", None, ())
    text = Text(1, "农业科", "a.txt", Reading(document, report))
    assert text.words(0, len(raw)).split("\n")[:2] == [
        "1、收购秋粮3万吨，比上年增加2千吨。",
        "2、查看粮库4处。",
    ]


def test_paragraphs_stay_apart(text):
    words = text.words(0, len(WORDS))
    assert "农业科10月工作总结\n" in words
    assert "粮食收购\n1、" in words


def test_the_whole_of_an_item_holds_what_stands_under_it(text):
    heading = next(item for item in text.reading.report.items if item.marker == "一、")
    assert heading.place is not None
    assert text.whole(heading.place).end >= WORDS.index("4处")
