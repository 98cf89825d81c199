"""The steps that a record may take next, by whom, and what each still lacks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from huizong.ledgers.definition import Ledger, Step
from huizong.ledgers.expressions import evaluate
from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.record import Record, Row, condition, scope, state_at
from huizong.values import Message


@dataclass(frozen=True, slots=True)
class Next:
    """A step from where the record stands: free to go where `lacks` and `refused` are empty.

    `lacks` are the keys of needed fields that are empty; `refused` says why a condition forbids
    it. Whoever takes a step with `step.reason` must give one.
    """

    step: Step
    lacks: tuple[str, ...]
    refused: tuple[Message, ...]

    @property
    def open(self) -> bool:
        """Whether the step can be taken now."""
        return not (self.lacks or self.refused)


def next_steps(
    record: Record, ledger: Ledger, roles: Collection[str], *, today: date
) -> Iterator[Next]:
    """Yield the steps that someone with these roles may take from the record's state."""
    if ledger.workflow is None:
        return
    state = state_at(record, ledger)
    for step in ledger.workflow.steps:
        if state in step.from_ and step.by in roles:
            yield _next(step, record, ledger, today)


def _next(step: Step, record: Record, ledger: Ledger, today: date) -> Next:
    needed = (ledger.aliases.get(name, name) for name in step.needs)
    lacks = tuple(key for key in needed if is_empty(record.values.get(key)))
    refused = []
    if (
        step.when
        and evaluate(condition(step.when), scope(Row(record), ledger, today=today)) is not True
    ):
        refused.append(Message("还不满足条件：{when}", when=step.when))
    return Next(step, lacks, tuple(refused))
