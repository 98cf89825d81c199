"""What a row changes of a record: against what went out where it is known, else as it stands.

A cell that still says what went out says nothing: what somebody else wrote since stays. Where both
changed one field, the row is kept out and both are shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import FieldDefinition, Type
from huizong.ledgers.sheets.existing import Then
from huizong.ledgers.sheets.fitting import HIDDEN, Wrong, as_text
from huizong.ledgers.sheets.pairing import singled_out, tell_open
from huizong.ledgers.sheets.ready import plain_value
from huizong.ledgers.sheets.rows import RowRead
from huizong.ledgers.sheets.told import Kind
from huizong.ledgers.sheets.writing.values import cell_of
from huizong.values import Message, Severity

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Merged:
    """Values of a record as a row leaves them, and the fields that somebody else changed too."""

    values: dict[str, Any]
    clashes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def merged(
    before: Mapping[str, Any],
    row: Mapping[str, Any],
    said: Iterable[str],
    then: Then | None,
    *,
    overrule: bool,
) -> Merged:
    """Return a record's values with those that a row says of the fields in `said`.

    `then` is what it was when it went out; without it the row is believed in all that it says.
    """
    if not before:
        return Merged(dict(row))
    values, clashes, others = dict(before), [], []
    for key in said:
        own, now = row.get(key), before.get(key)
        was = now if then is None else then.values.get(key)
        if _same(own, was) and then is not None:
            others += [key] if not _same(now, was) else []
            continue
        clash = not _same(now, was) and not _same(now, own)
        clashes += [key] if clash else []
        if overrule or not clash:
            values |= {key: own}
    filled = {key: value for key, value in values.items() if value is not None}
    return Merged(filled, tuple(clashes), tuple(others))


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - as many kinds as fields have
    return bool(plain_value(one) == plain_value(other))


def unmasked(
    row: RowRead, before: Mapping[str, Any], fields: Mapping[str, FieldDefinition]
) -> None:
    """Take cells that show only the ends of what the record holds as saying nothing new."""
    for key in [key for key in row.refused if key in fields]:
        at = row.tab.at(key)
        given = row.line.cells.get(at) if at is not None else None
        if given is None or key not in before or not _hides(fields[key], before[key], given):
            continue
        row.values[key] = before[key]
        row.refused.discard(key)
        row.told[:] = [each for each in row.told if each.column != at]


def unmasked_rows(
    rows: Sequence[RowRead],
    stored: Sequence[Mapping[str, Any]],
    fields: Mapping[str, FieldDefinition],
) -> None:
    """Do so with the rows of a table, each beside the stored one that it alone can be."""
    for row, there in zip(rows, singled_out(rows, stored, fields), strict=True):
        if there is not None:
            unmasked(row, there, fields)
        elif stored:
            tell_open(row)


def _hides(field: FieldDefinition, value: object, given: Any) -> bool:  # noqa: ANN401 - a cell
    text = as_text(given)
    return text == HIDDEN or (field.masked and text == str(cell_of(field, value, hidden=True)))


def clashing(
    field: FieldDefinition,
    was: object,
    now: object,
    own: object,
    then: Then,
    *,
    overrule: bool,
) -> Wrong:
    """Return what is told of a field that somebody else has changed since the file went out."""
    said = Message(
        "“{label}”导出时是“{was}”，{by}（{at}）改成了“{now}”，表里是“{own}”",
        label=field.label,
        was=_text(field, was),
        by=then.by,
        at=then.at,
        now=_text(field, now),
        own=_text(field, own),
    )
    if overrule:
        return Wrong(Kind.CHANGED_SINCE, said, Message("按表里的更新"), Severity.WARNING)
    remedy = Message("没有更新；仍要以表格为准的，点“改对应关系”，在“怎么读”里勾选")
    return Wrong(Kind.CHANGED_SINCE, said, remedy)


def kept_beside(keys: Iterable[str], then: Then, ledger: Ledger) -> Wrong:
    """Return what is told of a record in which others changed other fields meanwhile."""
    labels = "、".join(ledger.fields[key].label for key in keys if key in ledger.fields)
    said = Message(
        "导出以后{by}（{at}）也改过这条（{labels}）", by=then.by, at=then.at, labels=labels
    )
    return Wrong(Kind.CHANGED_SINCE, said, Message("两处都留下"), Severity.WARNING)


def _text(field: FieldDefinition, value: Any) -> str:  # noqa: ANN401 - as many kinds as fields have
    if value is None:
        return ""
    if field.personal or field.masked:
        return str(cell_of(field, value, hidden=True))
    if field.type is Type.TABLE:
        return "；".join(_lines(field, value))[:_SHOWN]
    cell = cell_of(field, value)
    text = f"{value:f}" if isinstance(cell, float) else str(cell)
    return text[:_SHOWN]


def _lines(field: FieldDefinition, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield " ".join(
            _text(column, row[key]) for key, column in field.columns.items() if key in row
        )
