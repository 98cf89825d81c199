"""Values of indicators, by units and period: sums of units, rates of sums, formulas of sums."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from huizong.indicators.catalogue import Catalogue, Use
from huizong.indicators.definition import RollUp
from huizong.indicators.owning import Owned, owned, pieces
from huizong.indicators.sources import Entries, Figures, RecordFigures
from huizong.indicators.spans import SPANS
from huizong.indicators.values import IndicatorValue, Part
from huizong.ledgers import FigureValue, Period
from huizong.ledgers.expressions import (
    Call,
    ExpressionError,
    Name,
    Node,
    Scope,
    evaluate,
    parse,
)
from huizong.ledgers.expressions.tree import Operation, walk
from huizong.values import Message

Units = frozenset[str]


@dataclass(frozen=True)
class Reckoning:
    """The indicators of an office over what was entered and the figures of its ledgers.

    `office` are all of its units. `reporting` says which units enter a set; of a set that it does
    not name, those that entered anything of it for the period. Each value is reckoned once.
    Figures of a ledger that nobody keeps are undefined, not zero.
    """

    catalogue: Catalogue
    office: Units
    entries: Entries = field(default_factory=Entries)
    figures: Figures = field(default_factory=RecordFigures)
    reporting: Mapping[str, Units] = field(default_factory=dict)

    @cached_property
    def _kept(self) -> dict[tuple[str, Period, Units], IndicatorValue]:
        return {}

    @cached_property
    def _owned(self) -> dict[tuple[str, Period], Mapping[str, Owned]]:
        return {}

    @cached_property
    def _known(self) -> dict[frozenset[tuple[str, Period]], Units]:
        return {}

    def value(self, key: str, period: Period, units: Units | None = None) -> IndicatorValue:
        """Return an indicator by its full key, for units together (None: the whole office).

        Raises KeyError for a key that there is not.
        """
        place = (key, period, self.office if units is None else units)
        if place not in self._kept:
            self._kept[place] = self._reckoned(*place)
        return self._kept[place]

    def evaluated(self, text: str, within: str, period: Period, units: Units) -> "Evaluated":
        """Return what an expression in a set yields for units, and the values it was made of.

        Only units that entered all that it needs take part. Raises ExpressionError.
        """
        tree = parse(text, dotted=True)
        uses = self.catalogue.uses_of(tree, within)
        full, lacking = self._complete(uses, period, units)
        scope = self._scope(within, period, full)
        # Where no unit is complete, the parts of all show what there is and what is missing.
        parts = tuple(self._used(use, period, full or units) for use in uses)
        value = evaluate(tree, scope) if full or not units else None
        return Evaluated(value, tree, scope, parts, full, lacking)

    def own(self, key: str, period: Period) -> Mapping[str, Owned]:
        """Return what each unit itself entered for an indicator."""
        place = (key, period)
        if place not in self._owned:
            self._owned[place] = owned(self.catalogue, self.entries, key, period)
        return self._owned[place]

    def _reckoned(self, key: str, period: Period, units: Units) -> IndicatorValue:
        given = self.catalogue.indicator(key)
        if given is None:
            raise KeyError(key)
        blank = IndicatorValue(key, given, period, units, None)
        if given.rolled is RollUp.TOP and units != self.office:
            return replace(blank, why=Message("“{name}”只在全机关有数", name=given.label))
        if given.entered:
            return self._entered(blank)
        if given.roll_up is RollUp.SUM and len(units) > 1:
            return self._unit_by_unit(blank)
        return self._by_formula(blank)

    def _entered(self, blank: IndicatorValue) -> IndicatorValue:
        own = self.own(blank.key, blank.period)
        known = {unit: own[unit] for unit in sorted(blank.units & own.keys())}
        parts = tuple(entry for each in known.values() for entry in each.entries)
        lacking = (self._expected(blank.key, blank.period) & blank.units) - known.keys()
        if blank.definition.rolled is RollUp.TOP:
            lacking = frozenset()
        whole = replace(blank, parts=parts, lacking=tuple(sorted(lacking)))
        if not known:
            return replace(whole, why=self._not_entered(blank))
        total = sum((each.value for each in known.values()), Decimal(0))
        return replace(whole, value=total, units=frozenset(known))

    def _not_entered(self, blank: IndicatorValue) -> Message:
        label = blank.definition.label
        if not pieces(self.catalogue, blank.key, blank.period):
            span = self.catalogue.sets[blank.key.partition(".")[0]].span(blank.definition)
            return Message("“{name}”按{span}填报，合不成这一期", name=label, span=SPANS[span])
        return Message("“{name}”还没有填报", name=label)

    def _expected(self, key: str, period: Period) -> Units:
        """Return the units that should enter an indicator for a period."""
        group = key.partition(".")[0]
        if group in self.reporting:
            return self.reporting[group]
        found = (
            self.entries.reporting(group, each) for each in pieces(self.catalogue, key, period)
        )
        return frozenset(unit for units in found for unit in units)

    def _unit_by_unit(self, blank: IndicatorValue) -> IndicatorValue:
        parts = tuple(
            self.value(blank.key, blank.period, frozenset({unit})) for unit in sorted(blank.units)
        )
        known = [each for each in parts if each.value is not None]
        lacking = tuple(unit for each in parts for unit in each.lacking)
        if not known:
            why = parts[0].why if parts else None
            return replace(blank, parts=parts, lacking=lacking, why=why)
        total = sum((each.value for each in known if each.value is not None), Decimal(0))
        units = frozenset(unit for each in known for unit in each.units)
        return replace(blank, value=total, units=units, parts=tuple(known), lacking=lacking)

    def _by_formula(self, blank: IndicatorValue) -> IndicatorValue:
        text, group = blank.definition.text or "", blank.key.partition(".")[0]
        try:
            found = self.evaluated(text, group, blank.period, blank.units)
        except ExpressionError as error:
            return replace(blank, why=error.message)
        whole = replace(blank, units=found.units, parts=found.parts, lacking=found.lacking)
        if found.value is None:
            return replace(whole, why=found.why)
        return replace(whole, value=found.value)

    def _complete(
        self, uses: tuple[Use, ...], period: Period, units: Units
    ) -> tuple[Units, tuple[str, ...]]:
        """Return the units that entered all that is needed, and those that should have."""
        needed = frozenset(
            (need.key, need.period(period.other(use.when) if use.when else period))
            for use in uses
            if use.needed
            for need in self.catalogue.needs(use.key)
        )
        if not needed:
            return units, ()
        full = units & self._having(needed)
        expected = {unit for key, when in needed for unit in self._expected(key, when)}
        return full, tuple(sorted((expected & units) - full))

    def _having(self, needed: frozenset[tuple[str, Period]]) -> Units:
        """Return the units that entered all of some indicators, each in its period."""
        if needed not in self._known:
            found = (frozenset(self.own(key, when)) for key, when in needed)
            self._known[needed] = frozenset.intersection(*found)
        return self._known[needed]

    def _scope(self, within: str, period: Period, units: Units) -> Scope:
        def named(name: str) -> Decimal | None:
            key = self.catalogue.find(name, within)
            return None if key is None else self._used(Use(key), period, units).value

        def asked(call: Call) -> Decimal | None:
            key = self.catalogue.find(call.function, within)
            when = call.arguments[0]
            if key is None or not isinstance(when, Name):
                return None
            return self._used(Use(key, when.name), period, units).value

        return Scope(named, asked)

    def _used(self, use: Use, period: Period, units: Units) -> IndicatorValue | FigureValue:
        if use.when:
            period = period.other(use.when)
        given = self.catalogue.indicator(use.key)
        if given is None:
            ledger, _, key = use.key.partition(".")
            whole = None if units == self.office else units
            figure = self.figures.figure(ledger, key, period, whole)
            return figure or self._not_kept(ledger, key, period)
        return self.value(use.key, period, self.office if given.rolled is RollUp.TOP else units)

    def _not_kept(self, ledger: str, key: str, period: Period) -> FigureValue:
        definition = self.catalogue.ledgers[ledger].figures[key]
        return FigureValue(key, definition, period, None)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What an expression yielded: a number, a truth or None, and how."""

    value: Any
    tree: Node
    scope: Scope
    parts: tuple[Part, ...]
    units: Units
    lacking: tuple[str, ...]

    @property
    def why(self) -> Message:
        """Why there is no value."""
        return next(self._reasons(), Message("算不出来；请核对公式"))

    def _reasons(self) -> Iterator[Message]:
        for part in self.parts:
            if isinstance(part, IndicatorValue) and part.value is None and part.why:
                yield part.why
            elif isinstance(part, FigureValue) and part.value is None:
                yield Message("“{name}”没有数", name=part.definition.label)
        if not self.units:
            yield Message("没有一个单位填齐")
        for node in walk(self.tree):
            if (
                isinstance(node, Operation)
                and node.sign == "/"
                and evaluate(node.right, self.scope) == 0
            ):
                yield Message("分母为零，算不出来")
