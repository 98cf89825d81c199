"""The reports that lie beside the project, where they do."""

from pathlib import Path

import pytest

from huizong.reading import read
from huizong.values import Source

REPORTS = Path(__file__).parents[4] / "shared" / "data" / "reports"
DOCX = sorted((REPORTS / "docx").glob("*.docx"))
needs_reports = pytest.mark.skipif(not DOCX, reason="../shared/data/reports is not there")


def letters(text):
    return "".join(text.split()).translate(dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff")))


@needs_reports
@pytest.mark.parametrize("path", DOCX, ids=lambda path: path.stem)
def test_a_docx_says_what_its_text_says(path):
    document = read(Source(path.name, path.read_bytes()))
    said = "".join(paragraph.text for paragraph in document.paragraphs)
    sibling = REPORTS / "txt" / f"{path.stem}.txt"
    text = read(Source(sibling.name, sibling.read_bytes()))
    assert letters(said) == letters("".join(paragraph.text for paragraph in text.paragraphs))


@needs_reports
def test_few_lines_of_finished_texts_are_joined():
    joined = lines = 0
    for path in sorted((REPORTS / "txt").glob("*.txt")):
        document = read(Source(path.name, path.read_bytes()))
        lines += sum(1 for line in document.text.splitlines() if line.strip())
        joined += sum(1 for line in document.text.splitlines() if line.strip())
        joined -= sum(1 for _ in document.paragraphs)
    assert joined <= lines / 300
