"""Takes all records of a book over to its definition of today, in one act."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Ledger, Role
from huizong.ledgers import Record as Kept
from huizong.ledgers.record import began
from huizong_web import audit
from huizong_web.accounts.models import User
from huizong_web.ledgers import storing
from huizong_web.ledgers.carrying.comparing import Compared, compared
from huizong_web.ledgers.carrying.looking import migrated_records
from huizong_web.ledgers.loading import as_kept, standing
from huizong_web.ledgers.marks import rules_of
from huizong_web.ledgers.models import LONGEST_TITLE, Book, Entry, Record
from huizong_web.ledgers.opening import source_of
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit


@dataclass(frozen=True, slots=True)
class Carried:
    """What was done: of how many records how many were changed, and how many do not fit yet."""

    records: int
    changed: int
    unfit: int


@transaction.atomic
def carry(book: Book, *, by: User, today: date | None = None) -> Carried | None:
    """Take a book's records over; None where there is nothing to do.

    Fields move by `was`, the rest stays as it is: what does not fit is mended one by one, by
    whoever next changes the record. Everything is stored or nothing.
    """
    book = Book.objects.select_for_update(of=("self",)).select_related("office").get(pk=book.pk)
    day, both = today or timezone.localdate(), compared(book)
    if both is None:
        return None
    count = changed = unfit = 0
    units, act = Units(book.office), storing.Act(Entry.Act.CARRIED, by, day)
    for record, migrated in migrated_records(book, both, today=day):
        count += 1
        unfit += bool(migrated.faults)
        if migrated.moved or _is_found_otherwise(record, migrated.record, both.new):
            _put(record, migrated.record, both, units, act)
            changed += 1
    unfit += _mark_anew(book, both, units)
    book.source = source_of(both.new)
    book.save(update_fields=["source"])
    done = Carried(count, changed, unfit)
    after = {"records": count, "changed": changed, "unfit": unfit}
    audit.record("carry-book", object=book, label=both.new.label, after=after)
    return done


def _put(record: Record, given: Kept, both: Compared, units: Units, act: storing.Act) -> None:
    removed, was = record.removed, as_kept(record, both.old or both.new, units)
    try:
        with transaction.atomic():
            storing.put(record, both.new, units, was, given, act)
    except IntegrityError as error:
        sentence = _("“%(name)s”按新定义与另一条重复。请先改正其中一条，再带过来。")
        raise Unfit(sentence % {"name": record}) from error
    if removed:
        record.marks.all().delete()


def _mark_anew(book: Book, both: Compared, units: Units) -> int:
    """Mark what records may not share, if that is something else now; return how many share it."""
    if both.old is not None and list(rules_of(both.old)) == list(rules_of(both.new)):
        return 0
    doubles = 0
    for record in standing(book).order_by("pk").iterator(1000):
        try:
            with transaction.atomic():
                storing.mark([record], both.new, units)
        except IntegrityError:
            doubles += 1
    return doubles


def _is_found_otherwise(record: Record, given: Kept, ledger: Ledger) -> bool:
    """Whether what is derived for finding a record would be something else now."""
    title, unit = ledger.role(Role.TITLE), ledger.role(Role.UNIT)
    named = str(given.values.get(title) or "")[:LONGEST_TITLE] if title else ""
    about = given.values.get(unit) if unit else None
    return (record.title, record.occurred, record.unit.name if record.unit else None) != (
        named,
        began(given, ledger),
        about,
    )
