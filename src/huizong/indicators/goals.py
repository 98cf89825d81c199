"""Targets that an office sets by unit and year, and which of them holds for whom.

What adds up over units (heads, cases, money) has a share of the whole's target in each unit: where
a unit has none of its own, it is the sum of those below it, if all have one. What does not add up
(rates, so much a head) is never summed: a unit without a target of its own is held to that of the
unit above it, up to the office's and the definition's.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from huizong.indicators.catalogue import Catalogue
from huizong.indicators.definition import Direction, RollUp
from huizong.ledgers import Measure
from huizong.ledgers.expressions import Call, Name, Node, parse
from huizong.ledgers.expressions.functions import BY_CHINESE, known
from huizong.ledgers.expressions.tree import Literal, Operation
from huizong.values.frozen import dataclass

OFFICE = ""
"""The office as a whole, as goals name it beside its units."""


class Origin(StrEnum):
    """Where a target comes from."""

    OWN = "own"
    ABOVE = "above"  # of a unit above, or of the office
    PARTS = "parts"  # those of the units below, added up
    DEFINED = "defined"  # of the definition's file


@dataclass(frozen=True, slots=True)
class Goal:
    """A target that was set: for an indicator (full key), a unit with all below it, and a year."""

    key: str
    unit: str
    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Aim:
    """The target that holds for somebody, and whence: `unit` is whose it is for ABOVE."""

    value: Decimal
    origin: Origin
    unit: str = OFFICE


@dataclasses.dataclass(frozen=True)
class Goals:
    """The targets of an office, over its tree: `above` names the unit above each, or OFFICE."""

    catalogue: Catalogue
    goals: tuple[Goal, ...] = ()
    above: Mapping[str, str] = field(default_factory=dict)
    reporting: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _set(self) -> dict[tuple[str, str, int], Decimal]:
        return {(each.key, each.unit, each.year): each.value for each in self.goals}

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for unit, above in self.above.items():
            found.setdefault(above, []).append(unit)
        return found

    @cached_property
    def _additive(self) -> dict[str, bool]:
        return {key: adds_up(self.catalogue, key) for key in self.catalogue.keys}

    def aim(self, key: str, year: int, unit: str = OFFICE) -> Aim | None:
        """Return the target that holds for a unit with all below it, or for the whole office."""
        own = self._set.get((key, unit, year))
        if own is not None:
            return Aim(own, Origin.OWN, unit)
        given = self.catalogue.indicator(key)
        if given is None or (given.rolled is RollUp.TOP and unit != OFFICE):
            return None
        additive = self._additive[key]
        if additive and (total := self._sum_of(key, year, unit)) is not None:
            return Aim(total, Origin.PARTS)
        found = next(self._from_above(key, year, unit), None)
        if found is None or found.value == 0:
            return found  # none at all for the whole is none for each part
        return None if additive and unit != OFFICE else found

    def _from_above(self, key: str, year: int, unit: str) -> Iterator[Aim]:
        """Yield the targets of who stands above, the nearest first, and the definition's."""
        while unit != OFFICE:
            unit = self.above.get(unit, OFFICE)
            value = self._set.get((key, unit, year))
            if value is not None:
                yield Aim(value, Origin.ABOVE, unit)
        given = self.catalogue.indicator(key)
        defined = given.target_in(year) if given else None
        if defined is not None:
            yield Aim(defined, Origin.DEFINED)

    def _sum_of(self, key: str, year: int, unit: str) -> Decimal | None:
        """Return the sum of the targets below, None where one that reports has none."""
        reporting = self.reporting.get(key.partition(".")[0], frozenset())
        if unit in reporting:  # a part of the whole is its own, and has no target
            return None
        below = [each for each in self._below.get(unit, ()) if self._reports(each, reporting)]
        values = [self._share(key, year, each) for each in below]
        held = [each for each in values if each is not None]
        return sum(held, Decimal(0)) if below and len(held) == len(values) else None

    def _share(self, key: str, year: int, unit: str) -> Decimal | None:
        own = self._set.get((key, unit, year))
        return self._sum_of(key, year, unit) if own is None else own

    def _reports(self, unit: str, reporting: frozenset[str]) -> bool:
        """Whether numbers come from a unit or from below it; of registers, from all."""
        if not reporting or unit in reporting:
            return True
        return any(self._reports(each, reporting) for each in self._below.get(unit, ()))


def may_aim(catalogue: Catalogue, key: str) -> bool:
    """Return whether an indicator can have a target: it must be known which way is good."""
    given = catalogue.indicator(key)
    return given is not None and given.direction is not Direction.NONE


def adds_up(catalogue: Catalogue, key: str) -> bool:
    """Return whether the values of units add up to that of all of them."""
    given = catalogue.indicator(key)
    if given is None:
        ledger, _, short = key.partition(".")
        figure = catalogue.ledgers[ledger].figures[short]
        return figure.measure in (Measure.COUNT, Measure.SUM)
    if given.rate or given.is_share or given.rolled is RollUp.TOP:
        return False
    if given.formula is None or given.roll_up is RollUp.SUM:
        return True
    return _linear(parse(given.formula, dotted=True), key.partition(".")[0], catalogue)


def _linear(node: Node, within: str, catalogue: Catalogue) -> bool:
    """Whether a formula of sums is the sum of the formula's values."""
    match node:
        case Name(name=name):
            return _adds(name, within, catalogue)
        case Call(function=name, arguments=arguments) if known(name) is None:
            return bool(arguments) and _adds(name, within, catalogue)
        case Call(function=name, arguments=arguments):
            total = BY_CHINESE.get(name, name) == "total"
            return total and all(_linear(each, within, catalogue) for each in arguments)
        case Operation(sign="+" | "-", left=left, right=right):
            return _linear(left, within, catalogue) and _linear(right, within, catalogue)
        case Operation(sign="*" | "/", left=left, right=Literal()):
            return _linear(left, within, catalogue)
        case Operation(sign="*", left=Literal(), right=right):
            return _linear(right, within, catalogue)
        case _:
            return False


def _adds(name: str, within: str, catalogue: Catalogue) -> bool:
    key = catalogue.find(name, within)
    return key is not None and adds_up(catalogue, key)
