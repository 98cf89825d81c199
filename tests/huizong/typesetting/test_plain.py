import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import EXAMPLE, item, report

from huizong.typesetting import TypesettingError, typeset


def test_text_is_a_line_a_paragraph():
    lines = typeset(EXAMPLE, ".txt").decode().splitlines()
    assert lines[:3] == ["十月工作汇总", "一、会议活动", "1.筹备召开全县冬修水利推进会。"]


def test_markdown_has_headings_and_tables():
    text = typeset(EXAMPLE, ".md").decode()
    assert text.startswith("# 十月工作汇总\n\n## 一、会议活动\n")
    assert "| 乡镇 | 完成 |\n|---|---|\n| 松涧镇 | 46 |" in text


def test_markdown_shows_marks_to_the_letter():
    assert r"\*粗\* \[a\] \# 1" not in typeset(report(item("*粗* [a]")), ".md").decode()
    assert r"\*粗\* \[a\]" in typeset(report(item("*粗* [a]")), ".md").decode()


def test_html_needs_nothing_from_outside():
    page = typeset(EXAMPLE, ".html").decode()
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    assert '<span data-origin="甲科.txt:0-14">筹备召开全县冬修水利推进会。</span>' in page


def test_html_escapes():
    page = typeset(report(item("<script>alert(1)</script>")), ".html").decode()
    assert "<script" not in page


@pytest.mark.parametrize("suffix", [".xyz", "", ".doc"])
def test_an_unknown_suffix_is_told(suffix):
    with pytest.raises(TypesettingError, match=r"\.docx"):
        typeset(EXAMPLE, suffix)


def test_an_unknown_form_is_told():
    with pytest.raises(TypesettingError, match="gbt9704"):
        typeset(EXAMPLE, ".txt", form="none")


texts = st.text(st.characters(categories=["L", "N"], max_codepoint=0x9FFF), min_size=1, max_size=20)


@given(st.lists(texts, min_size=1, max_size=5), st.sampled_from([".txt", ".md", ".html"]))
def test_every_word_stands_in_every_output_in_order(said, suffix):
    page = typeset(report(*(item(text) for text in said)), suffix).decode()
    at = page.index("</title>") if suffix == ".html" else 0
    for text in said:
        at = page.find(text, at)
        assert at >= 0, text
