"""Brings quantities to one unit of their kind, so that 30公顷 and 450亩 can be compared."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Context, Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled, read_definition
from huizong.figures.writing import quantity
from huizong.values import Figure, FigureKind, Quantity

_EXACT = Context(prec=80)
_MEASURING = frozenset(FigureKind) - {FigureKind.ORDINAL, FigureKind.RANK, FigureKind.DOCNUMBER}


class UnitClass(BaseModel):
    """Units that convert into each other: words by how many of the base unit one of them is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: str
    units: dict[Decimal, str]


class Units(Labelled):
    """All classes of units."""

    classes: dict[str, UnitClass]


def normalised(figure: Figure) -> Quantity:
    """Return what a figure states in the base unit of its class, exactly; the figure stays.

    30公顷 is 450 亩, 3公里 is 3000 米. A unit without a class (件, 工作日, 元/吨) stays.
    """
    stated = quantity(figure)
    known = _factors().get(stated.unit or "") if stated.kind in _MEASURING else None
    if known is None:
        return stated
    base, factor = known
    low, high = (_times(value, factor) for value in (stated.low, stated.high))
    return replace(stated, low=low, high=high, unit=base)


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else _EXACT.multiply(value, factor)


@cache
def _factors() -> Mapping[str, tuple[str, Decimal]]:
    """Return for each unit the base of its class and how many of it one unit is."""
    found = {}
    for group in read_definition("words/figure_units", Units).classes.values():
        found[group.base] = group.base, Decimal(1)
        for factor, words in group.units.items():
            found.update(dict.fromkeys(words.split(), (group.base, factor)))
    return found
