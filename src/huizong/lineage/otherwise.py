"""The same figure of other days, of other units, of other periods."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from huizong.ledgers import Period, Sheet
from huizong.lineage.asking import Asking, Explanation, Reason, together
from huizong.values import Message

_DAYS_OFF = 3
"""How many days a period may be cut wrongly at either end."""
_MOST_UNITS = 200
"""Units that are tried one by one."""
_SHOWN_UNITS = 3


def days_off(asking: Asking) -> Iterator[Explanation]:
    """Yield that the text seems to be of a few days more or less."""
    own = {row.reference for row in asking.rows}
    for period, said in _shifted(asking.sheet.period):
        found = asking.value(replace(asking.sheet, period=period))
        if found.value != asking.stated:
            continue
        theirs = {row.reference for row in found.rows}
        apart = tuple(row for row in found.rows if row.reference not in own) + tuple(
            row for row in asking.rows if row.reference not in theirs
        )
        if apart:
            yield Explanation(Reason.DAYS, said, apart)
            return


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
    theirs = {name: asking.value(sheet) for name, sheet in others.items()}
    everybody = together(asking.sheet, others.values())
    if len(others) > 1 and asking.value(everybody).value == asking.stated:
        rows = tuple(row for value in theirs.values() for row in value.rows)
        yield Explanation(Reason.UNITS, Message("文字写的是全部单位的数"), rows)
        return
    found = (each for name, sheet in others.items() for each in _of_unit(asking, name, sheet))
    yield from list(found)[:_SHOWN_UNITS]


def _of_unit(asking: Asking, name: str, sheet: Sheet) -> Iterator[Explanation]:
    alone = asking.value(sheet)
    if alone.value == asking.stated:
        yield Explanation(Reason.UNITS, Message("这正好是{unit}的数", unit=name), alone.rows)
    if alone.value and asking.value(together(asking.sheet, [sheet])).value == asking.stated:
        said = Message("加上{unit}的，两边相同", unit=name)
        yield Explanation(Reason.UNITS, said, alone.rows)


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
        value = asking.value(replace(sheet, period=period))
        if value.value == asking.stated and value.value and period != sheet.period:
            yield Explanation(Reason.MONTH, said(period), value.rows)
