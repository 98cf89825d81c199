"""What the words around a figure tell about it."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a figure stands to others."""

    ON_YEAR = "on-year"  # 同比, 比去年
    ON_PERIOD = "on-period"  # 环比, 较上月
    AGAINST = "against"  # 比2020年
    RISE = "rise"
    FALL = "fall"
    PART = "part"  # 其中
    SHARE = "share"  # 占
    EACH = "each"  # 分别
    TOTAL = "total"  # 共, 累计


@dataclass(frozen=True, slots=True)
class Period:
    """A time as a text says it, at [start, end), and what that is on the calendar.

    `date` is ISO 8601 (2026-10, 2026-01/2026-06, 2026-Q3), `year` its year; both are None where
    the text and the document's date do not tell.
    """

    words: str
    start: int
    end: int
    year: int | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a figure counts, of whom, when and against what; None where the sentence does not tell.

    `topic` is what its clause says before it (地区生产总值, 办理来文); `subject` of whom (全县,
    秘书科), `unit` the office or place if one is named (秘书科, 桐花乡); `against` is the period
    it is compared with.
    """

    noun: str | None = None
    topic: str | None = None
    subject: str | None = None
    unit: str | None = None
    period: Period | None = None
    against: Period | None = None
    relations: tuple[Relation, ...] = ()
