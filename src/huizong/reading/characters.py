"""Repairs the characters of a document: what is written in odd forms, parted or invisible.

Every repaired stretch is a run of its own whose origin is what stood there: 7 4 7 7 2 is read as
74772, ８．８％ as 8.8%, 目　录 as 目录. `Document.text` stays as read.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from operator import is_not

from huizong.reading.characters_gaps import gap_edits, may_have_gaps, spaced_numbers
from huizong.reading.characters_runs import Edit, edited
from huizong.reading.characters_signs import may_have_odd_signs, sign_edits
from huizong.values import Block, Cell, Document, Paragraph

_HABIT = 3  # numbers with a blank behind each digit: then the whole text is written so


def with_characters_repaired(document: Document) -> Document:
    """Return a document whose paragraphs say ordinary characters; linear and idempotent."""
    blocks = document.blocks
    whole = _whole(blocks)
    if may_have_odd_signs(whole):
        blocks = tuple(_changed(block, sign_edits) for block in blocks)
        whole = _whole(blocks)
    if may_have_gaps(whole):
        edits = partial(gap_edits, spaced=_is_spaced(blocks))
        blocks = tuple(_changed(block, edits) for block in blocks)
    return replace(document, blocks=blocks)


def _whole(blocks: Iterable[Block]) -> str:
    """Return all that the blocks say; one search of it spares searching each paragraph."""
    return "\n".join([_said(block) for block in blocks])


def _said(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(cell.text for row in block.rows for cell in row)


def _changed(block: Block, edits: Callable[[str], list[Edit]]) -> Block:
    if isinstance(block, Paragraph):
        return edited(block, edits)
    rows = tuple(tuple(_cell(cell, edits) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _cell(cell: Cell, edits: Callable[[str], list[Edit]]) -> Cell:
    """Return a cell with its paragraphs changed; the same one where nothing is to be changed."""
    paragraphs = tuple(edited(part, edits) for part in cell.paragraphs)
    changed = any(map(is_not, paragraphs, cell.paragraphs))
    return replace(cell, paragraphs=paragraphs) if changed else cell


def _is_spaced(blocks: Iterable[Block]) -> bool:
    numbers = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            numbers += spaced_numbers(block.text)
        if numbers >= _HABIT:
            return True
    return False
