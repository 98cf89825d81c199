"""A picture of a table of indicators, before any output draws it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Series:
    """A column of a table: its head, its numbers, and each as the table writes it."""

    name: str
    values: tuple[Decimal, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of things or lines over periods: a label for every value of each series."""

    kind: Literal["bars", "lines"]
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def description(self) -> str:
        """The chart in words, for who cannot see it."""
        parts = (
            f"{one.name}：" + "，".join(map("".join, zip(self.labels, one.said, strict=True)))
            for one in self.series
        )
        return "；".join(parts)
