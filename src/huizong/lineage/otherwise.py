"""The same figure of other days, of other units, of other periods."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from huizong.ledgers import Period, Sheet
from huizong.ledgers.definition import OVER_ROWS
from huizong.lineage.asking import Asking, Explanation, Reason
from huizong.values import Message

_DAYS_OFF = 3
"""How many days a period may be cut wrongly at either end."""
_MOST_UNITS = 200
"""Units that are tried one by one."""
_SHOWN_UNITS = 3


def days_off(asking: Asking) -> Iterator[Explanation]:
    """Yield that the text seems to be of a few days more or less."""
    held = _held_around(asking)
    for period, said in _shifted(asking.sheet.period):
        shifted = held.at(period)
        if asking.value(shifted).value != asking.stated:
            continue
        rows = asking.rows_in(shifted)
        own = {row.reference for row in asking.rows}
        theirs = {row.reference for row in rows}
        apart = tuple(row for row in rows if row.reference not in own) + tuple(
            row for row in asking.rows if row.reference not in theirs
        )
        if apart:
            yield Explanation(Reason.DAYS, said, apart)
            return


def _held_around(asking: Asking) -> Sheet:
    """Return a sheet that answers for a few days more or less; where it can be, read at once."""
    figure = asking.sheet.ledger.figures[asking.ground.figure]
    turning = figure.at or figure.entered or figure.left or figure.conditions
    if turning or figure.measure not in OVER_ROWS:
        return asking.sheet
    days, period = timedelta(days=_DAYS_OFF), asking.sheet.period
    wider = Period(period.first - days, period.last + days)
    return asking.sheet.at(wider).holding(asking.ground.figure)


def _shifted(period: Period) -> Iterator[tuple[Period, Message]]:
    """Yield periods cut a few days otherwise, the nearest first."""
    for number in range(1, _DAYS_OFF + 1):
        days = timedelta(days=number)
        longer, shorter = Message("多算了"), Message("少算了")
        yield Period(period.first, period.last + days), _cut(longer, period.last, number, after=1)
        yield Period(period.first - days, period.last), _cut(longer, period.first, number)
        if period.last - days >= period.first:
            yield Period(period.first, period.last - days), _cut(shorter, period.last, number)
            yield (
                Period(period.first + days, period.last),
                _cut(shorter, period.first, number, after=1),
            )


def _cut(what: Message, day: date, number: int, *, after: int = 0) -> Message:
    side = Message("以后") if after else Message("以前")
    return Message(
        "文字像是{what}{day}{side}{n}天的记录",
        what=what,
        day=f"{day.month}月{day.day}日",
        side=side,
        n=number,
    )


def other_units(asking: Asking) -> Iterator[Explanation]:
    """Yield that the text seems to be of other units, or of more."""
    others = dict(list(asking.others.items())[:_MOST_UNITS])
    if not others:
        return
    everybody = asking.joined(others)
    if len(others) > 1 and asking.value(everybody).value == asking.stated:
        rows = tuple(row for sheet in others.values() for row in asking.rows_in(sheet))
        yield Explanation(Reason.UNITS, Message("文字写的是全部单位的数"), rows)
        return
    found = (each for name, sheet in others.items() for each in _of_unit(asking, name, sheet))
    yield from list(found)[:_SHOWN_UNITS]


def _of_unit(asking: Asking, name: str, sheet: Sheet) -> Iterator[Explanation]:
    alone = asking.value(sheet)
    if alone.value == asking.stated:
        said = Message("这正好是{unit}的数", unit=name)
        yield Explanation(Reason.UNITS, said, asking.rows_in(sheet))
    if alone.value and asking.value(asking.joined([name])).value == asking.stated:
        said = Message("加上{unit}的，两边相同", unit=name)
        yield Explanation(Reason.UNITS, said, asking.rows_in(sheet))


def other_periods(asking: Asking) -> Iterator[Explanation]:
    """Yield that the text states the figure of another period."""
    sheet = asking.sheet
    asked: tuple[tuple[Period, Callable[[Period], Message]], ...] = (
        (sheet.period.previous, lambda each: Message("这是上期（{period}）的数", period=str(each))),
        (
            sheet.period.last_year,
            lambda each: Message("这是上年同期（{period}）的数", period=str(each)),
        ),
        (
            Period(date(sheet.period.last.year, 1, 1), sheet.period.last),
            lambda each: Message("这是今年累计（{period}）的数", period=str(each)),
        ),
    )
    for period, said in asked:
        other = sheet.at(period)
        value = asking.value(other).value
        if value and value == asking.stated and period != sheet.period:
            yield Explanation(Reason.MONTH, said(period), asking.rows_in(other))
