"""Records that a file changes: stored many at once, and given back what they were."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import FieldDefinition, Ledger, Type
from huizong.ledgers import Record as Kept
from huizong.ledgers.sheets import Taken
from huizong.ledgers.stored import values_of
from huizong_web.accounts.models import User
from huizong_web.ledgers import storing
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.models import Import, Updated
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.marks import beside
from huizong_web.ledgers.models import Entry, Record
from huizong_web.ledgers.pouring import pour_plain
from huizong_web.ledgers.seeing import units_where
from huizong_web.ledgers.storing import Act
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import LONGEST_REASON
from huizong_web.offices.rights import rights_of
from huizong_web.one_line import one_line
from huizong_web.policy import Action
from huizong_web.speaking import said

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class How:
    """What a person means by the changes: wrong from the first, or so since a day; and why."""

    since: date | None = None
    reason: str = ""

    def act(self, given: Import, by: User) -> Act:
        """Return the act by which records are changed. Raises Unfit for a day to come."""
        today = timezone.localdate()
        if self.since and self.since > today:
            raise Unfit(_("变化的日期不能晚于今天。"))
        kind = Entry.Act.UPDATED if self.since else Entry.Act.CHANGED
        named = _("按表格“%(name)s”更新") % {"name": given.name}
        reason = (one_line(self.reason) or named)[:LONGEST_REASON]
        return Act(kind, by, self.since or today, reason=reason)


def change_many(
    given: Import, taken: Sequence[Taken], act: Act, *, ledger: Ledger, units: Units
) -> None:
    """Store what rows change of their records, with the book locked since they were judged."""
    rows = {int(each.before.key): each for each in taken if each.before}
    changes = []
    for record in _records(rows):
        was = as_kept(record, ledger, units)
        values = _values(was.values, rows[record.pk], ledger)
        changes.append((record, was, replace(was, values=values)))
    _put(given, changes, act, ledger=ledger, units=units)


def put_back(given: Import, act: Act) -> None:
    """Give the records that an import changed what they held before, with an entry each.

    Raises Unfit where another record has taken meanwhile what only one may have.
    """
    ledger, units = ledger_of(given.book), Units(given.book.office)
    coming = given.updated.order_by("pk").values_list("record_id", "version").iterator(_AT_ONCE)
    while some := dict(islice(coming, _AT_ONCE)):
        changed = dict(_entries(some).values_list("record_id", "changed"))
        changes = []
        for record in _records(some):
            was = as_kept(record, ledger, units)
            before = {key: held for key, (held, _now) in changed[record.pk].items()}
            values = _filled(dict(was.values) | values_of(before, ledger))
            changes.append((record, was, replace(was, values=values)))
        found = beside([given for _, _, given in changes], ledger, given.book, units)
        for faults in found.values():
            raise Unfit(_("不能撤销：%(why)s。") % {"why": said(faults[0].message)})
        storing.put_many(given.book, ledger, units, changes, act)


def changed_again(given: Import) -> int:
    """Return how many of the records that an import changed have been changed since."""
    return given.updated.exclude(record__version=F("version"), record__removed=False).count()


def others_changed(given: Import, by: User) -> bool:
    """Return whether an import changed records that a person may not change."""
    allowed = units_where(rights_of(by, given.book.office), Action.KEEP_RECORDS)
    if allowed is None:
        return False
    return given.updated.exclude(record__keeper__in=allowed).exists()


def _put(
    given: Import,
    changes: Sequence[tuple[Record, Kept, Kept]],
    act: Act,
    *,
    ledger: Ledger,
    units: Units,
) -> None:
    storing.put_many(given.book, ledger, units, changes, act)
    pour_plain(
        (
            {"given_id": given.pk, "record_id": record.pk, "version": record.version}
            for record, _was, _now in changes
        ),
        Updated,
    )


def _records(keys: Mapping[int, Any]) -> Iterator[Record]:
    found = Record.objects.filter(pk__in=keys).select_related("unit").prefetch_related("stays")
    for record in found.order_by("pk"):
        record.edited = []  # type: ignore[attr-defined]  # what it was before nobody asks here
        yield record


def _entries(versions: Mapping[int, int]) -> QuerySet[Entry]:
    """Return the entries by which an import changed some records."""
    return Entry.objects.filter(
        record__in=versions, record__updates__version=F("version"), act__in=_CHANGES
    )


_CHANGES = (Entry.Act.CHANGED, Entry.Act.UPDATED)


def _values(stored: Mapping[str, Any], taken: Taken, ledger: Ledger) -> dict[str, Any]:
    """Return a record's values with what a row changes; files, which no sheet holds, stay."""
    values = dict(stored)
    for key, _was, now in taken.changes:
        values[key] = _with_files(ledger.fields[key], stored.get(key), now)
    return _filled(values)


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", (), [])}


def _with_files(field: FieldDefinition, stored: Any, now: Any) -> Any:  # noqa: ANN401 - as many kinds as fields have
    files = [key for key, each in field.columns.items() if each.type in (Type.FILE, Type.IMAGES)]
    if not files or not stored or not now:
        return now
    rows = [dict(row) for row in now]
    for row, old in zip(rows, stored, strict=False):
        row |= {key: old[key] for key in files if key in old}
    return tuple(rows)
