"""What would explain that a text and the rows differ: only what makes them equal is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from huizong.ledgers import Row, Sheet
from huizong.lineage.asking import Asking, Explanation, Reason, sheets_of_others, together
from huizong.lineage.grounds import OfLedger
from huizong.lineage.otherwise import days_off, other_periods, other_units
from huizong.values import Message


def explain(
    stated: Decimal,
    ground: OfLedger,
    sheet: Sheet,
    *,
    written: datetime | None = None,
    entered: Mapping[str, datetime] | None = None,
    others: Mapping[str, Sheet] | None = None,
    joined: Callable[[Iterable[str]], Sheet] | None = None,
) -> tuple[Explanation, ...]:
    """Return what explains that a text states another value than a figure of a sheet has.

    `stated` is in the figure's plain units. `written` is when the text was, `entered` when each
    record was entered, by its key. `others` are the sheets of other units by their names; without
    them, those of the units that the sheet's records are about. `joined` gives the sheet of all the
    records of this one and of some of the others.
    """
    known = sheets_of_others(sheet) if others is None else others

    def joining(names: Iterable[str]) -> Sheet:
        return together(sheet, (known[name] for name in names))

    asking = Asking(stated, ground, sheet, known, joined or joining)
    found = (
        *_later(asking, written, entered or {}),
        *days_off(asking),
        *other_units(asking),
        *_doubles(asking),
        *other_periods(asking),
        *_other_figures(asking),
    )
    return tuple(found)


def _later(
    asking: Asking, written: datetime | None, entered: Mapping[str, datetime]
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


def _doubles(asking: Asking) -> Iterator[Explanation]:
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


def _other_figures(asking: Asking) -> Iterator[Explanation]:
    if asking.ground.by:
        return
    own = asking.sheet.ledger.figures[asking.ground.figure]
    for key, value in asking.sheet.figures().items():
        alike = value.definition.unit == own.unit and value.definition.measure == own.measure
        if key != asking.ground.figure and alike and value.value == asking.stated != 0:
            said = Message("这正好是“{label}”的数", label=value.definition.label)
            yield Explanation(Reason.FIGURE, said, asking.sheet.with_rows(key).rows)
