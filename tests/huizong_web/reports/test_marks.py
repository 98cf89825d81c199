"""Words marked in a text, and what touches a place: nothing lost, nothing missed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from huizong.pipeline import read
from huizong.values import Document, Finding, Message, Place, Severity, Source
from huizong_web.reports.listing import Asked, Card, Known, list_findings
from huizong_web.reports.marks import MarkedParagraph, marked_blocks
from huizong_web.reports.touching import Touching

TEXT = "秘书科十月总结\n\n1、核对帐户2次，按装电话3部。\n2、办文4件。\n"
PATH = "a.txt"


def document(text: str = TEXT) -> Document:
    return read(Source(PATH, text.encode()))


def cards(paper: Document, *findings: tuple[Severity, tuple[Place, ...]]) -> list[Card]:
    known = [
        Known(
            number, Finding("HZ9", "r", severity, Message("m"), Message("h"), places), str(number)
        )
        for number, (severity, places) in enumerate(findings)
    ]
    return list(list_findings(known, paper, Asked(), said=str, titles={}).cards)


def place(words: str, text: str = TEXT) -> Place:
    start = text.index(words)
    return Place(PATH, start, start + len(words))


def marked(paper: Document, given: list[Card]) -> list[tuple[str, list[int], list[str]]]:
    return [
        (each.text, [mark.number for mark in each.marks], list(each.opens))
        for block in marked_blocks(paper, given)
        if isinstance(block, MarkedParagraph)
        for each in block.stretches
        if each.marks
    ]


def test_words_are_marked_where_they_stand():
    paper = document()
    found = cards(paper, (Severity.ERROR, (place("帐户"),)), (Severity.STYLE, (place("4件"),)))
    assert marked(paper, found) == [("帐户", [0], ["w0"]), ("4件", [1], ["w1"])]


def test_the_heaviest_of_those_that_overlap_comes_first():
    paper = document()
    found = cards(
        paper,
        (Severity.STYLE, (place("核对帐户2次"),)),
        (Severity.ERROR, (place("帐户"),)),
    )
    assert marked(paper, found) == [
        ("核对", [0], ["w0"]),
        ("帐户", [1, 0], ["w1"]),
        ("2次", [0], []),
    ]


def test_each_place_has_its_anchor():
    paper = document()
    found = cards(paper, (Severity.ERROR, (place("2次"), place("3部"))))
    assert marked(paper, found) == [("2次", [0], ["w0"]), ("3部", [0], ["w0-1"])]


def test_a_place_over_paragraphs_is_opened_once():
    paper = document()
    start, end = place("电话3部").start, place("办文").end
    found = cards(paper, (Severity.ERROR, (Place(PATH, start, end),)))
    assert [opens for _, _, opens in marked(paper, found)] == [["w0"], []]


def test_a_place_between_characters_takes_in_its_neighbour():
    paper, end = document(), place("4件。").end
    start = place("办文").start
    found = cards(
        paper,
        (Severity.ERROR, (Place(PATH, start, start),)),
        (Severity.ERROR, (Place(PATH, end, end),)),
    )
    assert [text for text, _, _ in marked(paper, found)] == ["办", "。"]


def test_the_whole_file_and_other_files_mark_nothing():
    paper = document()
    other = replace(place("帐户"), path="b.txt")
    found = cards(paper, (Severity.ERROR, (Place(PATH, 0, 0),)), (Severity.ERROR, (other,)))
    assert marked(paper, found) == []
    assert [card.spots for card in found] == [(), ()]


def test_words_in_tables_are_marked():
    paper = read(Source("t.md", b"| a | b |\n|---|---|\n| c | dd |\n"))
    start = paper.text.index("dd")
    found = cards(paper, (Severity.ERROR, (Place("t.md", start, start + 2),)))
    (table,) = (block for block in marked_blocks(paper, found) if hasattr(block, "rows"))
    paragraphs, _, _ = table.rows[1][1]
    assert [each.marks[0].number for each in paragraphs[0].stretches] == [0]


PLACES = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12)).map(
        lambda pair: Place(PATH, pair[0], min(pair[0] + pair[1], len(TEXT)))
    ),
    max_size=12,
)


@given(PLACES)
def test_no_word_is_lost_whatever_is_marked(places):
    paper = document()
    found = cards(paper, *((Severity.WARNING, (each,)) for each in places))
    for block, paragraph in zip(marked_blocks(paper, found), paper.blocks, strict=True):
        assert isinstance(block, MarkedParagraph)
        assert "".join(each.text for each in block.stretches) == paper.quote(paragraph.place)


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 1500))),
    st.tuples(st.integers(0, 3000), st.integers(0, 1500)),
)
def test_touching_finds_what_a_look_at_each_finds(spans, asked):
    places = [Place(PATH, start, start + length) for start, length in spans]
    wanted = Place(PATH, asked[0], asked[0] + asked[1])
    found = [what for _, what in Touching(zip(places, range(len(places)), strict=True)).of(wanted)]
    assert sorted(found) == [n for n, each in enumerate(places) if each.overlaps(wanted)]
    assert list(Touching([(wanted, 1)]).of(replace(wanted, path="b"))) == []
