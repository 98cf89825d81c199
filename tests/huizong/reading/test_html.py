"""Web pages as documents: what a browser shows of the main text, and what stands around it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.outline import outline
from huizong.reading import Limits, ReadingError, read
from huizong.values import Paragraph, ParagraphRole, Source, text_of, walk
from needs import ROOT
from readorrefused import REFUSALS, end_of, runs_of

CASES = yaml.safe_load(Path(__file__).with_name("web_pages.yaml").read_text("utf-8"))
MONTH = ROOT / "examples" / "云岭县委办公室" / "2026-10"


def document(text, path="页.html", encoding="utf-8"):
    return read(Source(path, text if isinstance(text, bytes) else text.encode(encoding)))


def blocks(found):
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[_cell(cell) for cell in row] for row in block.rows]
        for block in found.blocks
    ]


def _cell(cell):
    return cell.text if cell.rows == cell.columns == 1 else [cell.text, cell.rows, cell.columns]


@pytest.mark.parametrize("name", list(CASES))
def test_case(name):
    found = document(CASES[name]["html"])
    assert [_plain(block) for block in blocks(found)] == CASES[name]["shows"]
    assert all(found.quote(run.origin) == run.text for run in runs_of(found))


def _plain(block):
    return block.replace("\xa0", " ") if isinstance(block, str) else block


def test_a_number_is_the_first_run_and_the_paragraphs_number():
    (first, second) = document("<html><ol><li>会议<li>来文</ol></html>").paragraphs
    assert (first.number, [run.text for run in first.runs]) == ("1.", ["1.", " 会议"])
    assert second.number == "2."


def test_the_text_as_read_has_a_line_for_each_row():
    found = document(CASES["表格"]["html"])
    assert found.text == (
        "来文统计\n科室\t来文\n上月\t本月\n秘书科\t140\t152\n含密件\n合计\t\t152\n表后"
    )
    assert (found.format, found.encoding) == ("html", "utf-8")


def test_what_is_left_out_is_told():
    (frame,) = document(CASES["网站的页面"]["html"]).findings
    assert frame.rule == "page-frame-left-out"
    assert "首页" in str(frame.message)
    (hidden,) = document(CASES["Word 另存的网页，序号在列表标记里"]["html"]).findings
    assert hidden.rule == "hidden-text-left-out"


PAGE = (
    "<html><head><meta charset={}></head><body><p>召开会议三次，参会一百二十人。</p></body></html>"
)
ODD = PAGE.replace("。", "，旭昇街道另报。")  # 昇 is in GBK, its bytes are no letter of EUC-JP
BIG5 = PAGE.translate(str.maketrans("开会议参", "開會議參")).format("big5")


@pytest.mark.parametrize(
    ("data", "encoding", "rules"),
    [
        (PAGE.format("gb2312").encode("gb18030"), "gb18030", []),
        (PAGE.format('"GBK"').encode("gb18030"), "gb18030", []),
        (PAGE.format("gb2312").encode(), "utf-8", []),
        (PAGE.format("utf-8").encode("utf-8-sig"), "utf-8", []),
        (PAGE.format("utf-16").encode("utf-16"), "utf-16-le", []),
        (BIG5.encode("big5hkscs"), "big5hkscs", []),
        (PAGE.format("utf-8").encode("gb18030"), "gb18030", []),
        (ODD.format("euc-jp").encode("gb18030"), "gb18030", ["doubtful-encoding"]),
    ],
)
def test_encodings(data, encoding, rules):
    found = document(data)
    assert found.encoding == encoding
    assert [finding.rule for finding in found.findings] == rules
    assert found.text[2:4] in ("会议", "會議")


def refused(path, data, **options):
    with pytest.raises(ReadingError) as caught:
        read(Source(path, data), **options)
    return caught.value.finding.rule


@pytest.mark.parametrize(
    ("path", "data", "rule"),
    [
        ("页.docx", b"<html><p>a</p>", "wrong-extension"),
        ("页.txt", b"<!DOCTYPE html><p>a</p>", "wrong-extension"),
        ("页.html", "召开会议。".encode(), "wrong-extension"),
        ("页.html", b"<html><script>x</script></html>", "empty-file"),
        ("页.html", b"<html><p>\x80\xff\xff\xff</p></html>", "unknown-encoding"),
        ("页.html", b"<html><p>a\0b</p></html>", "unknown-encoding"),
        ("页.html", b"", "empty-file"),
        ("页.html", b"MIME-Version: 1.0\nContent-Type: text/html\n<p>a", "unsupported-format"),
    ],
)
def test_refusal(path, data, rule):
    assert refused(path, data) == rule


@pytest.mark.parametrize("path", ["页.htm", "页.html", "页", "页.xhtml"])
def test_names_of_pages(path):
    assert (
        document('<?xml version="1.0" encoding="utf-8"?><html><p>甲</p></html>', path).text == "甲"
    )


def test_a_piece_of_markup_is_a_page_by_its_name():
    assert document("<p>甲</p><p>乙</p>").text == "甲\n乙"


SECTIONS = ["信息科.txt", "农村工作科.docx", "政研科.docx", "督查科.txt", "秘书科.docx"]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_report_saved_as_a_page_has_the_same_outline(name):
    found = read(Source(name, (MONTH / name).read_bytes()))
    assert shape(document(f"<html><body>{''.join(map(saved, found.blocks))}</body></html>")) == (
        shape(found)
    )


def saved(block):
    """Return a block as a word processor saves it as a web page."""
    if isinstance(block, Paragraph):
        return f"<p>{block.text}</p>\n" if block.role is ParagraphRole.BODY else ""
    rows = ("".join(f"<td><p>{cell.text}</p></td>" for cell in row) for row in block.rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"


def shape(found):
    return [
        (
            text_of(report.title),
            report.date,
            report.section,
            [(depth, item.kind, item.marker, item.text) for item, depth in walk(report.items)],
        )
        for report in outline(found).reports
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000 + "底" + "</div>" * 10_000,
        "<table><tr><td>" * 3_000 + "底",
        "<ol><li>" * 10_000 + "底",
        "<b><i>" * 20_000 + "底",
        "<p>底" * 50_000,
        "底<" * 50_000,
        "<!--" * 20_000 + "--><p>底",
        "<a href=" * 20_000 + "><p>底",
        "&" * 100_000 + "底",
        '<p style="' + "mso-list:" * 20_000 + '">底',
        "<td colspan=99999999999>底" * 1_000,
    ],
)
def test_odd_pages_are_read(markup):
    assert "底" in document(f"<html><body>{markup}").text


def test_a_page_that_is_far_too_long_is_refused():
    limits = Limits(max_lines=50, max_characters=500)
    for markup in (b"<p>a" * 60, b"<div>" * 120, b"<p>" + b"a" * 600, b"<p>a" + b"<b>" * 60_000):
        assert refused("a.html", b"<html>" + markup, limits=limits) == "document-too-long"


def test_entities_of_a_document_type_are_not_resolved():
    markup = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><p>甲&a;</p></html>'
    assert "&a;" in document(markup).text


GOOD = "\n".join(CASES[name]["html"] for name in CASES).encode()
TAGS = st.from_regex(
    "(p|div|table|tr|td|th|li|ol|ul|br|span|b|a|pre|h1|nav|form|thead|caption|html|body|title)",
    fullmatch=True,
)
PART = st.one_of(
    st.builds("<{}>".format, TAGS),
    st.builds("</{}>".format, TAGS),
    st.builds('<{} style="display:none" rowspan="{}" start="{}">'.format, TAGS, TAGS, TAGS),
    st.text(alphabet="甲乙。， \n&<>\"'=!-/", max_size=6),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(PART, max_size=25))
def test_any_markup_is_read_or_refused(parts):
    page = b"<html>" + "".join(parts).encode()
    assert end_of("页.html", page) in {"html", *REFUSALS}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8))
def test_a_page_with_changed_bytes_is_read_or_refused(changes):
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    assert end_of("页.html", bytes(data)) in {"html", *REFUSALS}
