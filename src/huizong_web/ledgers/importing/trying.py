"""A trial: a file gone through as if it were taken in; only what it says of the rows is kept."""

from typing import Any

from django.db import transaction

from huizong.ledgers import Ledger
from huizong.ledgers.sheets import Taken, Tally
from huizong.ledgers.sheets.plan import NUMBER
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.messages import told_as_json
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.reading import plan_of, taking
from huizong_web.ledgers.shown import shown
from huizong_web.seen import word_of

LISTED = 300
"""Faults that a page lists; the sheet of failed rows has them all."""
_FIRST = 5


def attempt(given: Import) -> dict[str, Any]:
    """Go through a file, and return and keep what would become of it. Raises SheetError."""
    rows, tally, numbers = taking(given), Tally(most=LISTED), False
    for taken in rows:
        tally.add(taken)
        numbers = numbers or bool(taken.rows[0].extra.get(NUMBER))
    sheets = [told_as_json(each) for each in rows.told]
    trial = summary(given, tally) | {"sheets": sheets, "numbers": numbers}
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=given.pk)
        if held.is_open and held.plan == given.plan:
            held.trial = trial
            held.save(update_fields=["trial"])
    given.trial = trial
    return trial


def summary(given: Import, tally: Tally) -> dict[str, Any]:
    """Return the counts over a file's rows, and the first of what was told, as JSON."""
    return {
        "of": plan_word(given),
        "rows": tally.rows,
        "outcomes": {outcome.value: count for outcome, count in tally.outcomes.items()},
        "kinds": {kind.value: count for kind, count in tally.kinds.most_common()},
        "told": [told_as_json(each) for each in tally.told],
        "first": [_line(each, ledger_of(given.book)) for each in tally.first[:_FIRST]],
    }


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
