"""The one door by which records are entered, changed, moved on and taken out.

Whether `by` may is asked before the views. Each act is one transaction in which the book is locked:
the record, its entry, its states, its marks and the note in the log are all there or none is. What
the person did wrong comes back as faults; what somebody else did meanwhile raises Overtaken.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Change, Fault, Ledger, Next, Role, Step, next_steps, validate
from huizong.ledgers import Record as Kept
from huizong.ledgers.record import began
from huizong.values import Message, Severity
from huizong_web.accounts.models import User
from huizong_web.labels import worded
from huizong_web.ledgers import storing
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.faults import Overtaken
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.marks import beside
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.others import with_others
from huizong_web.ledgers.storing import Act
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.wording import message, only_when
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import LONGEST_REASON, Unit
from huizong_web.one_line import one_line

NEW = "new"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an act: the record as stored, None where faults forbade it.

    Beside a stored record there may be warnings among the faults.
    """

    record: Record | None
    faults: tuple[Fault, ...] = ()


@transaction.atomic
def enter(
    book: Book, values: Mapping[str, Any], *, keeper: Unit, by: User, on: date | None = None
) -> Answer:
    """Store a new record of typed values, the unit by its name; `on` is the day of its state."""
    ledger, units, on = ledger_of(book), Units(book.office), on or timezone.localdate()
    book = _held(book.pk)
    start = (Change(ledger.workflow.start, on),) if ledger.workflow else ()
    given = Kept(NEW, _filled(values), start)
    faults = _faults(given, ledger, book, units)
    if _forbid(faults):
        return Answer(None, faults)
    stored = storing.make(book, ledger, units, [given], keeper=keeper, by=by)
    return Answer(stored[0], faults)


def enter_many(
    book: Book,
    given: Sequence[Kept],
    *,
    keeper: Unit,
    by: User,
    units: Units,
    reserved: AbstractSet[str] = frozenset(),
) -> list[Record]:
    """Store records that an import has found good, in the transaction in which it locked the book.

    A record without a state begins the workflow on the day that it tells of. The import notes them
    in the log together; each has its own entry. `reserved` are numbers that later ones bring.
    """
    ledger = ledger_of(book)
    return storing.make(
        book,
        ledger,
        units,
        [_begun(each, ledger) for each in given],
        keeper=keeper,
        by=by,
        act=Entry.Act.IMPORTED,
        noted=False,
        reserved=reserved,
    )


def _begun(given: Kept, ledger: Ledger) -> Kept:
    if given.history or not ledger.workflow:
        return given
    today = timezone.localdate()
    day = min(began(given, ledger) or today, today)
    return replace(given, history=(Change(ledger.workflow.start, day),))


@transaction.atomic
def change(
    record: Record,
    values: Mapping[str, Any],
    *,
    seen: int,
    by: User,
    reason: str = "",
    since: date | None = None,
) -> Answer:
    """Store other values of a record: all fields, as they shall be. Raises Overtaken, Unfit.

    Without `since` what was there had been wrong from the first; else it became so on that day.
    """
    ledger, units, record = _locked(record, seen)
    was = as_kept(record, ledger, units)
    given = replace(was, values=_filled(values))
    if given.values == was.values:
        return Answer(record)
    faults = _faults(given, ledger, record.book, units)
    if _forbid(faults):
        return Answer(None, faults)
    if since and since > timezone.localdate():
        raise Unfit(_("变化的日期不能晚于今天。"))
    kind = Entry.Act.UPDATED if since else Entry.Act.CHANGED
    act = Act(kind, by, since or timezone.localdate(), reason=_reason(reason))
    return Answer(storing.put(record, ledger, units, was, given, act), faults)


@transaction.atomic
def take(
    record: Record,
    step: Step,
    *,
    seen: int,
    by: User,
    words: frozenset[str],
    values: Mapping[str, Any] | None = None,
    reason: str = "",
    on: date | None = None,
) -> Answer:
    """Move a record on by a step of its workflow; `words` are the roles that the person has.

    `values`, if given, are all its fields as they shall be with the step. Raises Overtaken, Unfit.
    """
    ledger, units, record = _locked(record, seen)
    on, reason = on or timezone.localdate(), _reason(reason)
    was = as_kept(record, ledger, units)
    given = was if values is None else replace(was, values=_filled(values))
    _fit_day(was, on)
    if step.reason and not reason:
        return Answer(
            None, (_fault(None, message(_("这一步要写明理由")), message(_("请写明为什么"))),)
        )
    (beside_it,) = with_others([given], ledger, units)
    steps = next_steps(beside_it, ledger, words, today=on)
    taken = next((each for each in steps if each.step == step), None)
    if taken is None:
        raise Unfit(_("这条记录现在是“%(state)s”，您不能办这一步。") % {"state": record.state})
    if refused := _refusals(taken, ledger):
        return Answer(None, refused)
    given = replace(given, history=(*was.history, Change(step.to, on)))
    faults = _faults(given, ledger, record.book, units)
    if _forbid(faults):
        return Answer(None, faults)
    act = Act(Entry.Act.STEPPED, by, on, reason=reason, label=step.label)
    return Answer(storing.put(record, ledger, units, was, given, act), faults)


@transaction.atomic
def remove(record: Record, *, seen: int, by: User, reason: str) -> Record:
    """Take a record out of lists and figures, with a reason; it stays. Raises Overtaken, Unfit."""
    _ledger, _units, record = _locked(record, seen)
    if not (reason := _reason(reason)):
        raise Unfit(_("请写明为什么删除。"))
    if record.removed:
        raise Unfit(_("这条记录已经删除。"))
    act = Act(Entry.Act.REMOVED, by, timezone.localdate(), reason=reason)
    return storing.take_out(record, act)


@transaction.atomic
def restore(record: Record, *, seen: int, by: User, reason: str = "") -> Answer:
    """Put a removed record back, if no other has taken its place meanwhile."""
    ledger, units, record = _locked(record, seen)
    if not record.removed:
        raise Unfit(_("这条记录没有删除。"))
    found = beside([as_kept(record, ledger, units)], ledger, record.book, units)
    if faults := tuple(found.get(str(record.pk), ())):
        return Answer(None, faults)
    act = Act(Entry.Act.RESTORED, by, timezone.localdate(), reason=_reason(reason))
    return Answer(storing.put_back(record, ledger, units, act))


def _locked(record: Record, seen: int) -> tuple[Ledger, Units, Record]:
    _held(record.book_id)
    found = Record.objects.select_related("book__office", "keeper", "unit").get(pk=record.pk)
    if found.version != seen:
        last = found.entries.select_related("by").last()
        sentence = _("%(who)s刚刚改过这条记录，您的修改没有存下。请看现在的内容，再改。")
        raise Overtaken(sentence % {"who": last.by if last else ""}, found)
    return ledger_of(found.book), Units(found.book.office), found


def _held(pk: int) -> Book:
    book = Book.objects.select_for_update().get(pk=pk)
    if book.closed:
        raise Unfit(_("这本台账已停用，不能登记、修改和办理。"))
    return book


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", (), [])}


def _faults(given: Kept, ledger: Ledger, book: Book, units: Units) -> tuple[Fault, ...]:
    (beside_it,) = with_others([given], ledger, units)
    found = list(validate(beside_it, ledger, today=timezone.localdate()))
    found += unit_faults(given, ledger, units)
    found += beside([given], ledger, book, units).get(given.key, [])
    return tuple(found)


def unit_faults(given: Kept, ledger: Ledger, units: Units) -> list[Fault]:
    """Return a fault where the record's unit is none of the office's."""
    key = ledger.role(Role.UNIT)
    name = given.values.get(key) if key else None
    if key is None or name is None or name in units.named:
        return []
    said = message(_("本单位没有“%(name)s”") % {"name": name})
    return [_fault(key, said, message(_("请从机构表里选一个")))]


def _refusals(step: Next, ledger: Ledger) -> tuple[Fault, ...]:
    missing = (
        _fault(
            key,
            message(_("“%(label)s”没有填") % {"label": worded(ledger.fields[key].label)}),
            message(_("办这一步要先填这一栏")),
        )
        for key in step.lacks
    )
    forbidden = message(only_when(step.step, ledger))
    return (*missing, *(_fault(None, forbidden, message(_("请先核对"))) for _why in step.refused))


def _fit_day(was: Kept, on: date) -> None:
    if was.history and on < was.history[-1].on:
        sentence = _("办理日期不能早于上一步的%(day)s。")
        raise Unfit(sentence % {"day": was.history[-1].on.isoformat()})
    if on > timezone.localdate():
        raise Unfit(_("办理日期不能晚于今天。"))


def _reason(reason: str) -> str:
    return one_line(reason)[:LONGEST_REASON]


def _forbid(faults: tuple[Fault, ...]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)


def _fault(key: str | None, message: Message, remedy: Message) -> Fault:
    return Fault(key, message, remedy)
