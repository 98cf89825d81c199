"""A file taken in, and an import taken back: each one transaction, so that nothing is half done."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Case, Value, When
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers.sheets import Outcome, Taken, Tally
from huizong.ledgers.sheets.fitting import as_text
from huizong.ledgers.sheets.plan import NUMBER
from huizong_web import audit
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.derived import Mark
from huizong_web.ledgers.importing.changing import (
    How,
    change_many,
    changed_again,
    others_changed,
    put_back,
)
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.reading import plan_of, sheets_of, taking
from huizong_web.ledgers.importing.receiving import done_before
from huizong_web.ledgers.importing.trying import plan_word, tried_at
from huizong_web.ledgers.keeping import enter_many
from huizong_web.ledgers.models import Attachment, Book, Entry
from huizong_web.ledgers.pouring import pour_plain
from huizong_web.ledgers.storing import Act
from huizong_web.ledgers.tallying import forget
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import LONGEST_REASON
from huizong_web.one_line import one_line
from huizong_web.seen import refuse_other

AT_ONCE = 1000


class NotWhole(Unfit):
    """Rows are faulty, and it was asked to take all or none: none was taken."""


@transaction.atomic
def carry_out(
    given: Import,
    *,
    by: User,
    whole: bool,
    seen: str = "",
    again: bool = False,
    how: How | None = None,
    signs: Callable[[int], None] = lambda _rows: None,
) -> Import:
    """Store the good rows of a file as records; with `whole`, none unless all are good.

    Where rows change records, `how` says whether these had been wrong from the first.
    An import that was carried out already is returned as it is: who clicks twice imports once.
    The same file in another import is refused unless `again`. Raises Unfit, NotWhole, Overtaken
    where the columns are not those of `seen`, and SheetError.
    """
    held = _held(given)
    if held.state == Import.State.DONE:
        return held
    if not held.is_open:
        raise Unfit(_("这次导入已经撤销；要再导入，请重新上传文件。"))
    if held.book.closed:
        raise Unfit(_("这本台账已停用，不能导入。"))
    refuse_other(seen, plan_word(held), _("别人刚刚改过对应关系，没有导入。请看现在的，再试一次。"))
    if not again and done_before(held):
        raise Unfit(_("同一个文件已经导入过。确实要再导入一次的，请勾选“仍要导入”。"))
    made, tally = _store(held, by, (how or How()).act(held, by), signs)
    if whole and tally.faulty:
        sentence = _("有 %(n)s 行不能用，一行也没有导入。")
        raise NotWhole(sentence % {"n": tally.faulty})
    return _done(held, made, tally, by)


def _store(
    held: Import, by: User, act: Act, signs: Callable[[int], None]
) -> tuple[list[int], Tally]:
    """Store what good rows say, a thousand at a time; return the first and last new number."""
    units, tally = Units(held.book.office), Tally(most=0)
    ledger, reserved = ledger_of(held.book), _numbers_brought(held)
    good = _good(held, tally, by)
    ends: list[int] = []
    while some := list(islice(good, AT_ONCE)):
        new = [each.record for each in some if each.record and each.outcome is Outcome.NEW]
        made = enter_many(held.book, new, keeper=held.keeper, by=by, units=units, reserved=reserved)
        keys = [record.pk for record in made]
        ends = [min([*ends, *keys]), max([*ends, *keys])] if keys else ends
        if changed := [each for each in some if each.outcome is Outcome.CHANGED]:
            change_many(held, changed, act, ledger=ledger, units=units)
        signs(tally.rows)
    return ends, tally


def _good(held: Import, tally: Tally, by: User) -> Iterator[Taken]:
    for taken in taking(held, by, tried=tried_at(held)):
        tally.add(taken)
        if taken.outcome in (Outcome.NEW, Outcome.CHANGED):
            yield taken


def _numbers_brought(held: Import) -> frozenset[str]:
    """Return what stands in the number columns of a file: none of it is given to another record.

    Where its trial has seen no number the file need not be gone through for them.
    """
    trial = held.trial
    if trial.get("of") == plan_word(held) and not trial["numbers"]:
        return frozenset()
    sheets, found = sheets_of(held), set()
    for tab in plan_of(held).main:
        at = tab.at(NUMBER)
        if at is not None:
            lines = sheets.tabs[tab.name].lines()
            found |= {as_text(line.cells[at]).strip() for line in lines if at in line.cells}
    return frozenset(found)


def _done(held: Import, ends: list[int], tally: Tally, by: User) -> Import:
    held.state, held.done_by, held.done_at = Import.State.DONE, by, timezone.now()
    held.first, held.last = ends or (None, None)
    held.made, held.left_out = tally.outcomes[Outcome.NEW], tally.faulty
    held.changed = tally.outcomes[Outcome.CHANGED]
    held.save()
    after = {"sha256": held.sha256, "records": held.made, "left_out": held.left_out}
    after |= {"changed": held.changed} if held.changed else {}
    audit.record("records-imported", object=held, label=held.name, after=after)
    return held


@transaction.atomic
def undo(
    given: Import,
    *,
    by: User,
    reason: str,
    signs: Callable[[int], None] = lambda _rows: None,
) -> Import:
    """Take all that an import did back, with a reason, while no record has changed since.

    New records stay as removed ones, with an entry each, and their numbers are free again; those
    that it changed hold what they held before. Raises Unfit.
    """
    held = _held(given)
    reason = one_line(reason)[:LONGEST_REASON]
    if held.state != Import.State.DONE:
        raise Unfit(_("这次导入还没有做，或者已经撤销。"))
    if not reason:
        raise Unfit(_("请写明为什么撤销。"))
    _refuse_changed(held)
    if others_changed(held, by):
        raise Unfit(_("这次也更新了别的科室的记录，要能改它们的人（如文秘）才能撤销。"))
    label = _("撤销导入")
    _remove_all(held, label, reason, by, signs)
    put_back(held, Act(Entry.Act.CHANGED, by, timezone.localdate(), reason=reason, label=label))
    held.state, held.undone_by, held.undone_at = Import.State.UNDONE, by, timezone.now()
    held.reason = reason
    held.save()
    after = {"sha256": held.sha256, "records": held.made, "reason": reason}
    after |= {"changed": held.changed} if held.changed else {}
    audit.record("import-undone", object=held, label=held.name, after=after)
    return held


def changed_since(given: Import) -> int:
    """Return how many records of an import are not as it stored them."""
    changed = given.records.exclude(version=1).count() + changed_again(given)
    return changed or Attachment.objects.filter(record__in=given.records).count()


def _refuse_changed(held: Import) -> None:
    if count := changed_since(held):
        sentence = _("导入以后有 %(n)s 条记录改过，不能整批撤销。请在记录上逐条删除。")
        raise Unfit(sentence % {"n": count})


def _remove_all(
    held: Import, label: str, reason: str, by: User, signs: Callable[[int], None]
) -> None:
    today, now, done = timezone.localdate(), timezone.now(), 0
    rows = held.records.order_by("pk").values_list("pk", "state").iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        pour_plain(
            (
                {
                    "record_id": pk,
                    "version": 2,
                    "act": Entry.Act.REMOVED,
                    "label": label,
                    "before": state,
                    "state": state,
                    "on": today,
                    "reason": reason,
                    "by_id": by.pk,
                }
                for pk, state in some
            ),
            Entry,
        )
        done += len(some)
        signs(done)
    Mark.objects.filter(book=held.book, record__in=held.records).delete()
    forget(held.records)
    freed = Concat("number", Value(_("（撤销%(n)s）") % {"n": held.pk}))
    number = Case(When(number="", then=Value("")), default=freed)
    held.records.update(removed=True, version=2, changed_at=now, number=number)


def _held(given: Import) -> Import:
    """Return an import with its row and its book locked until the transaction ends."""
    held = Import.objects.select_for_update(of=("self",)).select_related("book__office", "keeper")
    found = held.get(pk=given.pk)
    Book.objects.select_for_update().get(pk=found.book_id)
    return found
