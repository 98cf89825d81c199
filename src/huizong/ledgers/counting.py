"""Figures of a period: each with the very rows that make it and how it was reckoned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from huizong.ledgers.definition import PERIOD_DAYS, FigureDefinition, Ledger, Measure
from huizong.ledgers.expressions import (
    Call,
    Name,
    Node,
    Scope,
    calls,
    evaluate,
    names,
    parse,
)
from huizong.ledgers.expressions.kinds import PERIODS
from huizong.ledgers.fields import Role
from huizong.ledgers.periods import Period
from huizong.ledgers.record import Record, Row, condition, scope
from huizong.ledgers.taking import rows_in

if TYPE_CHECKING:
    from huizong.ledgers.tables import Group

NOTHING = "—"
SCALES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8)}
MOST_DECIMALS = 4
_DAYS = FigureDefinition(label="本期天数", unit="天")
"""What a formula may speak of beside figures."""


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure of a period: `value` None where it is undefined (0 of 0), printed as "—".

    `value` is exact and in plain units, a ratio in percent. `rows` are the rows that it was made
    of; a ratio or formula has `parts` instead, the figures that it was reckoned from.
    """

    key: str
    definition: FigureDefinition
    period: Period
    value: Decimal | None
    rows: tuple[Row, ...] = ()
    parts: tuple["FigureValue", ...] = ()

    @property
    def text(self) -> str:
        """The figure as a sentence prints it: 152处, 60.4万元, 95.02%, —."""
        if self.value is None:
            return NOTHING
        given = self.definition
        shown = shortened(self.value / SCALES[given.scale], given.decimals)
        unit = given.unit or ("%" if given.measure is Measure.RATIO else "")
        return f"{shown}{given.scale}{unit}"

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows of the figure and of those that it was reckoned from, each once."""
        below = (row for part in self.parts for row in part.all_rows)
        return tuple({row.reference: row for row in (*self.rows, *below)}.values())


def shortened(value: Decimal, decimals: int | None) -> str:
    """Return a number half up at some decimals; without a wish as few as it needs."""
    places = MOST_DECIMALS if decimals is None else decimals
    printed = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    if decimals is None and "." in printed:
        printed = printed.rstrip("0").rstrip(".")
    return "0" if printed in ("-0", "") else printed


@dataclass(frozen=True)
class Sheet:
    """The figures of a ledger's records in a period; each is reckoned once, when asked for.

    `units`: only the records of these units, None for all. `now`: the day on which the figures are
    asked for, None for one after every period.
    """

    ledger: Ledger
    records: tuple[Record, ...]
    period: Period
    units: frozenset[str] | None = None
    now: date | None = None

    @property
    def today(self) -> date:
        """What expressions call today: the last day of the period, of an open one the day now."""
        return self.period.last if self.now is None else min(self.period.last, self.now)

    @property
    def is_open(self) -> bool:
        """Whether the period goes on, so that its figures are those of a part of it."""
        return self.period.first <= self.today < self.period.last

    @cached_property
    def own(self) -> tuple[Record, ...]:
        """The records of the units asked for."""
        key = self.ledger.role(Role.UNIT)
        if self.units is None or key is None:
            return self.records
        return tuple(each for each in self.records if each.values.get(key) in self.units)

    @cached_property
    def _kept(self) -> dict[str, FigureValue]:
        return {}

    @cached_property
    def _others(self) -> dict[str, "Sheet"]:
        return {}

    def figure(self, key: str) -> FigureValue:
        """Return a figure by key or label."""
        key = self.ledger.aliases.get(key, key)
        if key not in self._kept:
            self._kept[key] = self._reckoned(key)
        return self._kept[key]

    def figures(self) -> dict[str, FigureValue]:
        """Return all figures of the ledger."""
        return {key: self.figure(key) for key in self.ledger.figures}

    def grouped(self, figure: str, by: str) -> "tuple[Group, ...] | None":  # noqa: ARG002 - a store's
        """Return a figure by a field if a store has reckoned it so; None: by its rows (`table`)."""
        return None

    def other(self, name: str) -> "Sheet":
        """Return the sheet of the previous period, or of last year's."""
        if name not in self._others:
            period = self.period.other(name)
            self._others[name] = self.at(period)
        return self._others[name]

    def at(self, period: Period) -> "Sheet":
        """Return the sheet of the same records in another period."""
        return replace(self, period=period)

    def holding(self, *keys: str) -> "Sheet":  # noqa: ARG002 - a store's: it reads no others
        """Return a sheet with the records at least that some figures are made of."""
        return self

    def with_rows(self, key: str) -> FigureValue:
        """Return a figure with the rows that it is made of, also from a store that only counts."""
        return self.holding(key).figure(key)

    def scope(self) -> Scope:
        """Return figures as the names of an expression: open, open(previous)."""

        def asked(call: Call) -> Decimal | None:
            when = call.arguments[0]
            name = when.name if isinstance(when, Name) else ""
            return self.other(name).figure(call.function).value

        return Scope(lambda name: self.figure(name).value, asked)

    def _reckoned(self, key: str) -> FigureValue:
        if key == PERIOD_DAYS:
            return FigureValue(key, _DAYS, self.period, Decimal(self.period.days))
        figure = self.ledger.figures[key]
        if figure.measure is Measure.RATIO or figure.measure is Measure.FORMULA:
            return self._from_others(key, figure)
        rows = rows_in(self.ledger, figure, self.own, self.period, today=self.today)
        value = measured(self.ledger, figure, rows, today=self.today)
        return FigureValue(key, figure, self.period, value, rows)

    def _from_others(self, key: str, figure: FigureDefinition) -> FigureValue:
        formula = figure.formula or "{} / {} * 100".format(*(figure.ratio or ()))
        tree = parse(formula)
        parts = tuple(self.figure(name) for name in figure_names(tree))
        value: Decimal | None = evaluate(tree, self.scope())
        earlier = tuple(
            self.other(call.arguments[0].name).figure(call.function)
            for call in figure_calls(self.ledger, tree)
            if isinstance(call.arguments[0], Name)
        )
        return FigureValue(key, figure, self.period, value, parts=(*parts, *earlier))


def figure_names(tree: Node) -> tuple[str, ...]:
    """Return the figures that a formula speaks of, without the names of periods."""
    return tuple(name for name in names(tree) if name not in (*PERIODS, PERIOD_DAYS, _DAYS.label))


def figure_calls(ledger: Ledger, tree: Node) -> tuple[Call, ...]:
    """Return the figures of other periods that a formula asks for."""
    known = {*ledger.figures, *ledger.aliases}
    return tuple(call for call in calls(tree) if call.function in known)


def measured(
    ledger: Ledger, figure: FigureDefinition, rows: Sequence[Row], *, today: date
) -> Decimal | None:
    """Return what rows amount to; the mean, least and greatest of none are undefined."""
    if figure.measure is Measure.COUNT:
        return Decimal(len(rows))
    over = condition(figure.over or "")
    values = [evaluate(over, scope(row, ledger, today=today)) for row in rows]
    if figure.measure is Measure.DISTINCT:
        return Decimal(len(set(values)))
    if figure.measure is Measure.SUM:
        return sum(values, Decimal(0))
    if not values:
        return None
    if figure.measure is Measure.MEAN:
        return sum(values, Decimal(0)) / len(values)
    return Decimal(min(values) if figure.measure is Measure.MIN else max(values))
