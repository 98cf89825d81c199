"""Puts records, and all that hangs on them, into the database; called by `keeping` alone.

Every function expects an open transaction with the book locked, and records that are good.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils import timezone

from huizong.ledgers import Change, Ledger, Role, state_at
from huizong.ledgers import Record as Kept
from huizong.ledgers.record import began
from huizong.ledgers.stored import plain, plain_values
from huizong_web import audit
from huizong_web.accounts.models import User
from huizong_web.ledgers.derived import LONG_AGO, Mark, Stay
from huizong_web.ledgers.loading import values as values_of
from huizong_web.ledgers.marks import store_marks
from huizong_web.ledgers.models import LONGEST_TITLE, Book, Entry, Record
from huizong_web.ledgers.numbering import next_numbers
from huizong_web.ledgers.pouring import overwrite, pour, pour_plain
from huizong_web.ledgers.tallying import forget, store_anew, store_tallies
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.words import texts_of, words_in
from huizong_web.offices.models import Unit

_CHANGING = ("unit", "values", "occurred", "title", "words", "version", "changed_at")


@dataclass(frozen=True, slots=True)
class Act:
    """What is done to a record, by whom, from which day its state holds, and why."""

    act: Entry.Act
    by: User
    on: date
    reason: str = ""
    label: str = ""


def make(
    book: Book,
    ledger: Ledger,
    units: Units,
    given: Sequence[Kept],
    *,
    keeper: Unit,
    by: User,
    act: Entry.Act = Entry.Act.ENTERED,
    noted: bool = True,
    reserved: AbstractSet[str] = frozenset(),
    told: Callable[[Record, Kept], Iterable[Entry]] | None = None,
) -> list[Record]:
    """Store new records; one with a number keeps it. Many go in few statements.

    With `noted` each gets its line in the log; an import notes them together, by itself. No number
    of `reserved` is given: a record that is still to come brings it. `told` yields the entries of a
    record that has a past to tell; else it has one.
    """
    today = timezone.localdate()
    records = [_filled(Record(book=book, keeper=keeper), each, ledger, units) for each in given]
    unnumbered = [record for record in records if not record.number]
    days = [record.occurred or today for record in unnumbered]
    numbers = next_numbers(book, ledger.number, days, reserved=reserved)
    for record, number in zip(unnumbered, numbers, strict=True):
        record.number = number
    records = pour(records, Record, last=_find_by_words)
    pairs = list(zip(records, given, strict=True))
    pour_plain((stay for record, each in pairs for stay in _stays(record, each, ledger)), Stay)
    if told:
        pour((entry for record, each in pairs for entry in told(record, each)), Entry)
    else:
        firsts = (
            _first_entry(record, each, Act(act, by, _on(each, today))) for record, each in pairs
        )
        pour_plain(firsts, Entry)
    store_tallies([(record, each.values) for record, each in pairs], ledger)
    store_marks(book, {record.pk: each.values for record, each in pairs}, ledger, new=True)
    if noted:
        for record in records:
            _note(act, record)
    return records


def put(record: Record, ledger: Ledger, units: Units, was: Kept, given: Kept, act: Act) -> Record:
    """Store what a record is after an act."""
    before, changed = record.state, _changed(was, given)
    record = _filled(record, given, ledger, units)
    record.words = _words(record)
    _save(record, act, changed=changed, before=before)
    if len(given.history) > len(was.history):
        day = given.history[-1].on
        record.stays.filter(last=None).update(last=day)
        Stay.objects.create(book_id=record.book_id, record=record, state=record.state, first=day)
    store_anew([(record, given.values)], ledger)
    store_marks(record.book, {record.pk: given.values}, ledger)
    return record


def put_many(
    book: Book,
    ledger: Ledger,
    units: Units,
    changes: Sequence[tuple[Record, Kept, Kept]],
    act: Act,
) -> None:
    """Store other values of many records in few statements: each with what it was and shall be.

    Their states stay. Each has its own entry; whoever asks for it notes them in the log together.
    """
    now, entries = timezone.now(), []
    for record, was, given in changes:
        _filled(record, given, ledger, units)
        record.words = _words(record)
        record.version += 1
        record.changed_at = now
        entries.append(_entry(record, _changed(was, given), act))
    records = [record for record, _was, _given in changes]
    overwrite(records, Record, _CHANGING)
    pour_plain(entries, Entry)
    store_anew([(record, given.values) for record, _was, given in changes], ledger)
    store_marks(book, {record.pk: given.values for record, _was, given in changes}, ledger)


def take_out(record: Record, act: Act) -> Record:
    """Take a record out of lists and figures."""
    record.removed = True
    _save(record, act, changed={}, before=record.state)
    Mark.objects.filter(record=record).delete()
    forget(Record.objects.filter(pk=record.pk))
    return record


def put_back(record: Record, ledger: Ledger, units: Units, act: Act) -> Record:
    """Put a record back into lists and figures."""
    record.removed = False
    _save(record, act, changed={}, before=record.state)
    mark([record], ledger, units)
    store_anew([(record, values_of(record, ledger, units))], ledger)
    return record


def mark(records: Iterable[Record], ledger: Ledger, units: Units) -> None:
    """Store anew what others of the book may not share."""
    for record in records:
        store_marks(record.book, {record.pk: values_of(record, ledger, units)}, ledger)


def digest_of(record: Record) -> str:
    """Return what the log keeps of a record: by it one can tell whether it is as it was then."""
    said = [record.number, record.unit_id, record.state, record.removed, record.values]
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _filled(record: Record, given: Kept, ledger: Ledger, units: Units) -> Record:
    values: dict[str, Any] = dict(given.values)
    key = ledger.role(Role.UNIT)
    name = values.pop(key, None) if key else None
    record.unit = units.named.get(name) if name else None
    record.number = given.number or record.number
    record.values = plain_values(values)
    record.state = state_at(given, ledger) or ""
    record.occurred = began(given, ledger)
    record.title = _title(values, ledger)
    return record


def _title(values: Mapping[str, Any], ledger: Ledger) -> str:
    key = ledger.role(Role.TITLE)
    return str(values.get(key) or "")[:LONGEST_TITLE] if key else ""


def _changed(was: Kept, given: Kept) -> dict[str, list[Any]]:
    return {
        key: [plain(was.values.get(key)), plain(given.values.get(key))]
        for key in dict.fromkeys((*was.values, *given.values))
        if was.values.get(key) != given.values.get(key)
    }


def _entry(record: Record, changed: dict[str, list[Any]], act: Act) -> dict[str, Any]:
    """Return the entry of a change that leaves the state, by column."""
    return {
        "record_id": record.pk,
        "version": record.version,
        "act": act.act,
        "label": act.label[:40],
        "changed": changed,
        "before": record.state,
        "state": record.state,
        "on": act.on,
        "reason": act.reason,
        "by_id": act.by.pk,
    }


def _find_by_words(record: Record) -> None:
    record.words = _words(record)


def _words(record: Record) -> str:
    names = [record.number, record.unit.name if record.unit else "", record.state]
    return words_in((*names, *texts_of(record.values)))


def _stays(record: Record, given: Kept, ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Yield the stays of a new record, by column."""
    history = list(given.history)
    if ledger.workflow and (not history or history[0].state != ledger.workflow.start):
        history.insert(0, Change(ledger.workflow.start, LONG_AGO))
    ends = [*(change.on for change in history[1:]), None][: len(history)]
    for at, (change, last) in enumerate(zip(history, ends, strict=True)):
        yield {
            "book_id": record.book_id,
            "record_id": record.pk,
            "state": change.state,
            "first": change.on,
            "last": last,
            "opening": at == 0,
        }


def _on(given: Kept, today: date) -> date:
    return given.history[-1].on if given.history else today


def _first_entry(record: Record, given: Kept, act: Act) -> dict[str, Any]:
    """Return the entry of a new record, by column."""
    stored = record.values
    return {
        "record_id": record.pk,
        "version": 1,
        "act": act.act,
        "changed": {
            key: [None, stored[key] if key in stored else plain(value)]
            for key, value in given.values.items()
        },
        "state": record.state,
        "on": act.on,
        "by_id": act.by.pk,
    }


def _save(record: Record, act: Act, *, changed: dict[str, Any], before: str) -> None:
    record.version += 1
    record.changed_at = timezone.now()
    record.save()
    Entry.objects.create(
        record=record,
        version=record.version,
        act=act.act,
        label=act.label[:40],
        changed=changed,
        before=before,
        state=record.state,
        on=act.on,
        reason=act.reason,
        by=act.by,
    )
    _note(act.act, record, reason=act.reason, changed=sorted(changed))


def _note(act: Entry.Act, record: Record, *, reason: str = "", changed: Sequence[str] = ()) -> None:
    after: dict[str, Any] = {
        "version": record.version,
        "state": record.state,
        "sha256": digest_of(record),
    }
    if changed:
        after["fields"] = list(changed)
    if reason:
        after["reason"] = reason
    audit.record(f"record-{act.value}", object=record, label=record.number, after=after)
