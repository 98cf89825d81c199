"""An act for each of many records, as the person means it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from huizong.ledgers import Fault, Ledger
from huizong_web.accounts.models import User
from huizong_web.ledgers.bulk.choosing import Chosen
from huizong_web.ledgers.bulk.doing import Planned
from huizong_web.ledgers.entering.typed import Sent
from huizong_web.ledgers.keeping import Answer, change, take
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.record.moves import people_words
from huizong_web.ledgers.roles import words_of
from huizong_web.ledgers.shown import EMPTY, shown
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.wording import message
from huizong_web.offices.faults import Unfit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action


def planned(
    records: Sequence[Record],
    what: Chosen,
    sent: Sent,
    ledger: Ledger,
    rights: Rights,
    units: Units,
    *,
    by: User,
    seen: Mapping[int, int],
    reason: str,
    on: date | None,
) -> list[Planned]:
    """Return the acts, one for each record; an empty field of a step leaves each its own."""
    return [
        _step(record, what, sent, ledger, rights, units, by, seen, reason, on)
        if what.step is not None
        else _change(record, what, sent, ledger, rights, units, by, seen, reason)
        for record in records
    ]


def _change(
    record: Record,
    what: Chosen,
    sent: Sent,
    ledger: Ledger,
    rights: Rights,
    units: Units,
    by: User,
    seen: Mapping[int, int],
    reason: str,
) -> Planned:
    field = ledger.fields[what.field]
    values = dict(as_kept(record, ledger, units).values)
    before = shown(field, values.pop(what.field, None)) or EMPTY
    after = shown(field, sent.values.get(what.field)) or EMPTY
    values |= {key: value for key, value in sent.values.items() if key == what.field}

    def act() -> Answer:
        if not rights.may(Action.KEEP_RECORDS, record.keeper):
            raise Unfit(_("您不能改这条记录。"))
        if before == after:
            return Answer(None, (_unchanged(),))
        version = seen.get(record.pk, record.version)
        return change(record, values, seen=version, by=by, reason=reason)

    return Planned(record, act, before, after)


def _step(
    record: Record,
    what: Chosen,
    sent: Sent,
    ledger: Ledger,
    rights: Rights,
    units: Units,
    by: User,
    seen: Mapping[int, int],
    reason: str,
    on: date | None,
) -> Planned:
    step = what.step
    if step is None:
        raise ValueError
    values = {**as_kept(record, ledger, units).values, **sent.values}
    words = words_of(rights, record, people_words(ledger))

    def act() -> Answer:
        version = seen.get(record.pk, record.version)
        return take(
            record,
            step,
            seen=version,
            by=by,
            words=words,
            values=values,
            reason=reason,
            on=on,
        )

    return Planned(record, act, record.state, step.to)


def _unchanged() -> Fault:
    return Fault(None, message(_("本来就是这样，不必改")), message(_("不必再改")))
