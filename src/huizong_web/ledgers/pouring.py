"""Many new rows at once: on PostgreSQL by COPY, which takes a fraction of the time of INSERT.

What a driver quotes value by value and a server parses is most of the cost of storing a hundred
thousand records; COPY has neither. Rows are those of models whose changes the log does not note.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar, cast

from django.db import connection
from django.db.models import AutoField, DateField, Field, JSONField, Model

T = TypeVar("T", bound=Model)
FEW = 50
"""Up to so many rows a plain INSERT is as quick."""
BATCH = 1000


def pour(rows: Iterable[T], model: type[T], *, last: Callable[[T], None] | None = None) -> list[T]:
    """Store new rows of a model, and return them with their numbers. Raises as saving does.

    `last` completes each row as it is written: the server stores what it has while we do.
    """
    given = list(rows)
    if connection.vendor != "postgresql" or len(given) <= FEW:
        for row in given if last else ():
            last(row)  # type: ignore[misc]  # there is one
        return list(model._default_manager.bulk_create(given, batch_size=BATCH))
    _number(given, model)
    writers = [(field.attname, _writer(field)) for field in model._meta.concrete_fields]

    def written(row: T) -> list[Any]:
        if last:
            last(row)
        return [write(getattr(row, name)) for name, write in writers]

    _copy(model, model._meta.concrete_fields, map(written, given))
    return given


def pour_plain(rows: Iterable[Mapping[str, Any]], model: type[Model]) -> None:
    """Store new rows that nobody will ask for again: by column (`record_id`), defaults left out.

    They are written as they come, so that many need no memory, and cost no model each.
    """
    coming = iter(rows)
    first = list(islice(coming, FEW + 1))
    if connection.vendor != "postgresql" or len(first) <= FEW:
        made = (model(**row) for row in chain(first, coming))
        while some := list(islice(made, BATCH)):
            model._default_manager.bulk_create(some)
        return
    fields = [each for each in model._meta.concrete_fields if not isinstance(each, AutoField)]
    writers = [(field.attname, _writer(field), field.get_default()) for field in fields]

    def written(row: Mapping[str, Any]) -> list[Any]:
        return [write(row.get(name, default)) for name, write, default in writers]

    _copy(model, fields, map(written, chain(first, coming)))


def overwrite(rows: Sequence[Model], model: type[Model], names: Sequence[str]) -> None:
    """Store some fields of many rows that are there, all in one statement."""
    if connection.vendor != "postgresql" or len(rows) <= FEW:
        model._default_manager.bulk_update(rows, names, batch_size=FEW)
        return
    fields = [cast("Field[Any, Any]", model._meta.get_field(name)) for name in names]
    quote, key = connection.ops.quote_name, model._meta.pk
    columns = [quote(field.column or "") for field in fields]
    sets = ", ".join(
        f"{column} = new.{column}::{field.db_type(connection)}"
        for column, field in zip(columns, fields, strict=True)
    )
    texts = ", ".join(["%s::text[]"] * len(fields))
    table = quote(model._meta.db_table)
    statement = (
        f"UPDATE {table} SET {sets} FROM unnest(%s::bigint[], {texts})"  # noqa: S608 - names of our own
        f" AS new(pk, {', '.join(columns)}) WHERE {table}.{quote(key.column or '')} = new.pk"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[row.pk for row in rows], *map(partial(_texts, rows), fields)])


def _texts(rows: Sequence[Model], field: "Field[Any, Any]") -> list[str | None]:
    """Return what a field of rows holds as texts that the database reads."""
    write = _writer(field)
    found = (write(getattr(row, field.attname)) for row in rows)
    return [None if value is None else str(value) for value in found]


def _copy(
    model: type[Model], fields: "Sequence[Field[Any, Any]]", rows: Iterator[Sequence[Any]]
) -> None:
    names = ", ".join(connection.ops.quote_name(field.column or "") for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    # The guard of the log watches `execute`; it has nothing to say of these tables.
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _number(rows: Sequence[Model], model: type[Model]) -> None:
    """Give rows their numbers from the table's own sequence, in their order."""
    asked = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    key = model._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(asked, [f'"{model._meta.db_table}"', key.column, len(rows)])
        numbers = sorted(number for (number,) in cursor.fetchall())
    for row, number in zip(rows, numbers, strict=True):
        row.pk = number
        row._state.adding, row._state.db = False, connection.alias


def _writer(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(field, JSONField):
        return _json
    return _day if isinstance(field, DateField) else _plain


def _json(value: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _day(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of any field
    return value
