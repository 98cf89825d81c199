"""An act for each of many records, as the person means it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from huizong.ledgers import Fault, Ledger, Step
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


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person means to do with many records: what, filled in how, why, as of which day.

    `seen` are the versions that the page showed, by record; without one today's is meant.
    """

    what: Chosen
    sent: Sent
    ledger: Ledger
    units: Units
    rights: Rights
    by: User
    seen: Mapping[int, int]
    reason: str
    on: date | None

    def of(self, records: Sequence[Record]) -> list[Planned]:
        """Return the acts, one for each record; an empty field of a step leaves each its own."""
        step = self.what.step
        return [self._change(one) if step is None else self._step(one, step) for one in records]

    def _change(self, record: Record) -> Planned:
        key = self.what.field
        field, given = self.ledger.fields[key], self.sent.values.get(key)
        values = dict(as_kept(record, self.ledger, self.units).values)
        before = shown(field, values.pop(key, None)) or EMPTY
        after = shown(field, given) or EMPTY
        if given is not None:
            values[key] = given

        def act() -> Answer:
            if not self.rights.may(Action.KEEP_RECORDS, record.keeper):
                raise Unfit(_("您不能改这条记录。"))
            if before == after:
                return Answer(None, (_unchanged(),))
            seen = self._version(record)
            return change(record, values, seen=seen, by=self.by, reason=self.reason)

        return Planned(record, act, before, after)

    def _step(self, record: Record, step: Step) -> Planned:
        values = {**as_kept(record, self.ledger, self.units).values, **self.sent.values}
        words = words_of(self.rights, record, people_words(self.ledger))

        def act() -> Answer:
            return take(
                record,
                step,
                seen=self._version(record),
                by=self.by,
                words=words,
                values=values,
                reason=self.reason,
                on=self.on,
            )

        return Planned(record, act, record.state, step.to)

    def _version(self, record: Record) -> int:
        return self.seen.get(record.pk, record.version)


def _unchanged() -> Fault:
    return Fault(None, message(_("本来就是这样，不必改")), message(_("不必再改")))
