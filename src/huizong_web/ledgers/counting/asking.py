"""Many figures over one source in one statement, for all rows or by group."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from huizong.ledgers import FigureDefinition, Measure
from huizong.ledgers.expressions import Kind
from huizong.ledgers.record import condition
from huizong_web.ledgers.counting.source import Source, Whose
from huizong_web.ledgers.counting.translate import Sql, Untranslatable

EVERY = "1 = 1"
UNIT = Sql("r.unit_id", (), Kind.NUMBER)
RECORD = Sql("r.record_id", (), Kind.NUMBER)


ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a figure in a group: how many rows, and what they amount to: of a mean the sum.

    The sum, least and greatest of none are None.
    """

    measure: Measure
    count: int
    amount: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        """The figure; the mean, least and greatest of none are undefined."""
        if self.measure is Measure.COUNT:
            return Decimal(self.count)
        if self.measure is Measure.MEAN:
            return self.amount / self.count if self.count and self.amount is not None else None
        if self.measure in (Measure.SUM, Measure.DISTINCT):
            return self.amount or ZERO
        return self.amount

    def __add__(self, other: "Part") -> "Part":
        """Return both together; things told apart have no such sum."""
        given = [part.amount for part in (self, other) if part.amount is not None]
        amount = _JOINED[self.measure](given) if given else None
        return Part(self.measure, self.count + other.count, amount)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


_JOINED: dict[Measure, Callable[[Iterable[Decimal]], Decimal]] = {
    Measure.COUNT: _sum,
    Measure.SUM: _sum,
    Measure.MEAN: _sum,
    Measure.MIN: min,
    Measure.MAX: max,
}
JOINABLE = frozenset(_JOINED)


@dataclass(frozen=True, slots=True)
class Column:
    """A figure as it is asked for: the condition of its rows, and what is measured of each."""

    measure: Measure
    condition: Sql
    over: Sql | None

    @classmethod
    def of(cls, figure: FigureDefinition, source: Source) -> "Column":
        """Translate a figure; raises Untranslatable."""
        translate = source.translator
        pieces = [translate.sql(condition(text)) for text in figure.conditions]
        over = translate.sql(condition(figure.over)) if figure.over else None
        if over is not None:
            _fit(figure.measure, over, source)
        text = " AND ".join(piece.text for piece in pieces) or EVERY
        given = tuple(each for piece in pieces for each in piece.given)
        return cls(figure.measure, Sql(text, given, Kind.FLAG), over)

    @property
    def names(self) -> bool:
        """Whether texts are told apart."""
        return self.over is not None and self.over.kind is Kind.TEXT

    @property
    def stated(self) -> bool:
        """Whether it speaks of the state at the period's end."""
        return any("sb.state" in each.text for each in (self.condition, self.over) if each)

    def selected(self, source: Source, once: "_Once") -> list[str]:
        """Return what stands in the statement: the count, and what is measured."""
        only = self._filter(once)
        if self.over is None:
            return [f"COUNT(*){only}"]
        over = once.named(self.over)
        if self.measure not in (Measure.SUM, Measure.MEAN):
            return [f"COUNT({over}){only}", f"{_FORMS[self.measure].format(over)}{only}"]
        raw = over
        if not source.dialect.exact:
            # A list of parts would hold the empty ones too.
            raw = once.named(Sql(self.over.raw or self.over.text))
            only = self._filter(once, f"{over} IS NOT NULL")
        return [
            f"COUNT({over}){only}",
            f"{source.dialect.whole.format(number=over, raw=raw)}{only}",
        ]

    def _filter(self, once: "_Once", *more: str) -> str:
        own = () if self.condition.text == EVERY else (once.named(self.condition),)
        said = " AND ".join((*own, *more))
        return f" FILTER (WHERE {said})" if said else ""


class _Once:
    """What is asked of each row, so that many figures over it ask it once: text by its name."""

    def __init__(self) -> None:
        self.pieces: dict[Sql, str] = {}

    def named(self, piece: Sql) -> str:
        return self.pieces.setdefault(piece, f"c{len(self.pieces)}")


_FORMS = {
    Measure.DISTINCT: "COUNT(DISTINCT {})",
    Measure.MIN: "MIN({})",
    Measure.MAX: "MAX({})",
}


def _fit(measure: Measure, over: Sql, source: Source) -> None:
    """Refuse what the database would reckon otherwise than the library."""
    if measure is Measure.DISTINCT:
        if over.kind in (Kind.MANY, Kind.PERIOD, Kind.OTHER):
            raise Untranslatable
    elif over.kind is not Kind.NUMBER or (not source.dialect.exact and over.given):
        raise Untranslatable


def ask(
    source: Source,
    columns: Mapping[str, Column],
    whose: Whose,
    *,
    by: Sql | None = None,
    but: Collection[int] = (),
) -> dict[Any, dict[str, Part]]:
    """Return the figures by group, of which there is one, None, without `by`.

    `but` leaves records out, by number.
    """
    once, chosen = _Once(), ["g"] if by else []
    for column in columns.values():
        chosen += column.selected(source, once)
    inner = [*([Sql(f"{by.text} AS g", by.given)] if by else ()), *_asked_once(once)]
    stated = any(column.stated for column in columns.values()) or _is_stated(by)
    joins, where = source.joins(stated=stated), _where(source, whose, but)
    # Every piece is ours, from `translate` and `source`; what people typed is in `given`.
    text = (
        f"SELECT {', '.join(chosen)} FROM"  # noqa: S608 - as said
        f" (SELECT {', '.join(each.text for each in inner) or '1'}"
        f" FROM ledgers_tally r {joins.text}"
        f" WHERE {' AND '.join(each.text for each in where)} {source.dialect.apart}) x"
    )
    given = [each for piece in (*inner, joins, *where) for each in piece.given]
    if by:
        text += " GROUP BY 1"
    with connection.cursor() as cursor:
        cursor.execute(text, given)
        return dict(_read(cursor.fetchall(), columns, grouped=by is not None))


def told_apart(
    source: Source, column: Column, whose: Whose, *, by: Sql | None, but: Collection[int]
) -> Iterator[tuple[Any, Any]]:
    """Yield what a figure tells apart, each once with its group; without `by` that is None."""
    over, group = column.over or Sql("NULL"), by or Sql("NULL")
    joins = source.joins(stated=column.stated or _is_stated(by))
    where = [*_where(source, whose, but), column.condition]
    text = (
        f"SELECT DISTINCT {group.text}, {over.text} FROM ledgers_tally r {joins.text}"  # noqa: S608 - as in `ask`
        f" WHERE {' AND '.join(each.text for each in where)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            text, [each for piece in (group, over, joins, *where) for each in piece.given]
        )
        yield from (pair for pair in cursor.fetchall() if pair[1] is not None)


def _where(source: Source, whose: Whose, but: Collection[int]) -> list[Sql]:
    where = [whose.sql(), source.condition()]
    if but:
        numbers = ", ".join(str(int(number)) for number in but)
        where.append(Sql(f"r.record_id NOT IN ({numbers})"))
    return where


def _asked_once(once: _Once) -> Iterator[Sql]:
    for piece, name in once.pieces.items():
        yield Sql(f"{piece.text} AS {name}", piece.given)


def _is_stated(by: Sql | None) -> bool:
    return by is not None and "sb.state" in by.text


def _read(
    rows: Sequence[Sequence[Any]], columns: Mapping[str, Column], *, grouped: bool
) -> Iterator[tuple[Any, dict[str, Part]]]:
    for row in rows:
        cells = iter(row[1:] if grouped else row)
        found = {}
        for key, column in columns.items():
            count = next(cells)
            amount = _number(next(cells)) if column.over is not None else None
            found[key] = Part(column.measure, count, amount)
        yield (row[0] if grouped else None), found


def _number(cell: Any) -> Decimal | None:  # noqa: ANN401 - as databases give numbers
    if cell is None:
        return None
    if isinstance(cell, str) and cell.startswith("["):
        return sum((Decimal(part) for part in json.loads(cell, parse_float=Decimal)), Decimal(0))
    return Decimal(str(cell))
