"""What the pages show of indicators: a row for each, for units together, in a period."""

from collections.abc import Iterator
from dataclasses import dataclass

from huizong.indicators import (
    Against,
    Comparison,
    Goals,
    Indicator,
    IndicatorSet,
    IndicatorValue,
    Reckoning,
    RollUp,
    Target,
    compare,
    standing,
)
from huizong.ledgers import Period

Units = frozenset[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator for units in a period, beside last year, the period before and its target."""

    key: str
    value: IndicatorValue
    on_year: Comparison
    on_period: Comparison
    target: Target

    @property
    def definition(self) -> Indicator:
        """What it is."""
        return self.value.definition


@dataclass(frozen=True, slots=True)
class Whose:
    """Of whom a page tells: a unit (OFFICE: all), the units under it, and the targets that hold."""

    unit: str
    under: Units
    goals: Goals


def shown(reckoning: Reckoning, key: str, period: Period, whose: Whose) -> Shown:
    """Return an indicator as a page has it."""
    units = whose.under
    return Shown(
        key,
        reckoning.value(key, period, units),
        compare(reckoning, key, period, Against.ON_YEAR, units),
        compare(reckoning, key, period, Against.ON_PERIOD, units),
        standing(reckoning, key, period, units, goals=whose.goals, unit=whose.unit),
    )


def lacking_in_all(rows: list[Shown]) -> tuple[str, ...]:
    """Return the units that have entered nothing: those lacking wherever any unit is."""
    found = [set(row.value.lacking) for row in rows if row.value.lacking]
    return tuple(sorted(set.intersection(*found))) if len(found) > 1 else ()


def keys_of(group: IndicatorSet, *, whole: bool = True) -> tuple[str, ...]:
    """Return the full keys of a set; not `whole`: those that single units have."""
    return tuple(
        f"{group.key}.{key}"
        for key, each in group.indicators.items()
        if whole or each.rolled is not RollUp.TOP
    )


def rows_of(
    reckoning: Reckoning, group: IndicatorSet, period: Period, whose: Whose
) -> Iterator[Shown]:
    """Yield the indicators of a set; those that only the whole office has not for a part of it."""
    for key in keys_of(group, whole=whose.under == reckoning.office):
        yield shown(reckoning, key, period, whose)
