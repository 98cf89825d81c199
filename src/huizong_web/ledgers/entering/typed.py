"""What was sent by a form: the texts as they were typed, and the values that they mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Fault, FieldDefinition, Ledger, Type, TypedError, typed
from huizong.values import Message
from huizong_web.labels import worded
from huizong_web.ledgers.shown import typed_again
from huizong_web.ledgers.wording import message

MOST_ROWS = 200
"""Rows of a table in one form; longer ones come from a workbook."""
FILES = frozenset({Type.FILE, Type.IMAGES})
Raw = Any
"""A text; texts of choices, of the two days of a period, of files; rows of a table by column."""


@dataclass
class Sent:
    """What a form sent: `raw` by field as typed, `values` as the fields hold them, and faults."""

    raw: dict[str, Raw] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def wrong(self) -> frozenset[str | None]:
        """The fields that could not be read."""
        return frozenset(fault.field for fault in self.faults)


def name_of(key: str) -> str:
    """Return what a field is called in a form."""
    return f"f-{key}"


def sent_of(post: QueryDict, fields: Mapping[str, FieldDefinition]) -> Sent:
    """Return what a form sent of some fields; those with files are read elsewhere."""
    sent = Sent()
    for key, each in fields.items():
        if each.type in FILES:
            continue
        sent.raw[key] = raw = _raw(post, name_of(key), each)
        if each.type is Type.TABLE:
            _read_table(key, each, raw, sent)
        else:
            _read(key, each, raw, sent)
    return sent


def raw_of(values: Mapping[str, Any], ledger: Ledger) -> dict[str, Raw]:
    """Return values as one would type them, for a form that shows what is stored."""
    return {key: raw_value(each, values.get(key)) for key, each in ledger.fields.items()}


def raw_value(given: FieldDefinition, value: Any) -> Raw:  # noqa: ANN401 - as many kinds as fields have
    """Return a value as one would type it."""
    if given.type is Type.TABLE:
        rows = value if given.fits(value) else ()
        return [
            {name: typed_again(column, row.get(name)) for name, column in given.columns.items()}
            for row in rows or ()
        ]
    if given.type in (Type.CHOICES, Type.PERIOD, *FILES):
        several = value if isinstance(value, (tuple, list)) else [value] if value else []
        return [each.isoformat() if isinstance(each, date) else str(each) for each in several]
    return typed_again(given, value)


def _raw(post: QueryDict, name: str, given: FieldDefinition) -> Raw:
    if given.type is Type.TABLE:
        return _rows(post, name, given)
    if given.type is Type.CHOICES:
        return [_clean(each) for each in post.getlist(name)]
    if given.type is Type.PERIOD:
        return [_clean(post.get(f"{name}-{end}", "")) for end in (0, 1)]
    return _clean(post.get(name, ""))


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").strip()


def _rows(post: QueryDict, name: str, given: FieldDefinition) -> list[dict[str, str]]:
    count, dropped = post.get(f"{name}-rows", ""), post.get("drop", "")
    wanted = int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 0
    rows = [
        {column: _clean(post.get(f"{name}-{row}-{column}", "")) for column in given.columns}
        for row in range(min(wanted, MOST_ROWS))
        if f"{name}-{row}" != dropped
    ]
    return [row for row in rows if any(row.values())]


def _read(key: str, given: FieldDefinition, raw: Raw, sent: Sent) -> None:
    if given.type is Type.PERIOD:
        if not any(raw):
            return
        if not all(raw):
            said = message(_("“%(label)s”要写起、止两个日期") % {"label": worded(given.label)})
            sent.faults.append(Fault(key, said, message(_("请补上另一个；只有一天的两个写同一天"))))
            return
    try:
        value = typed(given, raw, year=timezone.localdate().year)
    except TypedError as error:
        remedy = message(_("请改正“%(label)s”") % {"label": worded(given.label)})
        sent.faults.append(Fault(key, error.message, remedy))
        return
    if value is not None:
        sent.values[key] = value


def _read_table(
    key: str, given: FieldDefinition, raw: Sequence[Mapping[str, str]], sent: Sent
) -> None:
    rows = [_row(key, given, index, row, sent.faults) for index, row in enumerate(raw)]
    if rows:
        sent.values[key] = tuple(rows)


def _row(
    key: str, given: FieldDefinition, index: int, row: Mapping[str, str], faults: list[Fault]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, column in given.columns.items():
        try:
            value = typed(column, row.get(name, ""), year=timezone.localdate().year)
        except TypedError as error:
            why = Message(
                "“{label}”第{index}行：{said}",
                label=given.label,
                index=index + 1,
                said=error.message,
            )
            faults.append(Fault(key, why, Message("请核对这一行"), column=name, index=index))
            continue
        if value is not None:
            values[name] = value
    return values


def without(faults: Iterable[Fault], wrong: frozenset[str | None]) -> list[Fault]:
    """Return faults but those of fields that could not be read: they are not empty, but unread."""
    return [fault for fault in faults if fault.field is None or fault.field not in wrong]
