"""Sheets as a document: the tables and texts of a workbook, with what was found about it."""

from collections.abc import Iterator
from dataclasses import replace

from huizong.reading.faults import (
    CELL_ERROR,
    COMMENTS,
    DRAWN_TEXT,
    EMPTY,
    HIDDEN_CELLS,
    HIDDEN_SHEETS,
    MACROS,
    NO_RESULT,
    note,
    refuse,
)
from huizong.reading.limits import Limits
from huizong.reading.sheets_cells import Meter, Sheet, Workbook, cell_name, left_out, visible
from huizong.reading.sheets_writer import SheetWriter
from huizong.reading.text_as_read import TextAsRead
from huizong.values import Block, Document, Finding, Place, Source

_MOST_FINDINGS = 20  # failed formulas that are told one by one


def read_sheets(source: Source, kind: str, *, limits: Limits) -> Document:
    """Return a workbook as a document; `kind` is "xlsx", "xls" or "ods".

    The text as read has a line for each row, a tab between cells and a blank line between sheets.
    A sheet's name stands before it where it says something. Raises ReadingError.
    """
    workbook = _opened(source, kind, limits)
    shown = [sheet for sheet in workbook.sheets if not sheet.hidden]
    text = TextAsRead(source.path)
    writer = SheetWriter(text, Meter(source.path, limits), alone=len(shown) == 1)
    blocks: list[Block] = []
    findings = list(_of_workbook(source.path, workbook))
    for sheet in shown:
        seen = visible(sheet)
        blocks += writer.blocks(seen, watched=sheet.errors)
        findings += _of_sheet(source.path, sheet, left_out(sheet, seen), writer.places)
    if not any(blocks):
        raise refuse(EMPTY, source.path)
    return Document(
        path=source.path,
        format=kind,
        encoding=None,
        text=text.text,
        blocks=tuple(blocks),
        findings=tuple(findings),
    )


def _opened(source: Source, kind: str, limits: Limits) -> Workbook:
    if kind == "xlsx":
        from huizong.reading.sheets_xlsx import read_xlsx

        return read_xlsx(source, limits=limits)
    if kind == "ods":
        from huizong.reading.sheets_ods import read_ods

        return read_ods(source, limits=limits)
    from huizong.reading.sheets_xls import read_xls

    return read_xls(source, limits=limits)


def _of_workbook(path: str, workbook: Workbook) -> Iterator[Finding]:
    hidden = [sheet.name for sheet in workbook.sheets if sheet.hidden and sheet.rows]
    if hidden:
        yield note(HIDDEN_SHEETS, path, names="、".join(f"“{name}”" for name in hidden[:10]))
    if workbook.macros:
        yield note(MACROS, path)
    if workbook.comments:
        yield note(COMMENTS, path, count=workbook.comments)
    if workbook.drawn:
        yield note(DRAWN_TEXT, path, count=workbook.drawn)


def _of_sheet(
    path: str, sheet: Sheet, missing: int, places: dict[tuple[int, int], Place]
) -> Iterator[Finding]:
    if missing:
        yield note(HIDDEN_CELLS, path, sheet=sheet.name, count=missing)
    if sheet.pending:
        cell = cell_name(*sheet.pending[0])
        yield note(NO_RESULT, path, sheet=sheet.name, count=len(sheet.pending), cell=cell)
    for at, place in sorted(places.items())[:_MOST_FINDINGS]:
        value = sheet.rows[at[0]][at[1]]
        finding = note(CELL_ERROR, path, sheet=sheet.name, cell=cell_name(*at), value=value)
        yield replace(finding, places=(place,))
