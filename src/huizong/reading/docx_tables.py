"""The grid of a Word table: which cells there are, and how far the merged ones reach."""

from collections.abc import Iterator
from dataclasses import dataclass

from huizong.reading.docx_xml import Element, elements, number, value, w

_MOST_COLUMNS = 1_000
_WRAPPERS = (w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"))


@dataclass(slots=True)
class GridCell:
    """A cell that is shown: its element, and how many rows and columns it covers."""

    element: Element
    column: int
    rows: int = 1
    columns: int = 1


def grid_of(table: Element) -> list[list[GridCell]]:
    """Return the cells of a table row by row; a merged cell stands at its first row and column."""
    grid: list[list[GridCell]] = []
    above: dict[int, GridCell] = {}  # by column: the cell that a merge downwards would go on from
    for row in _wrapped(table, w("tr")):
        if row.find(f"{w('trPr')}/{w('del')}") is None:
            cells, above = _row(row, above)
            grid.append(cells)
    return grid


def _row(row: Element, above: dict[int, GridCell]) -> tuple[list[GridCell], dict[int, GridCell]]:
    cells: list[GridCell] = []
    reach: dict[int, GridCell] = {}
    column = number(row.find(w("trPr")), "gridBefore", most=_MOST_COLUMNS) or 0
    if column:  # the row begins further to the right: an empty cell keeps its columns in place
        cells.append(GridCell(row.makeelement(w("tc")), 0, columns=column))
    for element in _wrapped(row, w("tc")):
        properties = element.find(w("tcPr"))
        if properties is not None and properties.find(w("cellDel")) is not None:
            continue
        span = max(number(properties, "gridSpan", most=_MOST_COLUMNS) or 1, 1)
        if _continues(properties, "hMerge") and cells:
            cells[-1].columns += span
        elif _continues(properties, "vMerge") and column in above:
            reach[column] = above[column]
            reach[column].rows += 1
        else:
            cell = GridCell(element, column, columns=span)
            cells.append(cell)
            if _merges(properties, "vMerge"):
                reach[column] = cell
        column += span
    return cells, reach


def _merges(properties: Element | None, name: str) -> bool:
    return properties is not None and properties.find(w(name)) is not None


def _continues(properties: Element | None, name: str) -> bool:
    return _merges(properties, name) and value(properties, name) in (None, "continue")


def _wrapped(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the children of a tag, those in content controls and insertions as well."""
    for child in elements(parent):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _wrapped(child, tag)
