"""What the form of a new record begins with: what is usual, or what an earlier record says."""

from collections.abc import Iterator
from datetime import date

from huizong.ledgers import FieldDefinition, Ledger, Role, Type
from huizong.ledgers import Record as Kept
from huizong.ledgers.beginning import begun
from huizong_web.ledgers.entering.form import put_off
from huizong_web.ledgers.entering.typed import FILES, Raw, Sent, raw_value
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.shown import is_personal
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Unit

PLAIN = "非密"
"""What a field that asks how secret a thing is begins with: what is secret is not kept here."""
OF_ITS_OWN = frozenset({Type.DATE, Type.MOMENT, Type.TIME, Type.PERIOD, Type.TABLE, *FILES})
"""Types that tell of one thing only: another has its own days, rows and papers."""


def defaults(ledger: Ledger, keeper: Unit | None, *, today: date) -> dict[str, Raw]:
    """Return what a new record begins with: the day, the unit that keeps it, what is usual."""
    raw: dict[str, Raw] = {}
    for key, field in ledger.fields.items():
        if usual := _usual(field):
            raw[key] = usual
    for key, field in ledger.fields.items():
        # Rows that depend on other fields are asked for by a button, once those are filled.
        if any(part.when is None for part in field.begins):
            raw[key] = with_rows(key, Sent(), ledger, today=today)
    day, unit = ledger.role(Role.OCCURRED), ledger.role(Role.UNIT)
    if day and ledger.fields[day].type is Type.DATE:
        raw[day] = today.isoformat()
    if unit and keeper is not None:
        raw[unit] = keeper.name
    return raw


def _usual(field: FieldDefinition) -> Raw:
    """Return what a definition says is usual, "" where it says nothing."""
    if field.default is None:
        return PLAIN if field.type is Type.CHOICE and PLAIN in field.choices else ""
    if field.type is Type.CHOICES:
        return [each.strip() for each in field.default.split("、")]
    return field.default


def with_rows(key: str, sent: Sent, ledger: Ledger, *, today: date) -> list[dict[str, Raw]]:
    """Return the rows of a table as typed, and behind them those with which it is to begin."""
    typed_rows: list[dict[str, Raw]] = list(sent.raw.get(key) or ())
    first = begun(key, Kept("new", sent.values), ledger, today=today)
    rows = raw_value(ledger.fields[key], first)
    filled = ({name: text for name, text in row.items() if text} for row in rows)
    missing = [row for row in filled if not any(row.items() <= each.items() for each in typed_rows)]
    return [*typed_rows, *missing]


def copied(record: Record, ledger: Ledger, units: Units, *, full: bool) -> dict[str, Raw]:
    """Return what of a record another one like it can begin with; personal fields where `full`."""
    values = as_kept(record, ledger, units, history=False).values
    return {
        key: raw_value(ledger.fields[key], values[key])
        for key in _shared(ledger, full=full)
        if values.get(key) not in (None, "", (), [])
    }


def _shared(ledger: Ledger, *, full: bool) -> Iterator[str]:
    """Yield the fields that two records may have alike and that are filled when one is entered."""
    alone = {group[0] for group in ledger.unique if len(group) == 1}
    later = put_off(ledger)
    for key, field in ledger.fields.items():
        apart = field.type in OF_ITS_OWN or key in alone or key in later
        if not apart and (full or not is_personal(field)):
            yield key
