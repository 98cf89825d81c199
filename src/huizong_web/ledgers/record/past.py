"""The history of a record, newest first: who did what when, and each field before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huizong.ledgers import Ledger
from huizong.ledgers.stored import values_of
from huizong_web.labels import like, worded
from huizong_web.ledgers.models import Entry, Record
from huizong_web.ledgers.shown import EMPTY, shown


@dataclass(frozen=True, slots=True)
class Changed:
    """A field before and after."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Past:
    """An act on a record: what it was, and the fields that it changed."""

    entry: Entry
    act: str
    moved: str
    fields: Sequence[Changed]


def past_of(record: Record, ledger: Ledger, *, full: bool) -> list[Past]:
    """Return the acts on a record (one query), the newest first."""
    entries = record.entries.select_related("by").order_by("-version")
    return [_past(entry, ledger, full=full) for entry in entries]


def by_field(past: Sequence[Past]) -> dict[str, list[tuple[Past, Changed]]]:
    """Return what became of each field that was ever changed, the newest first."""
    found: dict[str, list[tuple[Past, Changed]]] = {}
    for each in past:
        for changed in each.fields:
            # What a step or somebody first filled in was no change.
            if changed.before != EMPTY:
                found.setdefault(changed.key, []).append((each, changed))
    return found


def _past(entry: Entry, ledger: Ledger, *, full: bool) -> Past:
    act = like(entry.label, ledger.label) if entry.label else str(Entry.Act(entry.act).label)
    moved = ""
    if entry.state and entry.before != entry.state:
        states = (entry.before, entry.state) if entry.before else (entry.state,)
        moved = " → ".join(worded(like(state, ledger.label)) for state in states)
    entered = entry.act in (Entry.Act.ENTERED, Entry.Act.IMPORTED)
    fields = [] if entered else list(_fields(entry.changed, ledger, full=full))
    return Past(entry, act, moved, fields)


def _fields(changed: dict[str, list[Any]], ledger: Ledger, *, full: bool) -> Iterator[Changed]:
    for key, (before, after) in changed.items():
        field = ledger.fields.get(key)
        if field is None:
            yield Changed(key, _strange(key), str(before or EMPTY), str(after or EMPTY))
            continue
        texts = [
            shown(field, values_of({key: value}, ledger).get(key), full=full) or EMPTY
            for value in (before, after)
        ]
        yield Changed(key, field.label, *texts)


def _strange(key: str) -> str:
    return {"number": _("编号"), "unit": _("单位")}.get(key, key)
