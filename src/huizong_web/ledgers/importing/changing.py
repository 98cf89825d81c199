"""Records that a file changes: stored many at once, and given back what they were."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import FieldDefinition, Ledger, Role, Type
from huizong.ledgers import Record as Kept
from huizong.ledgers.sheets import Taken
from huizong.ledgers.stored import values_of
from huizong_web.accounts.models import User
from huizong_web.ledgers import storing
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.files_of_rows import with_files
from huizong_web.ledgers.importing.models import Import, Updated
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.marks import beside
from huizong_web.ledgers.models import Entry, Record
from huizong_web.ledgers.pouring import pour_plain
from huizong_web.ledgers.seeing import units_where
from huizong_web.ledgers.storing import Act
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import LONGEST_REASON, UnitBefore
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
    """Store what rows change of their records, with the book locked since they were judged.

    Raises Unfit where nobody can say which row of a table the files of another now belong to.
    """
    rows = {int(each.before.key): each for each in taken if each.before}
    changes = []
    for record in _records(rows):
        was = as_kept(record, ledger, units)
        values = _values(record, was.values, rows[record.pk], ledger)
        changes.append((record, was, replace(was, values=values)))
    _put(given, changes, act, ledger=ledger, units=units)


def put_back(given: Import, act: Act) -> None:
    """Give the records that an import changed what they held before, with an entry each.

    Raises Unfit where another record has taken meanwhile what only one may have, and where a unit
    that they held can no longer be named.
    """
    ledger, units = ledger_of(given.book), Units(given.book.office)
    coming = given.updated.order_by("pk").values_list("record_id", "version").iterator(_AT_ONCE)
    while some := dict(islice(coming, _AT_ONCE)):
        changed = dict(_entries(some).values_list("record_id", "changed"))
        changes = []
        for record in _records(some):
            was = as_kept(record, ledger, units)
            before = {key: held for key, (held, _now) in changed[record.pk].items()}
            _name_unit(before, given, ledger, units)
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


def _values(
    record: Record, stored: Mapping[str, Any], taken: Taken, ledger: Ledger
) -> dict[str, Any]:
    """Return a record's values with what a row changes; files, which no sheet holds, stay."""
    values = dict(stored)
    for key, _was, now in taken.changes:
        field = ledger.fields[key]
        files = [name for name, each in field.columns.items() if each.type in _FILES]
        values[key] = with_files(stored.get(key) or (), now, files) if files and now else now
        if now and values[key] is None:
            raise _open_rows(record, field)
    return _filled(values)


_FILES = (Type.FILE, Type.IMAGES)


def _open_rows(record: Record, field: FieldDefinition) -> Unfit:
    sentence = _(
        "“%(name)s”的“%(table)s”里有照片或附件，认不出表里的行是原来的哪一行，什么也没有写。"
        "请从表里删去这一条，在页面上改它。"
    )
    return Unfit(sentence % {"name": record.number or record.title, "table": field.label})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", (), [])}


def _name_unit(before: dict[str, Any], given: Import, ledger: Ledger, units: Units) -> None:
    """Call the unit that a record had by the name it has now. Raises Unfit where none is meant."""
    key = ledger.role(Role.UNIT)
    name = before.get(key) if key else None
    if not key or not name:
        return
    past = UnitBefore.objects.filter(unit__office=units.office, name=name)
    if name in units.named and given.done_at:  # another may bear the name since
        past = past.filter(until__gte=timezone.localdate(given.done_at))
    meant = set(past.values_list("unit_id", flat=True).order_by())
    meant |= {units.named[name].pk} if name in units.named else set()
    if len(meant) != 1:
        sentence = _("不能撤销：现在没有“%(name)s”这个单位，或者不止一个。请在记录上逐条改回。")
        raise Unfit(sentence % {"name": name})
    before[key] = units.name(meant.pop())
