"""What expressions are about."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Plain: TypeAlias = Decimal | str | bool | date | datetime | time | tuple[str, ...] | None
Value: TypeAlias = Plain | tuple[date, date] | tuple[Mapping[str, "Plain"], ...]
"""What a field holds: None is empty; a period is two dates, a table a tuple of rows."""


class Kind(StrEnum):
    """What an expression yields, as far as operations differ."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    PERIOD = "period"
    FLAG = "flag"
    MANY = "many"
    OTHER = "other"
