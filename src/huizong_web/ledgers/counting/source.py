"""Which rows a figure takes in a period, as SQL: the same as `huizong.ledgers.counting.belongs`."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from huizong.ledgers import FieldDefinition, FigureDefinition, Ledger, Period, Type
from huizong.ledgers.expressions import Kind
from huizong_web.ledgers.counting.dialects import Dialect
from huizong_web.ledgers.counting.translate import VALUES, Sql, Translator, Untranslatable
from huizong_web.ledgers.indexing import row_columns

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Whose:
    """A book's records: all, or those about some units, or kept by some, by number."""

    book: int
    units: frozenset[int] | None = None
    keepers: frozenset[int] | None = None

    def sql(self) -> Sql:
        """Return the condition; nobody's records for no unit."""
        parts, given = ["r.book_id = %s"], [self.book]
        for column, chosen in (("unit_id", self.units), ("keeper_id", self.keepers)):
            if chosen is not None:
                parts.append(_one_of(f"r.{column}", chosen))
        return Sql(" AND ".join(parts), tuple(given), Kind.FLAG)


def _key(figure: FigureDefinition, ledger: Ledger) -> str:
    """Return the field, or column of the rows, whose day is meant."""
    name = figure.by or ""
    columns = ledger.fields[figure.rows].columns if figure.rows else {}
    column = next((key for key, each in columns.items() if name in (key, each.label)), None)
    return column or ledger.aliases.get(name, name)


def _after(day: date) -> str:
    """Return the next day, where there is one."""
    return (day + ONE if day < date.max else day).isoformat()


def _before(day: date) -> str:
    return (day - ONE if day > date.min else day).isoformat()


def _one_of(column: str, numbers: Collection[int]) -> str:
    if not numbers:
        return "1 = 0"
    return f"{column} IN ({', '.join(str(int(number)) for number in sorted(numbers))})"


@dataclass(frozen=True)
class Source:
    """Rows of a kind: figures alike in these are asked for in one statement."""

    ledger: Ledger = field(hash=False, compare=False)
    tallied: Collection[str] = field(hash=False, compare=False)
    dialect: Dialect
    period: Period
    rows: str | None
    by: str | None
    at: str | None
    entered: tuple[str, ...]
    left: tuple[str, ...]
    now: date
    book: int

    @classmethod
    def of(
        cls,
        figure: FigureDefinition,
        ledger: Ledger,
        dialect: Dialect,
        period: Period,
        *,
        tallied: Collection[str],
        now: date,
        book: int,
    ) -> "Source":
        """Return the source of a figure in a book whose tallies have some fields.

        Raises Untranslatable for what is linked.
        """
        if figure.rows is not None and figure.rows not in ledger.fields:
            raise Untranslatable
        by = _key(figure, ledger) if figure.by else None
        return cls(
            ledger=ledger,
            tallied=tallied,
            dialect=dialect,
            period=period,
            rows=figure.rows,
            by=by,
            at=figure.at,
            entered=figure.entered,
            left=figure.left,
            now=now,
            book=book,
        )

    @cached_property
    def translator(self) -> Translator:
        """What translates conditions of these rows."""
        return Translator(
            self.ledger,
            self.dialect,
            min(self.period.last, self.now),
            self.state,
            self.rows,
            self._row,
            self.tallied,
        )

    @property
    def _by_row(self) -> bool:
        """Whether rows are taken by a day of their own, which is looked up outside the list."""
        return self.rows is not None and (self.rows, self.by) in set(row_columns(self.ledger))

    @property
    def _row(self) -> str:
        return 'd."values"' if self._by_row else "t.value"

    @property
    def state(self) -> Sql:
        """The state at the end of the period: today's, unless the period is over."""
        if self.ledger.workflow is None:
            return Sql("NULL", (), Kind.TEXT)
        if not self._looks_back:
            return Sql("r.state", (), Kind.TEXT)
        return Sql("COALESCE(sb.state, r.state)", (), Kind.TEXT)

    @property
    def _looks_back(self) -> bool:
        return self.period.last < self.now

    def joins(self, *, stated: bool) -> Sql:
        """Return the joins: rows of a table; states at the period's end, and before it."""
        parts: list[str] = []
        given: list[str | int] = []
        if self._by_row:
            parts.append(
                "JOIN ledgers_rowday d ON d.record_id = r.record_id AND d.book_id = r.book_id"
                " AND d.field = %s"
            )
            given.append(f"{self.rows}.{self.by}")
        elif self.rows is not None:
            parts.append(self.dialect.rows.format(c=VALUES, k=self.rows))
        changed = bool(self.entered or self.left)
        if (stated or changed) and self._looks_back and self.ledger.workflow:
            parts.append(_stay("sb"))
            given += [self.period.last.isoformat()] * 2
        if changed:
            before = _before(self.period.first)
            parts.append(_stay("sa"))
            given += [before, before]
        return Sql(" ".join(parts), tuple(given))

    def condition(self) -> Sql:
        """Return which rows are in the period."""
        if self.entered or self.left:
            return self._changed()
        day = self._day()
        after = _after(self.period.last)
        if self.at == "end":
            return Sql(f"{day} < %s", (after,), Kind.FLAG)
        return Sql(f"({day} >= %s AND {day} < %s)", (self.period.first.isoformat(), after))

    def _day(self) -> str:
        """Return the day of a row as ISO text, which a moment only lengthens."""
        if self.by is None:
            return "r.occurred"
        if self._by_row:
            return "d.day"
        if self.rows is not None and self.by in self.ledger.fields[self.rows].columns:
            raise Untranslatable
        return self._plain(self.ledger.fields[self.by], VALUES, self.by)

    def _plain(self, given: FieldDefinition, column: str, key: str) -> str:
        # Bare, as the index on it is: what is no day is in no period either.
        if given.type is Type.PERIOD:
            return self.dialect.element.format(c=column, k=key, n=0)
        if given.type not in (Type.DATE, Type.MOMENT) or not key.isidentifier():
            raise Untranslatable
        return f"({column}->>'{key}')"

    def _changed(self) -> Sql:
        """Return who was in other states before the period than at its end: net."""
        states = self.entered or self.left
        now, before = self.state, Sql("COALESCE(sa.state, r.state)")
        listed = ", ".join("%s" for _ in states)
        is_in = f"({now.text} IN ({listed}))"
        was_in = f"(r.occurred < %s AND {before.text} IN ({listed}))"
        first = self.period.first.isoformat()
        after = _after(self.period.last)
        form = (
            f"(r.occurred < %s AND {is_in} AND NOT {was_in})"
            if self.entered
            else f"(r.occurred < %s AND {was_in} AND NOT {is_in})"
        )
        in_given, was_given = (*now.given, *states), (first, *before.given, *states)
        order = (in_given, was_given) if self.entered else (was_given, in_given)
        # Said besides, though it follows: the database then looks at the few that changed at all.
        moved = (
            "(r.occurred >= %s OR r.record_id IN (SELECT c.record_id FROM ledgers_stay c"
            " WHERE c.book_id = %s AND c.first >= %s))"
        )
        given = (after, *order[0], *order[1], first, self.book, first)
        return Sql(f"({form} AND {moved})", given, Kind.FLAG)


def _stay(alias: str) -> str:
    """Return the join to what a record's state was on a day, where it is another one since."""
    return (
        f"LEFT JOIN ledgers_stay {alias} ON {alias}.record_id = r.record_id"
        f" AND {alias}.book_id = r.book_id AND {alias}.last > %s"
        f" AND ({alias}.opening OR {alias}.first <= %s)"
    )
