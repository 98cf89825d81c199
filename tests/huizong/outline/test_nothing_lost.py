"""Whatever the text, each of its characters lies in one item, a title or the boilerplate."""

import re
from collections import Counter
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from outlines import PATH, document_of

from huizong.outline import outline
from huizong.values import (
    Cell,
    Document,
    ItemKind,
    Outline,
    Paragraph,
    Place,
    Run,
    Table,
    places_of,
    text_of,
    walk,
)

BULLETS = set("-*•●■◆▪·‣#")
WORDS = re.findall(
    r"\S+",
    """
    一、 二、 三、 （一） (2) 1、 2. 3． 12、 ① ② 1.1 第一， 一是 二是 第一章 第二条 第一篇:
    办理来文 工作总结 2026年 10月 云溪县教育局 秘书科 小结 各位领导： 抓学习 办公室报告篇一
    下面是小编整理的范文 2026年10月31日 述职人：林某 名词解释 一般经过 A
    """,
)
BETWEEN = ["- ", "• ", "　", " ", "\n", "\n\n", *"。；：，“《》"]
PIECES = st.sampled_from([*WORDS, *BETWEEN])


def covered(found: Outline) -> Counter[int]:
    titles = chain.from_iterable(places_of(report.title) for report in found.reports)
    items = (item for report in found.reports for item, _ in walk(report.items))
    own = (item.place for item in items if item.kind is not ItemKind.INLINE_ITEM)
    places = [*titles, *(place for place in own if place), *found.boilerplate]
    return Counter(at for place in places for at in range(place.start, place.end))


def misplaced(document: Document) -> list[tuple[int, str, int]]:
    """Return the characters that lie in no place, or in several: where, which, in how many."""
    count = covered(outline(document))
    return [
        (at, char, count[at])
        for at, char in enumerate(document.text)
        if not char.isspace() and count[at] != 1 and (count[at] or char not in BULLETS)
    ]


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_character_lies_in_one_place(text):
    assert misplaced(document_of(text)) == []


@given(st.lists(PIECES, max_size=60).map("".join))
def test_places_say_what_items_say(text):
    document = document_of(text)
    for report in outline(document).reports:
        for item, _ in walk(report.items):
            said = "".join(document.quote(place) for place in places_of(item.runs))
            assert said == item.text
            assert item.place is not None
            quoted = "".join(document.quote(item.place).split())
            assert quoted.endswith("".join(item.text.split()))


@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 7))
def test_how_a_paragraph_is_cut_into_runs_changes_nothing(text, length):
    whole = document_of(text)
    blocks = tuple(recut(block, length) for block in whole.blocks)
    cut = Document(PATH, "txt", "utf-8", text, blocks)
    assert shape(outline(whole)) == shape(outline(cut))


def recut(paragraph: Paragraph, length: int) -> Paragraph:
    text, start = paragraph.text, paragraph.place.start
    runs = tuple(
        Run(
            text[at : at + length],
            Place(PATH, start + at, min(start + at + length, start + len(text))),
        )
        for at in range(0, len(text), length)
    )
    return Paragraph(runs, paragraph.place)


def shape(found: Outline) -> list[object]:
    return [
        [
            text_of(report.title),
            [(d, i.kind, i.marker, i.text, i.place) for i, d in walk(report.items)],
        ]
        for report in found.reports
    ]


def test_a_table_is_a_paragraph_a_row():
    text = "一、台账\n名称\t件数\n来文\t58\n二、其他"
    cells = {
        word: Place(PATH, text.index(word), text.index(word) + len(word)) for word in text.split()
    }

    def paragraph(word: str) -> Paragraph:
        return Paragraph((Run(word, cells[word]),), cells[word])

    rows = tuple(
        tuple(Cell((paragraph(w),)) for w in row) for row in (("名称", "件数"), ("来文", "58"))
    )
    table = Table(rows, Place(PATH, 5, 16))
    document = Document(
        PATH, "docx", None, text, (paragraph("一、台账"), table, paragraph("二、其他"))
    )
    (report,) = outline(document).reports
    first = report.items[0]
    assert [child.text for child in first.children] == ["名称\t件数", "来文\t58"]
    assert document.quote(first.children[1].place) == "来文\t58"


def test_an_empty_document_holds_nothing():
    assert outline(document_of("  \n \n")) == Outline((), ())
