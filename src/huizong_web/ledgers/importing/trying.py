"""A trial: a file gone through as if it were taken in; only what it says of the rows is kept."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from huizong.ledgers import FieldDefinition, Ledger, Type
from huizong.ledgers.sheets import Taken, Tally
from huizong.ledgers.sheets.plan import NUMBER
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.messages import told_as_json
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.reading import plan_of, taking
from huizong_web.ledgers.shown import is_personal, shown
from huizong_web.seen import word_of

LISTED = 300
"""Faults that a page lists; the sheet of failed rows has them all."""
CHANGES = 100
"""Records of which a page lists what would change."""
_FIRST = 5
_LONGEST = 300


def attempt(
    given: Import, *, by: User, signs: Callable[[int], None] = lambda _rows: None
) -> dict[str, Any]:
    """Go through a file, and return and keep what would become of it. Raises SheetError.

    `by` is who tries: records of others' keeping would not be changed. `signs` is told of each row.
    """
    at = timezone.now()
    rows, tally, numbers = taking(given, by), Tally(most=LISTED, most_changes=CHANGES), False
    for taken in rows:
        tally.add(taken)
        signs(tally.rows)
        numbers = numbers or bool(taken.rows[0].extra.get(NUMBER))
    sheets = [told_as_json(each) for each in rows.told]
    trial = summary(given, tally) | {"sheets": sheets, "numbers": numbers}
    trial["at"] = at.isoformat()
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=given.pk)
        if held.is_open and held.plan == given.plan:
            held.trial = trial
            held.save(update_fields=["trial"])
    given.trial = trial
    return trial


def summary(given: Import, tally: Tally) -> dict[str, Any]:
    """Return the counts over a file's rows, and the first of what was told, as JSON."""
    ledger = ledger_of(given.book)
    return {
        "of": plan_word(given),
        "rows": tally.rows,
        "outcomes": {outcome.value: count for outcome, count in tally.outcomes.items()},
        "kinds": {kind.value: count for kind, count in tally.kinds.most_common()},
        "told": [told_as_json(each) for each in tally.told],
        "first": [_line(each, ledger) for each in tally.first[:_FIRST]],
        "changes": [_change(each, ledger) for each in tally.changes],
    }


def tried_at(given: Import) -> datetime | None:
    """Return when a file was tried as it is read now, None where it was not."""
    trial = given.trial
    if trial.get("of") != plan_word(given) or "at" not in trial:
        return None
    return datetime.fromisoformat(trial["at"])


def plan_word(given: Import) -> str:
    """Return the word for how a file is read: a trial is of one plan, and no other."""
    return word_of(plan_of(given).as_json())


def _line(taken: Taken, ledger: Ledger) -> dict[str, Any]:
    values = taken.record.values if taken.record else {}
    cells = {
        key: shown(ledger.fields[key], value, full=False)
        for key, value in values.items()
        if key in ledger.fields
    }
    return {"row": taken.rows[0].line.number, "sheet": taken.rows[0].tab.name, "cells": cells}


def _change(taken: Taken, ledger: Ledger) -> dict[str, Any]:
    """Return what a row changes of its record, field by field; personal data in part."""
    order = list(ledger.fields)
    before, changes = taken.before, {key: both for key, *both in taken.changes}
    fields = [
        {
            "field": key,
            "was": _said(ledger.fields[key], was),
            "now": _said(ledger.fields[key], now),
        }
        for key, (was, now) in sorted(changes.items(), key=lambda each: order.index(each[0]))
    ]
    return {
        "row": taken.rows[0].line.number,
        "sheet": taken.rows[0].tab.name,
        "record": before.key if before else "",
        "name": before.number if before else "",
        "fields": fields,
    }


def _said(field: FieldDefinition, value: Any) -> str:  # noqa: ANN401 - as many kinds as fields have
    if field.type is not Type.TABLE or not value:
        return shown(field, value, full=False)
    rows = (
        " ".join(
            shown(column, row[key], full=not is_personal(field))
            for key, column in field.columns.items()
            if key in row
        )
        for row in value
    )
    return "；".join(rows)[:_LONGEST]
