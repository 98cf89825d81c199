"""What the house prints comes back: its own PDF says what its own Word file and report say."""

from functools import cache

import pytest

from huizong.figures import figures
from huizong.outline import outline
from huizong.pipeline import compile_office, gather
from huizong.reading import read
from huizong.typesetting import typeset
from huizong.values import Source, text_of
from needs import ROOT, needs_fonts

pytestmark = needs_fonts
MONTH = ROOT / "examples" / "云岭县委办公室" / "2026-10"


@cache
def compiled(by):
    files = sorted(path for path in MONTH.iterdir() if path.suffix in {".docx", ".txt"})
    gathered = gather([Source(path.name, path.read_bytes()) for path in files])
    return compile_office(gathered.readings, by=by).report


@cache
def read_back(by, suffix):
    return read(Source(f"汇总{suffix}", typeset(compiled(by), suffix)))


def tree(items):
    return [(item.kind, item.marker, item.text, tree(item.children)) for item in items]


@pytest.mark.parametrize("by", ["matter", "section"])
def test_the_paragraphs_are_those_of_the_word_file(by):
    pdf, word = read_back(by, ".pdf"), read_back(by, ".docx")
    assert [one.text for one in pdf.paragraphs] == [one.text for one in word.paragraphs]


@pytest.mark.parametrize("by", ["matter", "section"])
def test_the_outline_is_that_of_the_word_file_and_the_title_that_of_the_report(by):
    (pdf,), (word,) = (outline(read_back(by, suffix)).reports for suffix in (".pdf", ".docx"))
    assert tree(pdf.items) == tree(word.items)
    assert text_of(pdf.title) == text_of(compiled(by).title)


@pytest.mark.parametrize("by", ["matter", "section"])
def test_the_figures_are_those_of_the_word_file(by):
    found = [
        [figure.text for figure in figures("\n".join(one.text for one in document.paragraphs))]
        for document in (read_back(by, ".pdf"), read_back(by, ".docx"))
    ]
    assert found[0] == found[1]
    assert len(found[0]) > 50


def test_each_paragraph_knows_its_page():
    pages = [paragraph.page for paragraph in read_back("matter", ".pdf").paragraphs]
    assert pages == sorted(pages)
    assert pages[-1] == read_back("matter", ".pdf").text.count("\f") + 1 > 1
