"""The page of a text with its findings beside it."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import finding, place
from wordfiles import para, word_file

from huizong.marking import Limits, marked_page
from huizong.reading import read
from huizong.values import Document, Edit, Finding, Message, Place, Severity, Source
from needs import chromium, needs_chromium, needs_fonts

TEXT = "一、办文\n数据截止10月底，办理来文152件。\n二、办会\n召开会议3次，帐目<清>。\n"


def document_of(text=TEXT, path="稿.txt"):
    return read(Source(path, text.encode()))


class Reader(HTMLParser):
    """Collects the text of <main>, what is marked in it, and what would be fetched."""

    def __init__(self):
        super().__init__()
        self.text, self.marks, self.links, self.points, self.fetched = "", {}, [], [], []
        self.within, self.of = False, None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.within = self.within or tag == "main"
        assert not any(name.startswith("on") or name == "style" for name in told)
        if tag == "mark":
            self.of = told["data-of"].split()
        if tag == "i":
            self.points.append(told["id"])
        if tag == "a":
            self.links.append(told["href"])
        elif "href" in told or "src" in told:
            self.fetched.append(tag)

    def handle_endtag(self, tag):
        self.within = self.within and tag != "main"
        self.of = None if tag == "mark" else self.of

    def handle_data(self, data):
        if self.within:
            self.text += data
            for number in self.of or ():
                self.marks[number] = self.marks.get(number, "") + data


def reader_of(html):
    reader = Reader()
    reader.feed(html)
    return reader


def test_words_are_marked_and_told():
    document = document_of()
    found = [
        finding(place(document, "截止"), new="截至"),
        finding(place(document, "152件"), place(document, "3次"), severity=Severity.WARNING),
        finding(place(document, "<清>"), severity=Severity.STYLE),
    ]
    html = marked_page(document, found)
    page = reader_of(html)
    assert page.marks == {"1": "截止", "2": "152件3次", "3": "<清>"}
    assert page.links == ["#p1-1", "#p2-1", "#p2-2", "#p3-1"]
    assert page.points == ["p1-1", "p2-1", "p2-2", "p3-1"]
    assert "<del>截止</del><ins>截至</ins>" in html
    for word in ("<b>错误</b> 1", "<b>提醒</b> 1", "<b>格式</b> 1", "全部规则（3）"):
        assert word in html


def test_the_page_stands_alone_and_runs_only_its_own_script():
    document = document_of()
    html = marked_page(document, [finding(place(document, "截止"))])
    assert reader_of(html).fetched == []
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html
        assert "url(" not in inside
        assert "//" not in inside
    assert "default-src 'none'" in html


def test_places_that_overlap_share_their_words():
    document = document_of()
    found = [finding(place(document, "截止10月底")), finding(place(document, "10月"))]
    page = reader_of(marked_page(document, found))
    assert page.marks == {"1": "截止10月底", "2": "10月"}


def test_what_reading_repaired_is_marked_whole():
    document = document_of("共办理来文7 4 7 7 2件，其中县级来文7件。\n")
    page = reader_of(marked_page(document, [finding(place(document, "4 7"))]))
    assert page.marks == {"1": "74772"}


def test_tables_notes_and_the_whole_file():
    cells = "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("来文", "152件"))
    body = para("共152件。") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    notes = f'<w:footnote w:id="1">{para("快报数")}</w:footnote>'
    document = read(Source("a.docx", word_file(body, extra={"footnotes": notes})))
    found = [
        finding(Place("a.docx", 0, 0)),
        finding(place(document, "152件", 1)),
        finding(place(document, "快报")),
    ]
    html = marked_page(document, found)
    assert reader_of(html).marks == {"2": "152件", "3": "快报"}
    assert "<td><p>来文</p></td>" in html
    assert "整份文件" in html
    assert "脚注" in html


def test_equal_fixes_and_equal_words_are_told_once():
    document = document_of("甲 （乙） （丙） 丁（戊）。\n")
    places = [place(document, "（", nth) for nth in range(3)]
    told = Finding(
        "HZ501", "x", Severity.STYLE, Message("括号"), Message(""), tuple(places),
        tuple(Edit(at, "(") for at in places),
    )  # fmt: skip
    html = marked_page(document, [told, finding(place(document, " "), new="")])
    assert "<del>（</del><ins>(</ins> ×3" in html
    assert '<a href="#p1-1">“（”</a><a href="#p1-2">2</a><a href="#p1-3">3</a>' in html
    assert "<del>空格</del>" in html
    assert '<a href="#p2-1">“空格”</a>' in html


def test_a_line_end_is_shown_by_what_it_parts():
    document = document_of("会上宣读了《关于表扬先 \r\n  进集体的通报》。\n")
    html = marked_page(document, [finding(place(document, "\r\n"), new="")])
    assert reader_of(html).marks == {"1": "先进"}
    assert '<a href="#p1-1">“先 进”</a>' in html
    assert "<del>换行</del>" in html


def test_without_findings_it_says_so():
    html = marked_page(document_of(), [])
    assert "没有查出问题。" in html
    assert "<aside>" not in html


def test_very_many_findings_are_told_by_their_number():
    document = document_of("来文152件。\n" * 9)
    found = [finding(place(document, "152", nth)) for nth in range(9)]
    html = marked_page(document, found, limits=Limits(per_rule=4))
    assert len(reader_of(html).marks) == 4
    assert "另有 5 个同类问题没有列出" in html
    assert "全部规则（9）" in html


def test_what_the_page_itself_says_is_in_the_language():
    document = document_of()
    html = marked_page(document, [finding(place(document, "截止"))], language="en")
    assert '<html lang="en">' in html
    assert '<main lang="zh-CN">' in html


LETTERS = st.text("会议办文152件，。<&\"' 县截止\ud800\u200b", min_size=1, max_size=60)


@settings(max_examples=60)
@given(LETTERS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=6))
def test_the_page_says_all_of_the_text_whatever_is_marked(text, spans):
    told = Document("a.txt", "txt", "utf-8", text, ())
    base = document_of("占位\n")
    runs = base.blocks[0].runs
    whole = Place("a.txt", 0, len(text))
    paragraph = type(base.blocks[0])((type(runs[0])(text, whole),), whole)
    told = Document("a.txt", "txt", "utf-8", text, (paragraph,))
    found = [finding(Place("a.txt", start, start + length)) for start, length in spans]
    page = reader_of(marked_page(told, found))
    assert page.text.strip("\n") == text.encode("utf-8", "replace").decode()
    for number, (start, length) in enumerate(spans, start=1):
        words = text[start : start + length].encode("utf-8", "replace").decode()
        if words:
            assert page.marks[str(number)] == words


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium())
        yield started
        started.close()


@needs_chromium
@needs_fonts
@pytest.mark.browser
class TestInABrowser:
    def open(self, browser, tmp_path, *, width=1280):
        document = document_of(TEXT * 20)
        found = [
            finding(place(document, "截止", nth), code="HZ401", message=f"第{nth}处")
            for nth in range(3)
        ]
        found.append(finding(place(document, "帐目", 9), code="HZ402", severity=Severity.WARNING))
        file = tmp_path / "page.html"
        file.write_text(marked_page(document, found), encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.complaints = []
        page.on("console", lambda told: page.complaints.append(told.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda asked: page.complaints.append(asked.url))
        page.goto(file.as_uri())
        page.complaints = [told for told in page.complaints if not told.startswith("file:")]
        return page

    def test_keys_go_from_finding_to_finding(self, browser, tmp_path):
        page = self.open(browser, tmp_path)
        assert page.inner_text("#at") == "0 / 4"
        for key, at in (("j", "f1"), ("n", "f2"), ("k", "f1"), ("p", "f4"), ("j", "f1")):
            page.keyboard.press(key)
            assert page.locator("#list > li.now").get_attribute("id") == at
        assert page.locator("mark.now").inner_text() == "截止"
        page.keyboard.press("k")
        assert page.locator("mark.now").is_visible()
        box = page.locator("mark.now").bounding_box()
        assert 0 < box["y"] < 800
        page.keyboard.press("Escape")
        assert page.locator(".now").count() == 0
        assert page.complaints == []

    def test_one_rule_and_one_severity_alone(self, browser, tmp_path):
        page = self.open(browser, tmp_path)
        page.select_option("#rule", "HZ402")
        assert page.locator("#list > li:visible").count() == 1
        assert page.locator("mark:not(.off)").count() == 1
        page.select_option("#rule", "")
        page.uncheck("input[value=error]")
        assert page.inner_text("#at") == "0 / 1"
        assert page.complaints == []

    def test_pointing_at_words_shows_their_finding(self, browser, tmp_path):
        page = self.open(browser, tmp_path)
        page.locator("mark").nth(1).click()
        assert page.locator("#list > li.now").get_attribute("id") == "f2"

    def test_a_phone_shows_the_finding_below_and_nothing_runs_out(self, browser, tmp_path):
        page = self.open(browser, tmp_path, width=390)
        page.click("#next")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        card = page.locator("#list > li.now").bounding_box()
        assert card["y"] + card["height"] <= 800
        mark = page.locator("mark.now").bounding_box()
        assert mark["y"] + mark["height"] < card["y"]


def test_messages_may_hold_messages():
    document = document_of()
    told = finding(place(document, "截止"))
    nested = Message("{why}", why=told.message)
    assert str(nested) in marked_page(document, [told])


def test_headers_stand_above_the_text_and_notes_below():
    """A page is read from its top; findings are counted as they are met."""
    section = '<w:sectPr><w:headerReference r:id="rId4"/></w:sectPr>'
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    extra = {
        "footnotes": f'<w:footnote w:id="1">{para("快报数")}</w:footnote>',
        "header": para("云溪县政府"),
    }
    data = word_file(para("正文一段") + para(inner=note) + section, extra=extra)
    document = read(Source("稿.docx", data))
    found = [finding(place(document, words)) for words in ("正文", "快报", "云溪")]
    reader = reader_of(marked_page(document, found))
    text = reader.text
    assert text.index("云溪县政府") < text.index("正文一段") < text.index("快报数")
    assert reader.marks == {"1": "云溪", "2": "正文", "3": "快报"}
