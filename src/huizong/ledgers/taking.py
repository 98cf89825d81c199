"""Which rows a figure takes in a period."""

from collections.abc import Iterable
from datetime import date

from huizong.ledgers.definition import FigureDefinition, Ledger
from huizong.ledgers.expressions import evaluate, holds
from huizong.ledgers.periods import ONE, Period
from huizong.ledgers.record import (
    Other,
    Record,
    Row,
    began,
    condition,
    knows,
    plain_day,
    rows_of,
    scope,
    state_at,
)
from huizong.ledgers.then import stood


def rows_in(
    ledger: Ledger,
    figure: FigureDefinition,
    records: Iterable[Record],
    period: Period,
    *,
    today: date,
) -> tuple[Row, ...]:
    """Return the rows that a figure counts in a period, as they stood at its end.

    `today`: what its conditions compare days with; in an open period that is not its last day.
    """
    conditions = [condition(each) for each in figure.conditions]
    over = condition(figure.over) if figure.over else None
    found: list[Row] = []
    then = (stood(record, ledger, figure, period.last) for record in records)
    for row in rows_of(then, figure.rows, ledger.links):
        if not belongs(ledger, figure, row, period):
            continue
        meaning = scope(row, ledger, today=today)
        if not all(holds(each, meaning) for each in conditions):
            continue
        if over is None or evaluate(over, meaning) is not None:
            found.append(row)
    return tuple(found)


def belongs(ledger: Ledger, figure: FigureDefinition, row: Row, period: Period) -> bool:
    """Return whether a row is in a period, in the way in which a figure takes it."""
    if figure.entered or figure.left:
        return _changed(ledger, figure, row.record, period)
    day = _day(ledger, figure, row)
    if figure.at == "end":
        return day is not None and day <= period.last
    return day in period


def _changed(ledger: Ledger, figure: FigureDefinition, record: Record, period: Period) -> bool:
    """Whether a record is at the end of a period in a state in which it was not before it.

    Net: what goes to and fro within the period is where it was. So stocks and flows balance.
    """
    first, states = began(record, ledger), figure.entered or figure.left
    if first is None or first > period.last:
        return False
    before = period.first - ONE
    was = first <= before and state_at(record, ledger, before) in states
    now = state_at(record, ledger, period.last) in states
    if figure.entered:
        return now and not was
    return was and not now


def _day(ledger: Ledger, figure: FigureDefinition, row: Row) -> date | None:
    if row.other is not None:
        return _day_of_other(row.other, ledger, figure, row.record)
    if figure.by is None:
        return began(row.record, ledger)
    key = ledger.aliases.get(figure.by, figure.by)
    if row.table is not None and key in ledger.fields[row.table].columns:
        return plain_day(row.values.get(key))
    return plain_day(row.record.values.get(key))


def _day_of_other(
    other: Other, ledger: Ledger, figure: FigureDefinition, record: Record
) -> date | None:
    if figure.by is None:
        return began(other.record, other.ledger)
    of, values = (
        (other.ledger, other.record.values)
        if knows(other.ledger, figure.by)
        else (ledger, record.values)
    )
    return plain_day(values.get(of.aliases.get(figure.by, figure.by)))
