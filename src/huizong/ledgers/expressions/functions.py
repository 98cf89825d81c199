"""What may be called in an expression."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from huizong.ledgers.expressions.value import Kind

APART = "␟"
"""What stands between values that are taken together: nobody types it."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its Chinese name, what each argument may be, what it yields.

    `rest`: the last kind may stand any number of times. `blind`: it is called with empty values
    too; every other yields nothing as soon as one argument is empty.
    """

    chinese: str
    takes: tuple[frozenset[Kind], ...]
    gives: Kind
    run: Callable[..., Any]
    rest: bool = False
    blind: bool = False


def is_empty(value: object) -> bool:
    """Return whether a field has nothing in it."""
    return value is None or value == "" or value == ()


def _total(*parts: Decimal | None) -> Decimal:
    return sum((part for part in parts if part is not None), Decimal(0))


def _round(number: Decimal, places: Decimal) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-min(int(places), 10)), ROUND_HALF_UP)


def _days(first: date, last: date) -> Decimal:
    return Decimal((last - first).days)


def _hours(first: datetime, last: datetime) -> Decimal:
    return Decimal(int((last - first).total_seconds())) / 3600


def _contains(whole: str | Sequence[str], part: str) -> bool:
    return part in whole


def _together(*parts: object) -> str:
    return APART.join(
        f"{part.normalize():f}" if isinstance(part, Decimal) else str(part) for part in parts
    )


_NUMBER, _TEXT, _DATE = (frozenset({kind}) for kind in (Kind.NUMBER, Kind.TEXT, Kind.DATE))
_MOMENT, _MANY = frozenset({Kind.MOMENT}), frozenset({Kind.MANY})
_PERIOD = frozenset({Kind.PERIOD})
_ANY = frozenset(Kind)
_PLAIN = _TEXT | _NUMBER | _DATE

FUNCTIONS = {
    "empty": Function("为空", (_ANY,), Kind.FLAG, is_empty, blind=True),
    "filled": Function("已填", (_ANY,), Kind.FLAG, lambda it: not is_empty(it), blind=True),
    "total": Function("合计", (_NUMBER,), Kind.NUMBER, _total, rest=True, blind=True),
    "abs": Function("绝对值", (_NUMBER,), Kind.NUMBER, abs),
    "round": Function("四舍五入", (_NUMBER, _NUMBER), Kind.NUMBER, _round),
    "smallest": Function("最小", (_NUMBER,), Kind.NUMBER, lambda *all_: min(all_), rest=True),
    "largest": Function("最大", (_NUMBER,), Kind.NUMBER, lambda *all_: max(all_), rest=True),
    "year": Function("年份", (_DATE | _MOMENT,), Kind.NUMBER, lambda day: Decimal(day.year)),
    "month": Function("月份", (_DATE | _MOMENT,), Kind.NUMBER, lambda day: Decimal(day.month)),
    "day_of": Function("日期", (_MOMENT,), Kind.DATE, lambda moment: moment.date()),
    "first_day": Function("起日", (_PERIOD,), Kind.DATE, lambda period: period[0]),
    "last_day": Function("止日", (_PERIOD,), Kind.DATE, lambda period: period[1]),
    "days": Function("天数", (_DATE, _DATE), Kind.NUMBER, _days),
    "hours": Function("小时数", (_MOMENT, _MOMENT), Kind.NUMBER, _hours),
    "length": Function("字数", (_TEXT,), Kind.NUMBER, lambda text: Decimal(len(text))),
    "number_of": Function("个数", (_MANY,), Kind.NUMBER, lambda many: Decimal(len(many))),
    "contains": Function("包含", (_TEXT | _MANY, _TEXT), Kind.FLAG, _contains),
    "together": Function("连同", (_PLAIN,), Kind.TEXT, _together, rest=True),
    "starts": Function("开头是", (_TEXT, _TEXT), Kind.FLAG, str.startswith),
}
BY_CHINESE = {function.chinese: name for name, function in FUNCTIONS.items()}


def known(name: str) -> Function | None:
    """Return the function of a name, English or Chinese."""
    return FUNCTIONS.get(BY_CHINESE.get(name, name))
