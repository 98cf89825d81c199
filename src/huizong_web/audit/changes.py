"""What of a row has changed: its fields before and after, as the database holds them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, FileField, Model, TextField

from huizong_web.audit.masking import HIDDEN
from huizong_web.audit.recording import record

Values = dict[str, Any]


def noted_fields(model: type[Model]) -> list["Field[Any, Any]"]:
    """Return the fields whose changes are noted: all but those a class names as of no interest."""
    left_out = set(getattr(model, "audit_unnoted", ()))
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def long_texts(model: type[Model], *, but: Iterable["Field[Any, Any]"]) -> list[str]:
    """Return the fields that may hold very much and are not asked for: need not be fetched."""
    wanted = set(but)
    fields = model._meta.concrete_fields
    return [each.name for each in fields if isinstance(each, TextField) and each not in wanted]


def stored(rows: Iterable[Model], fields: Iterable["Field[Any, Any]"]) -> dict[Any, Values]:
    """Return the values of rows by their key."""
    wanted = list(fields)
    return {row.pk: values_of(row, wanted) for row in rows}


def values_of(row: Model, fields: Iterable["Field[Any, Any]"]) -> Values:
    """Return the values of a row's fields; references as keys, files by their name."""
    return {field.attname: _value(field, getattr(row, field.attname)) for field in fields}


def choices_of(kind: str, name: str) -> dict[Any, Any]:
    """Return what the values of a model's field are called, where few are stored as codes."""
    try:
        field = apps.get_model(kind)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return {}
    return dict(getattr(field, "flatchoices", None) or ())


def _value(field: "Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, FileField):
        return str(value or "")
    return value


def shown(row: Model, values: Values) -> Values:
    """Return values with those hidden that a class names as secret beside what names tell."""
    secret = getattr(row, "audit_secret", ())
    return {name: HIDDEN if name in secret else value for name, value in values.items()}


def difference(before: Values, after: Values) -> tuple[Values, Values]:
    """Return what differs, as it was and as it is."""
    names = [name for name, value in after.items() if before.get(name) != value]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def note_created(row: Model, fields: Collection["Field[Any, Any]"]) -> None:
    """Note a new row with what it holds."""
    filled = {name: value for name, value in values_of(row, fields).items() if value is not None}
    record("create", object=row, after=shown(row, filled))


def note_changed(row: Model, before: Values, after: Values) -> None:
    """Note what has changed in a row; nothing where nothing has."""
    was, now = difference(before, after)
    if now:
        record("change", object=row, before=shown(row, was), after=shown(row, now))


def note_deleted(row: Model) -> None:
    """Note what a row held that is gone."""
    held = values_of(row, noted_fields(type(row)))
    filled = {name: value for name, value in held.items() if value is not None}
    record("delete", object=row, before=shown(row, filled))
