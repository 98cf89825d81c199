"""Which columns the sheets of a ledger have, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import FieldDefinition, Type
from huizong.ledgers.sheets.plan import HISTORY, MARK, NUMBER, STATE, extra_labels
from huizong.ledgers.sheets.writing.names import MAIN, sheet_names


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, the field behind it, or what it is besides fields (`key` with an @)."""

    key: str
    label: str
    field: FieldDefinition | None = None

    @property
    def required(self) -> bool:
        """Whether it must be filled in always."""
        return self.field is not None and self.field.required is True


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet of a ledger's workbook: `table` is the table field that it holds, "" for records."""

    table: str
    name: str
    columns: tuple[SheetColumn, ...]


def sheet_forms(ledger: Ledger, *, marked: bool = False) -> tuple[SheetForm, ...]:
    """Return the sheets of a ledger's workbook, the records first; `marked` ones can come back."""
    labels, names = extra_labels(ledger), sheet_names(ledger)
    number = SheetColumn(NUMBER, labels[NUMBER])
    tables = {key: each for key, each in ledger.fields.items() if each.type is Type.TABLE}
    plain = {key: each for key, each in ledger.fields.items() if each.type is not Type.TABLE}
    first = (number,) if ledger.number or tables else ()
    states = tuple(SheetColumn(key, labels[key]) for key in (STATE, HISTORY) if key in labels)
    mark = (SheetColumn(MARK, labels[MARK]),) if marked else ()
    main = SheetForm(MAIN, names[MAIN], (*first, *_columns(plain), *states, *mark))
    inner = (
        SheetForm(key, names[key], (number, *_columns(each.columns)))
        for key, each in tables.items()
    )
    return (main, *inner)


def _columns(fields: Mapping[str, FieldDefinition]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(key, field.label, field) for key, field in fields.items())
