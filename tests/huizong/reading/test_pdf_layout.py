"""Whatever stands wherever on a page: every character is read, once, and in a block."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.reading.pdf import document_of
from huizong.reading.pdf_sheets import Glyph, Rule, Sheet
from huizong.values import Paragraph

WIDTH, HEIGHT = 595.0, 842.0
NUMBERS = st.sampled_from([0.0, 5.0, 10.5, 16.0, 72.0, 80.0, 300.0, 301.0, 560.0, 594.0])
PLACES = st.one_of(NUMBERS, st.floats(0, WIDTH, width=32))
GLYPHS = st.lists(
    st.tuples(PLACES, PLACES, st.sampled_from([6.0, 10.5, 16.0, 22.0]), st.integers(1, 6)),
    max_size=60,
)
RULES = st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans(), st.floats(4, 500)), max_size=14)
PAGES = st.lists(st.tuples(GLYPHS, RULES), min_size=1, max_size=4)


def sheet(first, glyphs, rules):
    """A page of stretches of hanzi, no character twice in a file."""
    code, placed = first, []
    for left, base, size, count in glyphs:
        for index in range(count):
            at = left + index * size
            placed.append(Glyph(chr(code), at, at + size, base, size))
            code += 1
    lines = (
        Rule(left, top, left + length, top) if lying else Rule(left, top, left, top + length)
        for left, top, lying, length in rules
    )
    return Sheet(WIDTH, HEIGHT, tuple(placed), tuple(lines)), code


def paragraphs(document):
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (p for row in block.rows for cell in row for p in cell.paragraphs)


def counted(pages):
    """Return the characters laid on pages, and those of the text and of its runs, counted."""
    sheets, code = [], 0x4E00
    for glyphs, rules in pages:
        made, code = sheet(code, glyphs, rules)
        sheets.append(made)
    wanted = Counter(glyph.text for one in sheets for glyph in one.glyphs)
    if not wanted:
        return [wanted]
    document = document_of(sheets, "报.pdf")
    runs = [run for paragraph in paragraphs(document) for run in paragraph.runs]
    assert all(document.quote(run.origin) == run.text for run in runs)
    texts = (document.text, "".join(run.text for run in runs))
    return [wanted, *(Counter(char for char in text if char >= "\u4e00") for text in texts)]


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_every_character_is_in_a_paragraph(pages):
    wanted, *found = counted(pages)
    assert all(each == wanted for each in found)


CELLS = st.lists(
    st.tuples(
        st.sampled_from([72.0, 75.0, 170.0, 176.0, 290.0, 400.0, 468.0, 500.0]),
        st.sampled_from([96.0, 110.0, 117.0, 124.0, 140.0, 160.0, 181.0, 300.0, 800.0]),
        st.sampled_from([10.5, 10.5, 12.0, 16.0]),
        st.integers(1, 7),
    ),
    max_size=40,
)
FRAMES = st.lists(st.sampled_from([80.0, 100.0, 120.0, 150.0, 200.0, 320.0]), max_size=6).map(
    lambda tops: [(72.0, top, True, 400.0) for top in tops]
)
SHORT = st.lists(
    st.tuples(NUMBERS, st.sampled_from([100.0, 112.0]), st.booleans(), st.floats(4, 300)),
    max_size=2,
)
FRAMED = st.lists(
    st.tuples(CELLS, st.builds(lambda frame, short: frame + short, FRAMES, SHORT)),
    min_size=1,
    max_size=3,
)


@settings(max_examples=150, deadline=None)
@given(FRAMED)
def test_every_character_between_level_rules_is_in_a_paragraph(pages):
    wanted, *found = counted(pages)
    assert all(each == wanted for each in found)
