"""A value of an indicator, and what it was made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from huizong.indicators.definition import Indicator
from huizong.indicators.sources import Entered
from huizong.indicators.spans import period_name
from huizong.ledgers import FigureValue, Period, Row
from huizong.ledgers.counting import NOTHING, SCALES, shortened
from huizong.values import Message


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """An indicator for units in a period: `value` None where it is undefined, `why` tells why.

    `value` is exact and in plain units, a share in percent. `units` are those that it is made of:
    of the units asked for, the ones that entered all that it needs; `lacking` are those that
    should have and did not. `parts` are what it was reckoned from: entries, figures of ledgers
    with their rows, other indicators.
    """

    key: str
    definition: Indicator
    period: Period
    units: frozenset[str]
    value: Decimal | None
    parts: tuple["Part", ...] = ()
    lacking: tuple[str, ...] = ()
    why: Message | None = None

    @property
    def text(self) -> str:
        """The value as a table prints it: 1718人, 60.4万元, 50.6%, —."""
        return NOTHING if self.value is None else written(self.definition, self.value)

    @property
    def period_name(self) -> str:
        """The period as papers call it."""
        return period_name(self.period)

    @property
    def entries(self) -> tuple[Entered, ...]:
        """All that was entered for it, also below other indicators, each once."""
        return tuple(dict.fromkeys(part for part in _ground(self) if isinstance(part, Entered)))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of ledgers that it rests on, each once."""
        figures = (part for part in _ground(self) if isinstance(part, FigureValue))
        found = (row for figure in figures for row in figure.all_rows)
        return tuple({row.reference: row for row in found}.values())


Part: TypeAlias = IndicatorValue | FigureValue | Entered


def written(definition: Indicator, value: Decimal) -> str:
    """Return a number as an indicator is printed, with its unit."""
    shown = shortened(value / SCALES[definition.scale], definition.decimals)
    return f"{shown}{definition.scale}{definition.unit}"


def _ground(value: IndicatorValue) -> Iterator[Part]:
    for part in value.parts:
        yield part
        if isinstance(part, IndicatorValue):
            yield from _ground(part)
