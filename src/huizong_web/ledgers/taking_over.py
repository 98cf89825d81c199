"""Takes over a register that was kept elsewhere: its records with all that they went through.

Beside `keeping`, which enters one record as it is today. Each state has its entry, with who took
the step and why; the log has one line for the register.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Ledger, Role, Step, together, validate
from huizong.ledgers import Record as Kept
from huizong.ledgers.passed import Passed
from huizong.ledgers.plain import Kept as Plain
from huizong.ledgers.stored import plain
from huizong_web import audit
from huizong_web.accounts.models import User
from huizong_web.ledgers import storing
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.numbering import go_on_after
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Unit

By = Callable[[str, Record], User]
"""Who does a workflow's work on a record, by the word that the workflow has for them."""
MORNING = time(10)


@transaction.atomic
def take_over(book: Book, given: Sequence[Plain], *, by: By) -> list[Record]:
    """Store records with their numbers and their past; each with the unit whose work it is.

    Raises Unfit with the number of a record that is not good or of a unit that there is not.
    """
    book = Book.objects.select_for_update(of=("self",)).select_related("office").get(pk=book.pk)
    ledger, units = ledger_of(book), Units(book.office)
    _refuse_bad([each.record for each in given], ledger)
    ways = {each.record.key: each.way for each in given}
    stored = [
        record
        for keeper, some in _by_keeper(book, given, ledger, units).items()
        for record in storing.make(
            book,
            ledger,
            units,
            some,
            keeper=keeper,
            by=by("clerk", Record(book=book, keeper=keeper)),
            noted=False,
            told=lambda record, each: _told(record, each, ways[each.key], ledger, by),
        )
    ]
    _number_versions(stored, ways)
    go_on_after(book, ledger.number, (record.number for record in stored))
    audit.record(
        "register-taken-over", object=book, label=ledger.label, after={"records": len(stored)}
    )
    return stored


def _refuse_bad(given: Sequence[Kept], ledger: Ledger) -> None:
    today = timezone.localdate()
    alone = ((each, fault) for each in given for fault in validate(each, ledger, today=today))
    for pairs in (alone, together(given, ledger)):
        for each, fault in pairs:
            if fault.severity.value == "error":
                sentence = _("%(ledger)s %(number)s：%(why)s")
                said = {"ledger": ledger.label, "number": each.number, "why": fault.message}
                raise Unfit(sentence % said)


def _by_keeper(
    book: Book, given: Sequence[Plain], ledger: Ledger, units: Units
) -> dict[Unit, list[Kept]]:
    """Return the records by whose work they are: the book's keeper's, else their own unit's."""
    key = ledger.role(Role.UNIT)
    found: dict[Unit, list[Kept]] = {}
    for each in given:
        name = each.record.values.get(key) if key else None
        unit = units.named.get(name) if name else None
        keeper = book.keeper or unit
        if keeper is None or (name and unit is None):
            sentence = _("%(ledger)s %(number)s：本单位没有“%(unit)s”。")
            said = {"ledger": ledger.label, "number": each.record.number, "unit": name or ""}
            raise Unfit(sentence % said)
        found.setdefault(keeper, []).append(each.record)
    return found


def _told(
    record: Record, given: Kept, way: Sequence[Passed], ledger: Ledger, by: By
) -> Iterator[Entry]:
    """Yield the entries of a record: what was entered, and each step of its way."""
    first = way[0] if way else None
    day = first.on if first else record.occurred or timezone.localdate()
    changed = {key: [None, plain(value)] for key, value in given.values.items()}
    yield Entry(
        record=record,
        version=1,
        act=Entry.Act.ENTERED,
        changed=changed,
        state=first.state if first else "",
        on=day,
        by=by("clerk", record),
        at=_at(day),
    )
    for version, (before, after) in enumerate(pairwise(way), 2):
        step = _step(ledger, before, after)
        yield Entry(
            record=record,
            version=version,
            act=Entry.Act.STEPPED,
            label=step.label[:40] if step else "",
            before=before.state,
            state=after.state,
            on=after.on,
            reason=after.reason,
            by=by(step.by if step else "clerk", record),
            at=_at(after.on),
        )


def _step(ledger: Ledger, before: Passed, after: Passed) -> Step | None:
    """Return the step that leads there; of several one that asks why if a reason is given."""
    steps = ledger.workflow.steps if ledger.workflow else ()
    found = [step for step in steps if before.state in step.from_ and step.to == after.state]
    fitting = [step for step in found if step.reason == bool(after.reason)]
    return next(iter([*fitting, *found]), None)


def _number_versions(stored: Iterable[Record], ways: dict[str, tuple[Passed, ...]]) -> None:
    """Give records the version of their last entry, in one statement for each version."""
    longer: dict[int, list[int]] = {}
    for record in stored:
        if len(way := ways[record.number]) > 1:
            record.version = len(way)
            longer.setdefault(len(way), []).append(record.pk)
    for version, keys in longer.items():
        Record.objects.filter(pk__in=keys).update(version=version)


def _at(day: date) -> datetime:
    return min(timezone.make_aware(datetime.combine(day, MORNING)), timezone.now())
