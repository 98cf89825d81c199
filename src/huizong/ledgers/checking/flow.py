"""Faults of the workflow and the deadlines."""

from collections.abc import Iterator

from huizong.ledgers.checking.told import (
    DefinitionFault,
    Place,
    expression,
    field_named,
    fields_known,
    states_named,
)
from huizong.ledgers.definition import Deadline, Ledger, Workflow
from huizong.ledgers.expressions import Kind
from huizong.values import Message


def flow_faults(ledger: Ledger) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the steps: unknown needs, states that nothing leads to."""
    if ledger.workflow is None:
        return
    known = fields_known(ledger)
    for index, step in enumerate(ledger.workflow.steps):
        where: Place = ("workflow", "steps", index)
        for name in step.needs:
            yield from field_named(ledger, name, (*where, "needs"))
        if step.when:
            yield from expression(step.when, known, (*where, "when"))
    reached = _reached(ledger.workflow)
    for state in ledger.states:
        if state not in reached:
            told = Message("没有哪一步能走到“{state}”；请核对各步的 from 和 to", state=state)
            yield DefinitionFault(("workflow", "steps"), told)


def _reached(workflow: Workflow) -> set[str]:
    reached, grown = {workflow.start}, True
    while grown:
        more = {step.to for step in workflow.steps if reached.intersection(step.from_)}
        grown = not more <= reached
        reached |= more
    return reached


def deadline_faults(ledger: Ledger) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the deadlines."""
    for index, deadline in enumerate(ledger.deadlines):
        yield from _deadline_faults(ledger, deadline, ("deadlines", index))


def _deadline_faults(ledger: Ledger, deadline: Deadline, where: Place) -> Iterator[DefinitionFault]:
    if (deadline.due is None) == (deadline.start is None):
        told = Message("期限要写 due（到期日的字段），或 start（起算日的字段）和 term，二者取一")
        yield DefinitionFault(where, told)
    if deadline.start and not deadline.term:
        yield DefinitionFault(where, Message("有起算日就要写多久：term: 15 days"))
    if deadline.statutory and not deadline.basis:
        yield DefinitionFault(where, Message("法定期限要写依据：basis"))
    for part in ("due", "start", "done"):
        if name := getattr(deadline, part):
            yield from field_named(ledger, name, (*where, part), Kind.DATE, Kind.MOMENT)
    yield from states_named(ledger, deadline.state, (*where, "state"))
    known = fields_known(ledger)
    if deadline.when:
        yield from expression(deadline.when, known, (*where, "when"))
    for index, extension in enumerate(deadline.extend):
        inner = (*where, "extend", index)
        yield from expression(extension.when, known, (*inner, "when"))
        if extension.to:
            yield from field_named(ledger, extension.to, (*inner, "to"), Kind.DATE, Kind.MOMENT)
