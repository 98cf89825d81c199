"""A quantity: what a figure states, apart from where it stands and how it is written."""

from decimal import Decimal

from huizong.values.figure import Bound, FigureKind
from huizong.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit, kind and bound, as in `Figure`: plain units, 万 and 亿 multiplied out.

    Two figures that say the same (3.5万元, 35,000元) are equal quantities. `low` is None where the
    quantity is open below, `high` where it is open above.
    """

    kind: FigureKind
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None
