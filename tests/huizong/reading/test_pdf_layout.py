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


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_every_character_is_in_a_paragraph(pages):
    sheets, code = [], 0x4E00
    for glyphs, rules in pages:
        made, code = sheet(code, glyphs, rules)
        sheets.append(made)
    wanted = Counter(glyph.text for one in sheets for glyph in one.glyphs)
    if not wanted:
        return
    document = document_of(sheets, "报.pdf")
    assert Counter(char for char in document.text if char >= "\u4e00") == wanted
    runs = [run for paragraph in paragraphs(document) for run in paragraph.runs]
    assert Counter(char for run in runs for char in run.text if char >= "\u4e00") == wanted
    assert all(document.quote(run.origin) == run.text for run in runs)
