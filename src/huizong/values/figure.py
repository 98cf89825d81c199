"""A figure: a quantity, date or number that a text states."""

from decimal import Decimal
from enum import StrEnum

from huizong.values.frozen import dataclass


class FigureKind(StrEnum):
    """What a figure measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    DURATION = "duration"
    SCORE = "score"
    RANK = "rank"
    RATIO = "ratio"
    DATE = "date"
    TIME = "time"
    DOCNUMBER = "docnumber"
    ORDINAL = "ordinal"
    PLACEHOLDER = "placeholder"


ACCOUNTABLE = frozenset(FigureKind) - {
    FigureKind.DATE,
    FigureKind.TIME,
    FigureKind.DOCNUMBER,
    FigureKind.ORDINAL,
    FigureKind.RANK,
    FigureKind.PLACEHOLDER,
}
"""Kinds of figures that count or measure something: of these one may ask where they are from."""


class Bound(StrEnum):
    """How exactly a figure is stated."""

    EXACT = "exact"
    OVER = "over"  # 300多名: low 300, high open
    ABOUT = "about"  # 约300名: both 300
    UNDER = "under"  # 1%以内: high 1, low open
    RANGE = "range"  # 25～30克: both ends written out


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a text states it.

    `start` and `end` are code points into the text given, half-open; the span holds the number, its
    approximators and its unit (近500份), not the counted noun. `low` and `high` are in plain units
    (1436万元 is 14360000 元), None where that side is open or the figure has no value (a date, a
    placeholder); a percentage is the number before %. `date` is ISO 8601 or None; a year that the
    text does not give is written `--` (--10-25), two dates are joined by `/`.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None
    noun: str | None = None
    date: str | None = None
