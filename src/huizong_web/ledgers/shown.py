"""Values of fields as a person reads them; numbers of people with their middle hidden."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from huizong.ledgers import FieldDefinition, Type, masked
from huizong.ledgers.stored import plain
from huizong_web.labels import like, worded

EMPTY = "—"
HIDDEN = "＊＊＊"


def shown(field: FieldDefinition, value: Any, *, full: bool = True) -> str:  # noqa: ANN401 - as many kinds as fields have
    """Return a value as text, "" for an empty one; personal ones only in part unless `full`."""
    if value in (None, "", (), []):
        return ""
    if not full and is_personal(field):
        return masked(str(value)) if field.masked else HIDDEN
    if not field.fits(value):
        return _loose(value)
    show = _SHOWN.get(field.type, _text)
    return show(field, value)


def is_personal(field: FieldDefinition) -> bool:
    """Return whether a field tells of a person what not everyone need know."""
    return field.masked or field.personal


def has_personal(fields: Iterable[FieldDefinition]) -> bool:
    """Return whether any of some fields is personal, or a column of a table in them."""
    return any(is_personal(each) or has_personal(each.columns.values()) for each in fields)


def typed_again(field: FieldDefinition, value: Any) -> str:  # noqa: ANN401 - as above
    """Return a value as one would type it: what a field of a form begins with."""
    if value in (None, "", (), []):
        return ""
    if not field.fits(value):
        return _loose(value)
    if field.type is Type.YES_NO:
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (tuple, list)):
        return "、".join(str(plain(each)) for each in value)
    return str(plain(value))


def _loose(value: Any) -> str:  # noqa: ANN401 - what does not fit its field any more
    if isinstance(value, (tuple, list)):
        return "、".join(_loose(each) for each in value)
    if isinstance(value, Mapping):
        return "，".join(_loose(each) for each in value.values())
    return str(plain(value))


def _text(_field: FieldDefinition, value: Any) -> str:  # noqa: ANN401 - as above
    return str(value)


A_YEAR = 1000
"""A number without a measure word that is at least so much is a year: 1998, not 1,998."""


def _number(field: FieldDefinition, value: Decimal) -> str:
    if field.type is Type.NUMBER and not field.unit and (field.min or 0) >= A_YEAR:
        return f"{value:f}"
    text = f"{value:,f}"
    if field.decimals is not None and field.type is Type.MONEY and value == round(value, 2):
        text = f"{value:,.{min(field.decimals, 2)}f}" if value % 1 else f"{value:,.0f}"
    unit = {Type.MONEY: "元", Type.PERCENT: "%"}.get(field.type, field.unit)
    return f"{text}{unit}"


def _yes_no(_field: FieldDefinition, value: bool) -> str:  # noqa: FBT001 - the value itself
    return _("是") if value else _("否")


def _date(_field: FieldDefinition, value: date) -> str:
    return value.isoformat()


def _period(_field: FieldDefinition, value: tuple[Any, ...]) -> str:
    return _("%(first)s至%(last)s") % {"first": plain(value[0]), "last": plain(value[-1])}


def _table(_field: FieldDefinition, value: tuple[Any, ...]) -> str:
    return _("%(n)s 行") % {"n": len(value)}


_SHOWN: dict[Type, Callable[[FieldDefinition, Any], str]] = {
    **dict.fromkeys((Type.NUMBER, Type.MONEY, Type.PERCENT), _number),
    Type.YES_NO: _yes_no,
    Type.CHOICE: lambda field, value: worded(like(value, field.label)),
    Type.CHOICES: lambda field, value: _("、").join(
        worded(like(each, field.label)) for each in value
    ),
    Type.DATE: _date,
    Type.TIME: typed_again,
    Type.MOMENT: typed_again,
    Type.PERIOD: _period,
    Type.TABLE: _table,
    Type.RECORDS: typed_again,
    Type.IMAGES: lambda _field, value: _("%(n)s 个") % {"n": len(value)},
    Type.FILE: lambda _field, _value: _("有"),
}
