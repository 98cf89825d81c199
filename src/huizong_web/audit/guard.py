"""Refuses a change of a noted table that nobody notes.

`Audited` notes what goes through its manager and its instances. What goes past them, as SQL by
hand, a base manager or a deletion in bulk do, would leave no entry: it is refused, so that it is
seen on the first day and not in an inquiry.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.db.utils import DatabaseError

_CHANGE = re.compile(
    r"\s*(?:WITH\b.*?\b)?(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?"
    r"|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)\s+(?:ONLY\s+)?[\"`\[]?(?:public[\"`\]]?\.[\"`\[]?)?(\w+)",
    re.IGNORECASE | re.DOTALL,
)
_noted: ContextVar[bool] = ContextVar("noted", default=False)


class Unnoted(DatabaseError):  # noqa: N818 - it says what would be the matter
    """A change of a noted table would leave no entry in the log; nothing was changed."""


@contextmanager
def noted() -> Iterator[None]:
    """Let changes pass: whoever opens this block notes them."""
    token = _noted.set(True)
    try:
        yield
    finally:
        _noted.reset(token)


def guard(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,  # noqa: FBT001 - Django's own signature
    context: dict[str, Any],
) -> Any:
    """Run a statement, unless it changes a noted table and nobody notes it."""
    if not _noted.get() and not context["connection"].unguarded:
        table = changed_table(sql)
        if table in noted_tables():
            msg = f"{table} is changed past the log: use the model's own manager or instances"
            raise Unnoted(msg)
    return execute(sql, params, many, context)


def changed_table(sql: str) -> str:
    """Return the table that a statement changes, "" for one that changes none."""
    if sql[:1] in "Ss":  # SELECT and SAVEPOINT: most of what is asked
        return ""
    found = _CHANGE.match(sql)
    return found[1].lower() if found else ""


@cache
def noted_tables() -> frozenset[str]:
    """Return the tables whose every change is noted."""
    from huizong_web.audit.audited import audited_models

    return frozenset(model._meta.db_table.lower() for model in audited_models())
