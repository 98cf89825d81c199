"""The rows of detail sheets, gathered by what links them to a record before records are read."""

from collections.abc import Iterator, Mapping
from typing import Any

from huizong.ledgers.definition import Ledger
from huizong.ledgers.sheets.directory import Resolver
from huizong.ledgers.sheets.fitting import Wrong
from huizong.ledgers.sheets.given import Book
from huizong.ledgers.sheets.lines import Below
from huizong.ledgers.sheets.plan import NUMBER, Plan, TabPlan
from huizong.ledgers.sheets.rows import RowRead, RowReader
from huizong.ledgers.sheets.told import Kind, Told
from huizong.values import Message

By = dict[str, list[RowRead]]


class Details:
    """The rows of table fields by link. What no record has claimed is told at the end."""

    def __init__(self, book: Book, ledger: Ledger, plan: Plan, resolver: Resolver) -> None:
        self.told: list[Told] = []
        self._rows: dict[str, By] = {}
        self._claimed: set[str] = set()
        for tab in plan.details:
            self._gather(book, ledger, plan, tab, resolver)

    def _gather(
        self, book: Book, ledger: Ledger, plan: Plan, tab: TabPlan, resolver: Resolver
    ) -> None:
        reader = RowReader(tab, ledger.fields[tab.table].columns, plan, resolver)
        below = Below(book.tabs[tab.name], tab, skip_hidden=plan.skip_hidden)
        kept = self._rows.setdefault(tab.table, {})
        for line in below:
            row = reader.read(line)
            if not row.link:
                row.tell(NUMBER, _NO_LINK)
            kept.setdefault(row.link, []).append(row)
        self.told += below.told

    def tables(self) -> frozenset[str]:
        """Return the table fields that the file has a sheet of."""
        return frozenset(self._rows)

    def claimed(self, link: str) -> bool:
        """Whether a link with detail rows was claimed by a record already."""
        return link in self._claimed and any(link in rows for rows in self._rows.values())

    def of(self, link: str) -> Mapping[str, list[RowRead]]:
        """Return the rows of a record by table field; they count as claimed."""
        if not link or not self._rows:
            return {}
        self._claimed.add(link)
        return {table: rows[link] for table, rows in self._rows.items() if link in rows}

    def unclaimed(self) -> Iterator[RowRead]:
        """Yield the rows that belong to no record of the file, each with what is wrong."""
        for rows in self._rows.values():
            for link, found in rows.items():
                for row in found if link not in self._claimed else ():
                    if link:
                        row.tell(NUMBER, _nobody(link))
                    yield row


_NO_LINK = Wrong(
    Kind.NO_LINK,
    Message("没有写是哪一条记录的"),
    Message("请在这一格写上主表里那一条的编号"),
)


def _nobody(link: str) -> Wrong:
    said = Message("主表里没有编号“{link}”的一条", link=link[:40])
    return Wrong(Kind.NO_LINK, said, Message("请核对两张表的编号；主表没有编号的可以写序号"))


def table_values(rows: list[RowRead]) -> tuple[Mapping[str, Any], ...]:
    """Return the value of a table field."""
    return tuple(row.values for row in rows)
