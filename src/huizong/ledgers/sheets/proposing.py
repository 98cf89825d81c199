"""Proposes how a book is read: which sheets, where their heads stand, which column is which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import FieldDefinition, Type
from huizong.ledgers.sheets.given import Book, Frame, Line, Tab
from huizong.ledgers.sheets.heads import LOOKED_AT, Head, find_head
from huizong.ledgers.sheets.money import measure_above
from huizong.ledgers.sheets.naming import Names
from huizong.ledgers.sheets.plan import (
    CHOICES,
    GUIDE,
    LINK,
    MARK,
    NUMBER,
    Column,
    Plan,
    TabPlan,
    extra_labels,
)
from huizong.ledgers.sheets.telling import of_layout
from huizong.ledgers.sheets.told import Told
from huizong.ledgers.sheets.writing.names import sheet_names

_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan for a book, and what a person should know of it before following it."""

    plan: Plan
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sheet with its head, as far as it may hold records or rows of a table field."""

    tab: Tab
    frame: Frame
    head: Head | None
    table: str = ""


def propose(book: Book, ledger: Ledger, *, year: int | None = None) -> Proposal:
    """Return how a book may be read for a ledger, and what is told of its sheets and heads.

    Hidden sheets are left out and told. Raises SheetError where the file is broken.
    """
    ours = [tab for tab in book.tabs.values() if tab.name not in (GUIDE, CHOICES)]
    seen = [_look(tab, ledger) for tab in ours if not tab.hidden]
    used = [each for each in seen if each.head is not None]
    if len(used) > 1:
        used = [each for each in used if _enough(each, ledger)] or used[:1]
    tabs = tuple(_planned(each, each.head, ledger) for each in used if each.head)
    plan = _known_by_marks(Plan(tabs, year=year), ledger)
    hidden = [tab.name for tab in ours if tab.hidden]
    frames = {each.tab.name: each.frame for each in used}
    others = [each.tab.name for each in seen if each not in used and next(each.tab.lines(), None)]
    return Proposal(plan, tuple(of_layout(plan, ledger, frames, hidden=hidden, others=others)))


def _known_by_marks(plan: Plan, ledger: Ledger) -> Plan:
    """Return a plan that changes records, where its rows are marked as having gone out."""
    marked = [tab for tab in plan.main if tab.at(MARK) is not None]
    if not marked:
        return plan
    numbered = bool(ledger.number) and all(tab.at(NUMBER) is not None for tab in marked)
    return replace(plan, update=True, by=(NUMBER,) if numbered else (MARK,))


def told_of(book: Book, ledger: Ledger, plan: Plan) -> tuple[Told, ...]:
    """Return what is told of a plan's sheets and heads, as a person has changed it."""
    frames = {tab.name: book.tabs[tab.name].frame() for tab in plan.tabs}
    hidden = [tab.name for tab in book.tabs.values() if tab.hidden and tab.name != CHOICES]
    return tuple(of_layout(plan, ledger, frames, hidden=hidden))


def headed(book: Book, ledger: Ledger, name: str, row: int, table: str = "") -> TabPlan:
    """Return a sheet with its head in a row that a person named."""
    tab = book.tabs[name]
    lines = [line for line in islice(tab.lines(), row) if line.number == row]
    names = names_of(ledger, table)
    head = find_head(lines, names, _upper(tab.frame(), row))
    columns = head.columns if head else _unnamed(lines)
    return TabPlan(name, (row, row), columns, table)


def _unnamed(lines: Iterable[Line]) -> dict[int, Column]:
    return {at: Column(str(cell)) for line in lines for at, cell in line.cells.items()}


def names_of(ledger: Ledger, table: str = "") -> Names:
    """Return what columns may be called: those of records, or of the rows of a table field."""
    extra = extra_labels(ledger)
    if table:
        link = {key: extra[key] for key in (NUMBER, LINK)}
        return Names(ledger.fields[table].columns, link)
    plain = {key: field for key, field in ledger.fields.items() if field.type is not Type.TABLE}
    return Names(plain, extra)


def _look(tab: Tab, ledger: Ledger) -> _Seen:
    lines = [line for line in islice(tab.lines(), LOOKED_AT) if line.number <= 2 * LOOKED_AT]
    frame = tab.frame()
    upper = _upper(frame, 2 * LOOKED_AT)
    main = find_head(lines, names_of(ledger), upper)
    for table in _tables(tab, ledger):
        head = find_head(lines, names_of(ledger, table), upper)
        if head and _links(head) and (_called(tab, ledger, table) or _better(head, main)):
            return _Seen(tab, frame, head, table)
    return _Seen(tab, frame, main)


def _tables(tab: Tab, ledger: Ledger) -> Iterator[str]:
    """Yield the table fields, the one that the sheet is called after first."""
    found = [key for key, field in ledger.fields.items() if field.type is Type.TABLE]
    yield from sorted(found, key=lambda key: not _called(tab, ledger, key))


def _called(tab: Tab, ledger: Ledger, table: str) -> bool:
    return sheet_names(ledger).get(table) == tab.name


def _better(head: Head, main: Head | None) -> bool:
    return main is None or head.score > main.score


def _links(head: Head) -> bool:
    return any(column.key in (NUMBER, LINK) for column in head.columns.values())


def _enough(seen: _Seen, ledger: Ledger) -> bool:
    if seen.head is None or seen.tab.name in sheet_names(ledger).values():
        return seen.head is not None
    return seen.head.sure >= _ENOUGH


def _planned(seen: _Seen, head: Head, ledger: Ledger) -> TabPlan:
    fields = names_of(ledger, seen.table).fields
    above = measure_above(islice(seen.tab.lines(), LOOKED_AT), head.rows[0])
    columns = {
        at: replace(column, unit=above) if _is_bare_money(column, fields) else column
        for at, column in head.columns.items()
    }
    return TabPlan(seen.tab.name, head.rows, columns, seen.table, measure=above)


def _is_bare_money(column: Column, fields: Mapping[str, FieldDefinition]) -> bool:
    field = fields.get(column.key)
    return field is not None and field.type is Type.MONEY and not column.unit


def _upper(frame: Frame, rows: int) -> Frame:
    """Return a frame with the merged cells of the first rows only."""
    return Frame(tuple(area for area in frame.merges if area.top < rows), frame.hidden_columns)
