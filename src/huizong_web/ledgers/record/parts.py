"""The fields of a record as its page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from huizong.ledgers import FieldDefinition, Ledger, Role, Type
from huizong.ledgers.stored import plain
from huizong_web.ledgers.entering.files import attachments_of, is_picture
from huizong_web.ledgers.entering.naming import named
from huizong_web.ledgers.models import Attachment
from huizong_web.ledgers.record.past import Changed, Past
from huizong_web.ledgers.shown import is_personal, shown
from huizong_web.offices.models import Office

_TALL = frozenset({Type.LONG_TEXT, Type.TABLE, Type.IMAGES})
NARROW = 18
"""Signs that fit beside another field."""
_LINKED = frozenset({Type.RECORD, Type.RECORDS})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a value that leads to another record, or text that leads nowhere."""

    text: str
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A field with what stands in it: pieces of text, files, or rows of a table."""

    key: str
    field: FieldDefinition
    pieces: Sequence[Piece] = ()
    files: Sequence[tuple[Attachment, bool]] = ()
    rows: Sequence[Sequence[str]] = ()
    hidden: bool = False
    was: Sequence[tuple[Past, Changed]] = ()

    @property
    def is_broad(self) -> bool:
        """Whether it needs a line of its own."""
        return bool(self.files) or sum(len(piece.text) for piece in self.pieces) > NARROW


@dataclass(frozen=True, slots=True)
class Parts:
    """Short fields, tall ones, the labels of empty ones, and what has no field any more."""

    short: Sequence[Shown]
    tall: Sequence[Shown]
    empty: Sequence[str]
    strange: Mapping[str, str]


def parts_of(
    values: Mapping[str, Any],
    ledger: Ledger,
    office: Office,
    *,
    full: bool,
    was: Mapping[str, Sequence[tuple[Past, Changed]]] = MappingProxyType({}),
) -> Parts:
    """Return a record's values by how much room they need; personal ones in full or in part.

    `was` is what became of fields that were changed.
    """
    files = attachments_of(values, ledger.fields)
    filled = [
        replace(_shown(key, field, values[key], office, files, full=full), was=was.get(key, ()))
        for key, field in ledger.fields.items()
        if values.get(key) not in (None, "", (), [])
    ]
    title = ledger.role(Role.TITLE)
    known = {each.key for each in filled}
    return Parts(
        short=[each for each in filled if each.field.type not in _TALL and each.key != title],
        tall=[each for each in filled if each.field.type in _TALL],
        empty=[field.label for key, field in ledger.fields.items() if key not in known],
        strange={
            key: str(plain(value)) for key, value in values.items() if key not in ledger.fields
        },
    )


def _shown(
    key: str,
    field: FieldDefinition,
    value: Any,  # noqa: ANN401 - as many kinds as fields have
    office: Office,
    files: Mapping[str, Attachment],
    *,
    full: bool,
) -> Shown:
    hidden = is_personal(field) and not full
    if field.type in (Type.FILE, Type.IMAGES) and field.fits(value) and not hidden:
        numbers = [value] if isinstance(value, str) else value
        found = [files[each] for each in numbers if each in files]
        return Shown(key, field, files=[(each, is_picture(each)) for each in found])
    if field.type is Type.TABLE and field.fits(value) and not hidden:
        return Shown(key, field, rows=[_row(field, row, full=full) for row in value])
    if field.type in _LINKED and field.fits(value) and not hidden:
        texts = [value] if isinstance(value, str) else list(value)
        links = named(texts, office, field.ledger or "")
        return Shown(key, field, [Piece(text, links.get(text)) for text in texts])
    return Shown(key, field, [Piece(shown(field, value, full=full))], hidden=hidden)


def _row(field: FieldDefinition, row: Mapping[str, Any], *, full: bool) -> list[str]:
    return [shown(column, row.get(name), full=full) for name, column in field.columns.items()]
