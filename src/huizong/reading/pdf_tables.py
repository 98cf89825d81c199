"""Tables that the end of a page cut in two."""

from collections.abc import Sequence
from dataclasses import replace

from huizong.reading.pdf_pages import SetTable
from huizong.values import Cell, Paragraph, ParagraphRole, Place, Table

_NEAR = 3.0  # points
_LOOSE = 30.0  # points; where only the text on each page tells the columns


def joined_tables(parts: Sequence[SetTable]) -> tuple[list[Table], list[Paragraph]]:
    """Return the tables with those that go on across a page end as one.

    `parts` follow each other without text between them. The second value has the head that a
    table repeats on each page, as paragraphs that are not of the body.
    """
    tables: list[Table] = []
    repeated: list[Paragraph] = []
    for index, part in enumerate(parts):
        if index and _continues(parts[index - 1], part):
            rows, heads = _without_head(tables[-1], part)
            repeated += heads
            whole = tables[-1]
            place = Place(whole.place.path, whole.place.start, part.table.place.end)
            tables[-1] = Table(whole.rows + rows, place)
        else:
            tables.append(part.table)
    return tables, repeated


def _continues(before: SetTable, after: SetTable) -> bool:
    if after.page != before.page + 1 or len(before.columns) != len(after.columns):
        return False
    off = [abs(a - b) for a, b in zip(before.columns, after.columns, strict=True)]
    inner = _LOOSE if before.loose and after.loose else _NEAR
    return max(off[0], off[-1]) <= _NEAR and all(one <= inner for one in off)


def _without_head(
    whole: Table, part: SetTable
) -> tuple[tuple[tuple[Cell, ...], ...], list[Paragraph]]:
    """Return the rows of the part behind its repeated head, and the head."""
    first, *rows = part.table.rows
    if [cell.text for cell in first] != [cell.text for cell in whole.rows[0]]:
        return part.table.rows, []
    head = [replace(p, role=ParagraphRole.HEADER) for cell in first for p in cell.paragraphs]
    return tuple(rows), head
