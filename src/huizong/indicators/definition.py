"""A set of indicators as its file defines it: frozen, and usable without looking anything up.

What pydantic cannot see (unknown names, cycles, roll-ups without meaning) is found by `checking`.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from huizong.definitions import Labelled
from huizong.indicators.spans import Span

PARTS_OF = {"%": Decimal(100), "‰": Decimal(1000)}
"""What a share is multiplied by to be written with its sign."""


class OverTime(StrEnum):
    """How what is entered for months makes a quarter or a year."""

    FLOW = "flow"  # added up
    STOCK = "stock"  # as it stood at the end
    CUMULATIVE = "cumulative"  # entered as the total since January; a month is a difference


class RollUp(StrEnum):
    """How the values of units make that of all of them."""

    SUM = "sum"  # added up
    RATE = "rate"  # numerators added up, in denominators added up
    WHOLE = "whole"  # the formula once more, on what its parts roll up to
    TOP = "top"  # only for the office as a whole


class Direction(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Indicator(_Part):
    """An indicator: `entered` by units, a `rate` of two others, or a `formula`.

    Names are of the same set; with a dot, of another set or a ledger (hazard.found). A rate with
    the unit % or ‰ is multiplied accordingly. `period` is what it is entered for. `target` is a
    number or one for each year; with `over: year` it is for the year's total, and months are held
    against the share of the year that has passed. `min`, `max` bound every value; `jump` is the
    change, in percent of the value before (in points for a rate), above which one is asked to
    look again. Money is in yuan whatever `scale` prints it in.
    """

    label: str = Field(min_length=1, max_length=60)
    entered: bool = False
    rate: tuple[str, str] | None = None
    formula: str | None = None
    unit: str = ""
    scale: Literal["", "万", "亿"] = ""
    decimals: int | None = Field(default=None, ge=0, le=6)
    period: Span | None = None
    over_time: OverTime = OverTime.FLOW
    roll_up: RollUp | None = None
    direction: Direction = Direction.NONE
    target: Decimal | dict[int, Decimal] | None = None
    over: Literal["year"] | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    jump: Decimal | None = Field(default=None, gt=0)
    basis: str = ""
    since: str = ""
    trust: str = ""
    help: str = ""

    @property
    def ways(self) -> int:
        """In how many ways it says that it is made; a good definition in one."""
        return sum((self.entered, self.rate is not None, self.formula is not None))

    @property
    def rolled(self) -> RollUp:
        """How it rolls up: as it says, else by how it is made."""
        if self.roll_up is not None:
            return self.roll_up
        if self.entered:
            return RollUp.SUM
        return RollUp.RATE if self.rate else RollUp.WHOLE

    @property
    def is_share(self) -> bool:
        """Whether it is in percent or per mille, so that its changes are points."""
        return self.unit in PARTS_OF

    @property
    def text(self) -> str | None:
        """The formula, a rate's too; None for what is entered."""
        if self.rate is None:
            return self.formula
        times = PARTS_OF.get(self.unit)
        return "{} / {}".format(*self.rate) + (f" * {times}" if times else "")

    def target_in(self, year: int) -> Decimal | None:
        """Return the target of a year."""
        if isinstance(self.target, dict):
            return self.target.get(year)
        return self.target


class Rule(_Part):
    """What must hold between values of a set; `within` is how far two sides of == may be apart."""

    check: str
    message: str
    severity: Literal["error", "warning"] = "error"
    within: Decimal | None = Field(default=None, ge=0)
    basis: str = ""


class IndicatorSet(Labelled):
    """Indicators that belong together. `key` is its file's name; see docs/indicators.md.

    `period` holds for all that say no other.
    """

    key: str = ""
    trust: str = ""
    period: Span = Span.MONTH
    indicators: dict[str, Indicator] = Field(min_length=1)
    checks: tuple[Rule, ...] = ()

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Labels with their keys: in formulas either may stand."""
        return {each.label: key for key, each in self.indicators.items()}

    def span(self, indicator: Indicator) -> Span:
        """Return what an indicator is entered for."""
        return indicator.period or self.period
