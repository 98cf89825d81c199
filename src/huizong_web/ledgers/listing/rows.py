"""A record as a line of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from huizong.ledgers import Ledger, Role, Type
from huizong_web.labels import like
from huizong_web.ledgers.lamps import Shining, dues, shining, soonest
from huizong_web.ledgers.listing.asking import sortable
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.shown import shown
from huizong_web.ledgers.units import Units

RIGHT = (Type.NUMBER, Type.MONEY, Type.PERCENT)
SHORT = frozenset(Type) - {Type.TEXT, Type.LONG_TEXT, Type.PLACE, Type.CHOICES}


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: `sort` is what its link asks for, `sorted` how it stands now."""

    key: str
    label: str
    kind: str
    sort: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under a column."""

    column: Column
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A record, its cells, and the lamp of what is to be done first."""

    record: Record
    name: str
    cells: Sequence[Cell]
    lamp: Shining | None


def columns(ledger: Ledger, keys: Sequence[str], sort: str) -> list[Column]:
    """Return the heads of a list."""
    return [_column(ledger, key, sort) for key in keys]


def _column(ledger: Ledger, key: str, sort: str) -> Column:
    now = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
    wanted = (f"-{key}" if now == "ascending" else key) if key in sortable(ledger) else ""
    if key not in ledger.fields:
        label = _("编号") if key == "number" else _("状态")
        return Column(key, label, "short", wanted, now)
    field = ledger.fields[key]
    kind = "number" if field.type in RIGHT else "short" if field.type in SHORT else "words"
    return Column(key, field.label, kind, wanted, now)


def lines(
    records: Sequence[Record],
    ledger: Ledger,
    heads: Sequence[Column],
    units: Units,
    *,
    today: date,
) -> list[Line]:
    """Return records as lines; their states must be read already."""
    return [_line(record, ledger, heads, units, today) for record in records]


def _line(
    record: Record, ledger: Ledger, heads: Sequence[Column], units: Units, today: date
) -> Line:
    kept = as_kept(record, ledger, units)
    own = {"number": record.number, "state": like(record.state, ledger.label)}
    cells = [
        Cell(
            head,
            own[head.key]
            if head.key in own
            else shown(ledger.fields[head.key], kept.values.get(head.key), full=False),
        )
        for head in heads
    ]
    due = soonest(dues(kept, ledger, today=today))
    name = record.number or record.title or f"#{record.pk}"
    return Line(record, name, cells, shining(due) if due else None)


def title_key(ledger: Ledger) -> str:
    """Return the field by which a record is called, "" where there is none."""
    return ledger.role(Role.TITLE) or ""
