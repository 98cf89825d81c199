"""The steps that a person may take with a record, and what each asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from huizong.ledgers import Fault, Ledger, Next, Step, next_steps
from huizong.ledgers import Record as Kept
from huizong.ledgers.expressions import names
from huizong.ledgers.record import condition
from huizong_web.labels import like
from huizong_web.ledgers.entering.form import Form, form_of
from huizong_web.ledgers.entering.typed import Raw, raw_of
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.roles import words_of
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.wording import only_when
from huizong_web.offices.rights import Rights


@dataclass(frozen=True, slots=True)
class Move:
    """A step: its place among the ledger's steps, the fields that it asks for, what forbids it.

    `barred` where nothing that it asks for can change that.

    `open` where it was sent and refused: its form is shown with what was typed.
    """

    index: int
    step: Step
    form: Form
    refused: Sequence[str]
    barred: bool = False
    open: bool = False
    reason: str = ""

    @property
    def label(self) -> str:
        """What its button says."""
        return self.step.label or like(self.step.to, self.step.label)


def people_words(ledger: Ledger) -> frozenset[str]:
    """Return the words for people that a workflow has."""
    return frozenset(step.by for step in ledger.workflow.steps) if ledger.workflow else frozenset()


def moves_of(
    record: Record, kept: Kept, ledger: Ledger, rights: Rights, units: Units, *, today: date
) -> Iterator[Move]:
    """Yield the steps that a person may take from where the record stands."""
    if ledger.workflow is None or record.removed or record.book.closed:
        return
    words = words_of(rights, record, people_words(ledger))
    raw = raw_of(kept.values, ledger)
    for each in next_steps(kept, ledger, words, today=today):
        yield Move(
            ledger.workflow.steps.index(each.step),
            each.step,
            asked(each.step, record, ledger, units, raw),
            [only_when(each.step, ledger) for _why in each.refused],
            barred=is_barred(each, ledger),
        )


def asked(
    step: Step,
    record: Record,
    ledger: Ledger,
    units: Units,
    raw: dict[str, Raw],
    faults: Sequence[Fault] = (),
) -> Form:
    """Return the form of a step: the fields that it needs, filled with what is known."""
    keys = needed(step, ledger)
    filled = {key: raw.get(key, "") for key in keys}
    return form_of(
        ledger,
        record.book.office,
        units,
        filled,
        keys=keys,
        faults=faults,
        required=frozenset(keys),
    )


def needed(step: Step, ledger: Ledger) -> list[str]:
    """Return the fields that a step needs, by key."""
    return [ledger.aliases.get(name, name) for name in step.needs]


def is_barred(step: Next, ledger: Ledger) -> bool:
    """Return whether a step is forbidden by what none of the fields that it asks for can change."""
    if not step.refused:
        return False
    named = {ledger.aliases.get(name, name) for name in names(condition(step.step.when or ""))}
    return named.isdisjoint(needed(step.step, ledger))
