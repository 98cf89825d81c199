"""Where numbers come from: what units entered, and the figures of ledgers."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from huizong.ledgers import FigureValue, Ledger, Period, Record, Sheet
from huizong.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Entered:
    """What a unit entered: full key of the indicator (education.takers), unit, period, number.

    `reference` is what the store knows it by.
    """

    key: str
    unit: str
    period: Period
    value: Decimal
    reference: str = ""


@dataclasses.dataclass(frozen=True)
class Entries:
    """All that was entered, to be asked by indicator, unit and period."""

    entries: tuple[Entered, ...] = ()

    @cached_property
    def _by_place(self) -> dict[tuple[str, Period], dict[str, Entered]]:
        found: dict[tuple[str, Period], dict[str, Entered]] = {}
        for each in self.entries:
            found.setdefault((each.key, each.period), {})[each.unit] = each
        return found

    @cached_property
    def _reporting(self) -> dict[tuple[str, Period], set[str]]:
        found: dict[tuple[str, Period], set[str]] = {}
        for each in self.entries:
            found.setdefault((each.key.split(".")[0], each.period), set()).add(each.unit)
        return found

    def of(self, key: str, period: Period) -> Mapping[str, Entered]:
        """Return what was entered for an indicator and just this period, by unit."""
        return self._by_place.get((key, period), {})

    def reporting(self, group: str, period: Period) -> frozenset[str]:
        """Return the units that entered anything of a set for a period."""
        return frozenset(self._reporting.get((group, period), ()))


class Figures(Protocol):
    """Who knows the figures of ledgers."""

    def figure(
        self, ledger: str, key: str, period: Period, units: frozenset[str] | None
    ) -> FigureValue | None:
        """Return a ledger's figure in a period for units (None: all); None if it is not kept."""


@dataclasses.dataclass(frozen=True)
class RecordFigures:
    """Figures reckoned from records that are at hand; `ledgers` are those that are kept."""

    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    records: Mapping[str, Iterable[Record]] = field(default_factory=dict)

    @cached_property
    def _sheets(self) -> dict[tuple[str, Period, frozenset[str] | None], Sheet]:
        return {}

    def figure(
        self, ledger: str, key: str, period: Period, units: frozenset[str] | None
    ) -> FigureValue | None:
        """Return a ledger's figure in a period for units (None: all); None if it is not kept."""
        if ledger not in self.ledgers:
            return None
        place = (ledger, period, units)
        if place not in self._sheets:
            records = tuple(self.records.get(ledger, ()))
            self._sheets[place] = Sheet(self.ledgers[ledger], records, period, units)
        return self._sheets[place].figure(key)
