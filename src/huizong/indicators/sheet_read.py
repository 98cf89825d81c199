"""A workbook of units × indicators read: numbers by unit, and what is wrong, cell by cell.

Heads, merged cells, measures in heads, full-width digits, formulas without a result and unknown
units are read and told as everywhere in `ledgers.sheets`; what is an indicator's own stands here.
An empty cell says nothing.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from huizong.indicators.definition import Indicator, IndicatorSet, RollUp
from huizong.indicators.entering import within_limits
from huizong.indicators.sheet_form import UNIT, WHOLE_ROW, columns_of, ledger_of
from huizong.indicators.spans import period_name
from huizong.ledgers import Period, TypedError
from huizong.ledgers.sheets import Book, Directory, Kind, Plan, Taken, Taking, Told, propose
from huizong.ledgers.sheets.fitting import Wrong
from huizong.ledgers.sheets.rows import RowRead
from huizong.values import Message, Severity

_PERIOD = re.compile(r"\d{4}—\d{4}学年|\d{4}年(?:1[0-2]月|[1-9]月|[一二三四]季度|[上下]半年)?")
Place: TypeAlias = tuple[str, str]
"""A unit and the key of an indicator."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says: of which unit, its numbers by key; `read` to tell more of its cells."""

    unit: str
    numbers: Mapping[str, Decimal]
    read: RowRead

    def told(self, key: str, message: Message, remedy: Message) -> Told:
        """Return something to tell of the cell of an indicator, or of the row ("")."""
        self.read.tell(key or None, Wrong(Kind.VALUE, message, remedy))
        return self.read.told[-1]


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The rows of a workbook, and what is told of it; with an error none is to be taken."""

    lines: tuple[Line, ...]
    told: tuple[Told, ...]

    @property
    def errors(self) -> tuple[Told, ...]:
        """What must be mended first."""
        return tuple(each for each in self.told if each.is_error)


def read_sheet(
    book: Book,
    group: IndicatorSet,
    period: Period,
    *,
    units: Mapping[str, str],
    entering: Collection[str],
    today: date,
) -> SheetRead:
    """Return what a workbook says of a set for a period.

    `units` are all names that a unit may be called by, with its own; `entering` those whose rows
    may be taken (WHOLE_ROW among them for the office's own numbers). Raises SheetError.
    """
    ledger = ledger_of(group)
    proposal = propose(book, ledger)
    known = {**units, WHOLE_ROW: WHOLE_ROW}
    taking = Taking(book, ledger, proposal.plan, today=today, directory=Directory(units=known))
    rows = list(taking)
    columns = columns_of(group)
    lines = tuple(_line(each, columns, entering) for each in rows if each.record is not None)
    told = [
        *_other_period(proposal.plan, period),
        *(_in_own_words(each, group) for each in proposal.told),
        *(told for each in rows for told in _of_row(each)),
        *taking.told,
    ]
    if proposal.plan.main and not rows:
        told.append(_nothing(proposal.plan.main[0].name))
    return SheetRead(lines, tuple(told))


def _of_row(taken: Taken) -> Iterator[Told]:
    for row in taken.rows:
        for told in row.told:
            twice = told.kind is Kind.TWICE
            yield replace(told, remedy=Message("一个单位只写一行")) if twice else told


def _line(taken: Taken, columns: Mapping[str, Indicator], entering: Collection[str]) -> Line:
    row = taken.rows[0]
    unit = str(row.values.get(UNIT, ""))
    numbers = {key: row.values[key] for key in columns if key in row.values}
    if unit not in entering:
        row.tell(UNIT, _not_entering(unit))
    for key, number in numbers.items():
        if wrong := _wrong(columns[key], number, row, key, whole=unit == WHOLE_ROW):
            row.tell(key, wrong)
    return Line(unit, numbers, row)


def _wrong(
    given: Indicator, number: Decimal, row: RowRead, key: str, *, whole: bool
) -> Wrong | None:
    if (given.rolled is RollUp.TOP) is not whole:
        return _misplaced(given, whole=whole)
    if given.is_share and 0 < abs(number) <= 1 and _is_bare(row, key):
        return _ambiguous(given, number)
    try:
        within_limits(given, number)
    except TypedError as error:
        return Wrong(Kind.VALUE, error.message, Message("请核对；单位是不是写错了"))
    return None


def _is_bare(row: RowRead, key: str) -> bool:
    """Whether a cell holds a plain number, so that 0.95 may be 0.95 % or 95 %."""
    at = row.tab.at(key)
    return at is not None and isinstance(row.line.cells.get(at), Decimal)


def _misplaced(given: Indicator, *, whole: bool) -> Wrong:
    if whole:
        said = Message("“{name}”由各单位填，不填在“{row}”", name=given.label, row=WHOLE_ROW)
    else:
        said = Message("“{name}”只在“{row}”一行填", name=given.label, row=WHOLE_ROW)
    return Wrong(Kind.VALUE, said, Message("请把这一格移过去，或者清空"))


def _ambiguous(given: Indicator, number: Decimal) -> Wrong:
    said = Message(
        "“{name}”写着{number}，看不出是{number}{sign}还是{more}{sign}",
        name=given.label,
        number=f"{number.normalize():f}",
        sign=given.unit,
        more=f"{(number * (100 if given.unit == '%' else 1000)).normalize():f}",
    )
    return Wrong(Kind.VALUE, said, Message("请带上{sign}，或者设成百分比格式", sign=given.unit))


def _not_entering(unit: str) -> Wrong:
    said = Message("“{unit}”不填这一组指标，或者不归您填", unit=unit)
    return Wrong(Kind.UNIT, said, Message("请删去这一行；要填的，由本单位文秘在“谁来填”里选上"))


def _other_period(plan: Plan, period: Period) -> Iterator[Told]:
    """Yield the sheets that say themselves that they are of another period."""
    for tab in plan.main:
        said = _PERIOD.findall(tab.name)
        if said and period_name(period) not in said:
            told = Message(
                "工作表叫“{sheet}”，这里要填的是{period}",
                sheet=tab.name,
                period=period_name(period),
            )
            remedy = Message("请换一个时期再上传；确实是这一期的，请改工作表的名称")
            yield Told(Kind.OTHER_SHEET, tab.name, told, remedy, severity=Severity.ERROR)


def _in_own_words(told: Told, group: IndicatorSet) -> Told:
    """Return what is told of heads, in words of indicators where those of ledgers do not fit."""
    if told.kind is Kind.UNKNOWN_COLUMN:
        labels = {each.label for each in group.indicators.values() if not each.entered}
        said = Message("这组指标里没有“{head}”要填，这一列不读", head=told.head)
        remedy = Message("它由别的数算出来") if told.head in labels else told.remedy
        return replace(told, message=said, remedy=remedy)
    if told.kind is Kind.NO_HEAD:
        said = Message("没有找到表头：前三十行里没有一格是这组指标的名称")
        return replace(told, message=said, remedy=Message("请下载表样照填"))
    return told


def _nothing(sheet: str) -> Told:
    said, remedy = Message("表头下面没有一行"), Message("请填好再上传")
    return Told(Kind.EMPTY_ROWS, sheet, said, remedy, severity=Severity.ERROR)
