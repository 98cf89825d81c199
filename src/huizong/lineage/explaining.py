"""What would explain that a text and the rows differ: only what makes them equal is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from huizong.ledgers import FigureValue, Period, Role, Row, Sheet, table
from huizong.ledgers.counting import measured
from huizong.ledgers.definition import OVER_ROWS
from huizong.lineage.grounds import OfLedger
from huizong.values import Message

_DAYS_OFF = 3
"""How many days a period may be cut wrongly at either end."""
_MOST_UNITS = 200
"""Units that are tried one by one."""
_SHOWN_UNITS = 3


class Reason(StrEnum):
    """Why a text and the rows may differ."""

    LATER = "later"  # rows entered after the text was written
    DAYS = "days"  # rows of the days before or after the period
    UNITS = "units"  # rows of another unit
    DOUBLE = "double"  # rows that say the same twice
    MONTH = "month"  # the figure of another period
    FIGURE = "figure"  # another figure of the ledger


@dataclass(frozen=True, slots=True)
class Explanation:
    """What makes text and rows equal, in a sentence, and the rows that it is about."""

    reason: Reason
    message: Message
    rows: tuple[Row, ...] = ()


def explain(
    stated: Decimal,
    ground: OfLedger,
    sheet: Sheet,
    *,
    written: datetime | None = None,
    entered: Mapping[str, datetime] | None = None,
    others: Mapping[str, Sheet] | None = None,
) -> tuple[Explanation, ...]:
    """Return what explains that a text states another value than a figure of a sheet has.

    `stated` is in the figure's plain units. `written` is when the text was, `entered` when each
    record was entered, by its key. `others` are the sheets of other units by their names; without
    them, those of the units that the sheet's records are about.
    """
    asking = _Asking(stated, ground, sheet, _sheets_of_others(sheet) if others is None else others)
    found = (
        *_later(asking, written, entered or {}),
        *_days_off(asking),
        *_other_units(asking),
        *_doubles(asking),
        *_other_periods(asking),
        *_other_figures(asking),
    )
    return tuple(found)


@dataclass(frozen=True)
class _Asking:
    """A figure that can be asked for again with something changed."""

    stated: Decimal
    ground: OfLedger
    sheet: Sheet
    others: Mapping[str, Sheet]

    def value(self, sheet: Sheet) -> FigureValue:
        whole = sheet.figure(self.ground.figure)
        if not self.ground.by:
            return whole
        groups = table(sheet, self.ground.figure, self.ground.by)
        named = (each.figure for each in groups if each.name == self.ground.group)
        return next(named, replace(whole, value=Decimal(0), rows=()))

    def amounts(self, rows: Iterable[Row]) -> bool:
        """Whether some rows alone would make what is stated."""
        figure = self.sheet.ledger.figures[self.ground.figure]
        if figure.measure not in OVER_ROWS:
            return False
        kept = tuple(rows)
        return measured(self.sheet.ledger, figure, kept, self.sheet.period) == self.stated

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.value(self.sheet).rows


def _later(
    asking: _Asking, written: datetime | None, entered: Mapping[str, datetime]
) -> Iterator[Explanation]:
    if written is None:
        return
    late = [row for row in asking.rows if _moment(entered, row, written) > written]
    if late and asking.amounts(row for row in asking.rows if row not in late):
        yield Explanation(
            Reason.LATER,
            Message("文字写好以后台账又登记了{n}条；不算这些，两边相同", n=len(late)),
            tuple(late),
        )


def _moment(entered: Mapping[str, datetime], row: Row, otherwise: datetime) -> datetime:
    return entered.get(row.record.key, otherwise)


def _days_off(asking: _Asking) -> Iterator[Explanation]:
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


def _sheets_of_others(sheet: Sheet) -> dict[str, Sheet]:
    key = sheet.ledger.role(Role.UNIT)
    if key is None or sheet.units is None:
        return {}
    named = {str(record.values.get(key)) for record in sheet.records} - sheet.units
    return {name: replace(sheet, units=frozenset({name})) for name in sorted(named)}


def _other_units(asking: _Asking) -> Iterator[Explanation]:
    others = dict(list(asking.others.items())[:_MOST_UNITS])
    if not others:
        return
    theirs = {name: asking.value(sheet) for name, sheet in others.items()}
    everybody = _together(asking.sheet, others.values())
    if len(others) > 1 and asking.value(everybody).value == asking.stated:
        rows = tuple(row for value in theirs.values() for row in value.rows)
        yield Explanation(Reason.UNITS, Message("文字写的是全部单位的数"), rows)
        return
    found = (each for name, sheet in others.items() for each in _of_unit(asking, name, sheet))
    yield from list(found)[:_SHOWN_UNITS]


def _of_unit(asking: _Asking, name: str, sheet: Sheet) -> Iterator[Explanation]:
    alone = asking.value(sheet)
    if alone.value == asking.stated:
        yield Explanation(Reason.UNITS, Message("这正好是{unit}的数", unit=name), alone.rows)
    if alone.value and asking.value(_together(asking.sheet, [sheet])).value == asking.stated:
        said = Message("加上{unit}的，两边相同", unit=name)
        yield Explanation(Reason.UNITS, said, alone.rows)


def _together(sheet: Sheet, others: Iterable[Sheet]) -> Sheet:
    """Return a sheet of the records of several."""
    records = (*sheet.own, *(record for other in others for record in other.own))
    return Sheet(sheet.ledger, records, sheet.period)


def _doubles(asking: _Asking) -> Iterator[Explanation]:
    seen: dict[str, Row] = {}
    again = []
    for row in asking.rows:
        known = seen.setdefault(_said(row), row)
        if known is not row:
            again.append(row)
    if again and asking.amounts(row for row in asking.rows if row not in again):
        said = Message("台账里有{n}条像是重复登记；去掉重复的，两边相同", n=len(again))
        yield Explanation(Reason.DOUBLE, said, tuple(again))


def _said(row: Row) -> str:
    values = row.values if row.table else row.record.values
    record = row.record.key if row.table else ""
    return repr((record, sorted((key, repr(value)) for key, value in values.items() if value)))


def _other_periods(asking: _Asking) -> Iterator[Explanation]:
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


def _other_figures(asking: _Asking) -> Iterator[Explanation]:
    if asking.ground.by:
        return
    own = asking.sheet.ledger.figures[asking.ground.figure]
    for key, value in asking.sheet.figures().items():
        alike = value.definition.unit == own.unit and value.definition.measure == own.measure
        if key != asking.ground.figure and alike and value.value == asking.stated != 0:
            said = Message("这正好是“{label}”的数", label=value.definition.label)
            yield Explanation(Reason.FIGURE, said, value.rows)
