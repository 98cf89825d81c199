"""The passages of a manuscript as one text: places lead back, quotations are known."""

import pytest

from huizong.checks.script import script, scripts
from huizong.pipeline import manuscript, read
from huizong.values import Manuscript, Source

TEXT = (
    "青山县水利局2026年工作总结\n\n一、工作情况\n\n"
    "1、印发《“三查”办法》，他说：“都办完了。”\n\n2、检查12次。\n"
)


def paper(text: str) -> Manuscript:
    return manuscript(read(Source("稿.txt", text.encode())))


@pytest.mark.parametrize("words", ["青山县", "三查", "检查12次", "都办完了。”"])
def test_places_lead_back_to_the_words(words: str) -> None:
    read_paper = paper(TEXT)
    found = script(read_paper)
    start = found.text.index(words)
    places = found.places(start, start + len(words))
    assert "".join(read_paper.document.quote(place) for place in places) == words


@pytest.mark.parametrize("words", ["三查", "办法", "都办完"])
def test_what_stands_in_marks_is_quoted(words: str) -> None:
    found = script(paper(TEXT))
    assert found.quoted(found.text.index(words))


@pytest.mark.parametrize("words", ["印发", "他说", "检查"])
def test_what_stands_outside_is_not(words: str) -> None:
    found = script(paper(TEXT))
    assert not found.quoted(found.text.index(words))


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    found = script(paper("他说：“都办完了。\n"))
    assert not found.quoted(found.text.index("都"))


def test_documents_of_one_file_are_told_apart() -> None:
    second = TEXT.replace("2026", "2025").replace("水利局", "林业局")
    whole = paper(TEXT + "\n青山县水利局\n2026年10月5日\n\n" + second)
    parts = list(scripts(whole))
    assert len(parts) == len(whole.outline.reports) > 1
    assert ["林业局" in part.text for part in parts] == [False, True]
