"""An amount: a figure that can be reckoned with, and what its clause makes of it."""

from decimal import Decimal
from enum import StrEnum

from huizong.values import FigureKind, Passage, Place
from huizong.values.frozen import dataclass

ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal("0.5")


class Role(StrEnum):
    """What an amount is in its clause."""

    LEVEL = "level"  # what is counted now
    BASE = "base"  # what it is compared with
    CHANGE = "change"  # by how much it rose or fell


@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """A figure that can be reckoned with.

    `value` is what is written, in plain units; what the writer had lies in [low, high]. `step` is
    what one of the last written digit is worth, 0 for a whole count, which no rounding hides.
    `family` tells what may be added (people, things, money, a unit of measure), `unit` the measure
    word. `gap` is the folded text since the amount before it, `lead` that within its clause; `sign`
    is -1 for a fall. `sentence`, `group` (to the semicolon) and `passage` number its surroundings,
    `inside` is where the bracket around it opens, -1 outside of any; `source` is the passage.
    """

    order: int
    passage: int
    start: int
    end: int
    text: str
    kind: FigureKind
    family: str
    unit: str
    value: Decimal
    step: Decimal
    low: Decimal
    high: Decimal
    exact: bool
    gap: str
    lead: str
    tail: str
    role: Role
    sign: int
    sentence: int
    group: int
    inside: int
    source: Passage
    cell: tuple[int, int, int]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where in the file it was read."""
        return self.source.places(self.start, self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number that may have been meant: the fields of an `Amount` that are reckoned with."""

    value: Decimal
    step: Decimal
    low: Decimal
    high: Decimal
    exact: bool
    sign: int


Reckoned = Amount | Number
