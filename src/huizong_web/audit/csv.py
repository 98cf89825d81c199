"""Entries as a table for spreadsheets, in which nothing is taken for a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_FORMULA = tuple("=+-@\t\r\n＝＋－＠|")
"""What a spreadsheet may take as the beginning of a formula or a command."""


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def lines(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield a table's lines, as Excel reads Chinese."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([harmless(head) for head in heads])
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: Any) -> Any:
    """Return a cell that no spreadsheet computes: an apostrophe before what may be a formula."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.lstrip(" \u3000").startswith(_FORMULA) else cell
