"""Records as they stood at the end of a day, as far as they carry their edits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from huizong.ledgers.definition import FigureDefinition, Ledger
from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.fields import Role
from huizong.ledgers.record import Edit, Record


def stood(record: Record, ledger: Ledger, figure: FigureDefinition, day: date) -> Record:
    """Return a record as a figure sees it that is taken at the end of a day.

    A stock (`at: end` without `by`) sees all as it stood. What is counted by a day of its own
    sees days and tables as they are now, and takes what was filled in later as having been so:
    who enters a thing some days late must not lose it. The day that something occurred is always
    the one known now.
    """
    if not any(edit.on > day for edit in record.edits):
        return record
    if figure.at == "end" and figure.by is None:
        values = _values(record, day, frozenset({ledger.role(Role.OCCURRED)}), filled=False)
    else:
        values = _values(record, day, ledger.dated, filled=True)
    return replace(record, values=values)


def _values(
    record: Record, day: date, now: frozenset[str | None], *, filled: bool
) -> Mapping[str, Any]:
    """Return the values before the edits of later days, newest undone first.

    `now`: fields that are left alone; `filled`: what was empty before is left as it is.
    """
    values = dict(record.values)
    for edit in reversed(record.edits):
        if edit.on > day and edit.field not in now:
            _undo(edit, values, filled=filled)
    return values


def _undo(edit: Edit, values: dict[str, Any], *, filled: bool) -> None:
    if not is_empty(edit.before):
        values[edit.field] = edit.before
    elif not filled:
        values.pop(edit.field, None)
