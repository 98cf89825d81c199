"""The library's sheet of figures, with values that the database reckoned."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from huizong.ledgers import FigureDefinition, FigureValue, Group, Period, Sheet
from huizong.ledgers.counting import figure_calls, figure_names
from huizong.ledgers.definition import OVER_ROWS, PERIOD_DAYS
from huizong.ledgers.expressions import Call, Name, Node, Scope, evaluate, parse
from huizong.ledgers.expressions.kinds import PERIODS
from huizong_web.ledgers.counting.asking import ZERO, Part
from huizong_web.ledgers.counting.reckoning import (
    ADDABLE,
    BY_UNIT,
    EVERY,
    Parts,
    Reckoning,
    numbers,
)
from huizong_web.ledgers.counting.source import Whose
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.tallying import tally_book

ByUnit = Mapping[int | None, FigureValue]


def sheet(
    book: Book,
    period: Period,
    *,
    units: Iterable[int] | None = None,
    keepers: Iterable[int] | None = None,
) -> "StoredSheet":
    """Return the figures of a book in a period, of any number of records, reckoned when asked for.

    Of records about some units, or kept by some, by number; of all without.
    """
    tally_book(book)
    whose = Whose(book.pk, numbers(units), numbers(keepers))
    asked = Reckoning(book, period, whose)
    return StoredSheet(ledger_of(book), (), period, now=asked.now, reckoning=asked)


def sheet_with_rows(
    book: Book,
    period: Period,
    *,
    units: Iterable[int] | None = None,
    keepers: Iterable[int] | None = None,
) -> Sheet:
    """Return a sheet that holds the records themselves: for a unit, not for a whole office."""
    whose = Whose(book.pk, numbers(units), numbers(keepers))
    return Reckoning(book, period, whose).loaded(EVERY)


@dataclass(frozen=True)
class StoredSheet(Sheet):
    """A sheet of figures without rows; `with_rows` fetches those of one when somebody asks.

    Figures over the same rows are asked for together, at the first of them.
    """

    reckoning: Reckoning = field(kw_only=True)

    def other(self, name: str) -> "StoredSheet":
        """Return the sheet of the previous period, or of last year's."""
        if name not in self._others:
            self._others[name] = self.at(self.period.other(name))
        found = self._others[name]
        if not isinstance(found, StoredSheet):
            raise TypeError
        return found

    def with_rows(self, key: str) -> FigureValue:
        """Return a figure with the rows that it is made of."""
        key = self.ledger.aliases.get(key, key)
        figure = self.ledger.figures[key]
        if figure.measure in OVER_ROWS:
            return self.holding(key).figure(key)
        whole = self.figure(key)
        parts = tuple(self.at(part.period).with_rows(part.key) for part in whole.parts)
        return replace(whole, parts=parts)

    def holding(self, *keys: str) -> Sheet:
        """Return a sheet with the records that some figures of this period are made of.

        It has as few others as can be; a formula that speaks of other periods is not whole there.
        """
        figures = {key: self._of_rows[key] for key in self._over_rows(keys)}
        return self.reckoning.holding(figures)

    def _over_rows(self, keys: Iterable[str]) -> Iterator[str]:
        """Yield figures over rows, and those that others are reckoned from."""
        for key in (self.ledger.aliases.get(each, each) for each in keys):
            if key in self._of_rows:
                yield key
            else:
                yield from self._over_rows(figure_names(self._tree(key)))

    def grouped(self, figure: str, by: str) -> tuple[Group, ...]:
        """Return a figure by a field, as the library's `table` has it."""
        key = self.ledger.aliases.get(figure, figure)
        given = self.ledger.figures[key]
        if given.measure not in OVER_ROWS:
            msg = f"{figure} is reckoned from other figures; ask for those by {by}"
            raise ValueError(msg)
        parts = self.reckoning.parts({key: given}, by=by)[key]
        values = {
            "" if name is None else str(name): self._value(key, part)
            for name, part in parts.items()
            if part.count
        }
        choices = self.ledger.choices(by, given.rows)
        ordered = sorted(values, key=lambda name: _place(choices, name))
        return tuple(Group(name, values[name]) for name in ordered)

    def by_unit(self, key: str) -> ByUnit:
        """Return a figure of each unit that there are records about, by number."""
        key = self.ledger.aliases.get(key, key)
        if key not in self._by_unit:
            self._by_unit[key] = self._of_units(key)
        return self._by_unit[key]

    @cached_property
    def _by_unit(self) -> dict[str, ByUnit]:
        return {}

    @cached_property
    def _of_rows(self) -> dict[str, FigureDefinition]:
        return {k: f for k, f in self.ledger.figures.items() if f.measure in OVER_ROWS}

    @cached_property
    def _parts(self) -> dict[str | None, dict[str, Parts]]:
        return {None: {}, BY_UNIT: {}}

    def _parts_of(self, key: str, by: str | None = None) -> Parts:
        """Return the parts of a figure over rows by group; asks for those over the same rows."""
        known = self._parts[by]
        if key not in known:
            beside = next(keys for keys in self._asked_together if key in keys)
            known |= self.reckoning.parts({each: self._of_rows[each] for each in beside}, by=by)
        return known[key]

    @cached_property
    def _asked_together(self) -> tuple[frozenset[str], ...]:
        return self.reckoning.together(self._of_rows)

    def _reckoned(self, key: str) -> FigureValue:
        if key in self._of_rows:
            return self._value(key, self._parts_of(key)[None])
        return super()._reckoned(key)

    def _value(self, key: str, part: Part) -> FigureValue:
        return FigureValue(key, self.ledger.figures[key], self.period, part.value)

    def at(self, period: Period) -> "StoredSheet":
        """Return this sheet, or the one of the same records in another period."""
        if period == self.period:
            return self
        return replace(self, period=period, reckoning=replace(self.reckoning, period=period))

    def _of_units(self, key: str) -> ByUnit:
        if key in self._of_rows:
            parts = self._parts_of(key, BY_UNIT)
            return {unit: self._value(key, part) for unit, part in parts.items()}
        units = self.known_units
        if figure_calls(self.ledger, self._tree(key)):
            units = units.union(*(self.other(name).known_units for name in PERIODS))
        return {unit: self._of_others(key, unit) for unit in units}

    @property
    def known_units(self) -> frozenset[int | None]:
        """The units that there is anything to count of."""
        return frozenset(unit for key in self._of_rows for unit in self._parts_of(key, BY_UNIT))

    def _tree(self, key: str) -> Node:
        figure = self.ledger.figures[key]
        return parse(figure.formula or "{} / {} * 100".format(*(figure.ratio or ())))

    def _of_others(self, key: str, unit: int | None) -> FigureValue:
        value = evaluate(self._tree(key), self._scope_of(unit))
        return FigureValue(key, self.ledger.figures[key], self.period, value)

    def _scope_of(self, unit: int | None) -> Scope:
        def asked(call: Call) -> Decimal | None:
            when = call.arguments[0]
            name = when.name if isinstance(when, Name) else ""
            return self.other(name).of_unit(call.function, unit)

        return Scope(lambda name: self.of_unit(name, unit), asked)

    def of_unit(self, key: str, unit: int | None) -> Decimal | None:
        """Return a figure of one unit; of one without records nothing was counted."""
        key = self.ledger.aliases.get(key, key)
        if key == PERIOD_DAYS:
            return self.figure(key).value
        if key not in self._of_rows:
            return self._of_others(key, unit).value
        if part := self._parts_of(key, BY_UNIT).get(unit):
            return part.value
        return ZERO if self.ledger.figures[key].measure in ADDABLE else None


def _place(choices: tuple[str, ...], name: str) -> tuple[bool, int, str]:
    return (name == "", choices.index(name) if name in choices else len(choices), name)
