"""The page on which people check figures by eye."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.figures import figures, figures_page, subjects
from huizong.figures.labels import BOUNDS, KINDS, RELATIONS
from huizong.figures.page import _GROUP_OF
from huizong.values import Bound, FigureKind, Relation

TEXT = "今年10月，秘书科办理来文46个文号130份，比去年同期增长5%以上；种油菜30公顷。"


def page(text: str, *, title: str = "稿") -> str:
    found = figures(text)
    contexts = subjects(text, found, date="2026-10-31")
    return figures_page(text, found, contexts, title=title)


class Reader(HTMLParser):
    """Collects the text of <main>, the readings, and what would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.readings, self.fetched, self.within = "", [], [], False

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.within = self.within or tag == "main"
        self.fetched += [told[name] for name in ("src", "href") if name in told]
        self.fetched += [tag] if tag == "script" else []
        if "data-reading" in told:
            assert told["tabindex"] == "0"
            assert told["aria-description"] == told["data-reading"]
            self.readings.append(told["data-reading"].splitlines())

    def handle_endtag(self, tag):
        self.within = self.within and tag != "main"

    def handle_data(self, data):
        self.text += data if self.within else ""


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_every_figure_is_told_in_words():
    readings = {lines[0]: lines[1:] for lines in read(page(TEXT)).readings}
    assert list(readings) == [
        "日期：10月",
        "计数：46个",
        "计数：130份",
        "百分比：5%以上",
        "面积：30公顷",
    ]
    assert "何时：今年10月（2026-10）" in readings["计数：46个"]
    assert "数的是：文号" in readings["计数：46个"]
    assert {"界限：不少于", "与何时比：去年同期（2025）", "关系：增"} <= set(
        readings["百分比：5%以上"]
    )
    assert {"值：30公顷", "合：450亩", "单位：公顷"} <= set(readings["面积：30公顷"])


def test_the_page_stands_alone():
    html = page(TEXT)
    assert read(html).fetched == []
    assert "url(" not in html
    assert "@import" not in html


def test_the_legend_names_the_kinds_that_occur_with_their_number():
    html = page(TEXT)
    assert '<span class="f number">计数</span> 2' in html
    assert "金额" not in html


def test_marks_of_html_in_the_text_do_no_harm():
    html = page('<script>alert("1个")</script>&', title="<b>")
    assert "<script" not in html
    assert "<b>" not in html
    assert read(html).text == '<script>alert("1个")</script>&'


@settings(deadline=None)
@given(st.text(alphabet="3万元个今年<>&\"'\n \u3000", max_size=40))
def test_the_text_stands_on_the_page_as_it_is(text):
    assert read(page(text)).text == text


def test_a_lone_surrogate_does_not_stop_the_page():
    shown = page("甲\ud800乙3个\udfff").encode().decode()
    assert "3个" in shown
    assert not any("\ud800" <= sign <= "\udfff" for sign in shown)


def test_nothing_is_without_a_label():
    assert KINDS.keys() == set(FigureKind)
    assert BOUNDS.keys() == set(Bound)
    assert RELATIONS.keys() == set(Relation)
    assert _GROUP_OF.keys() == set(FigureKind)
