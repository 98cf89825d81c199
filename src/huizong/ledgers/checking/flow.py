"""Faults of the workflow and the deadlines."""

from collections.abc import Iterator

from huizong.ledgers.checking.told import (
    DefinitionFault,
    Ledgers,
    Place,
    expression,
    field_named,
    fields_known,
    is_table,
    no_table,
    of_time,
    states_named,
)
from huizong.ledgers.definition import Ledger, Workflow
from huizong.ledgers.expressions import Kind
from huizong.ledgers.terms import Deadline
from huizong.values import Message

_DAYS = (Kind.DATE, Kind.MOMENT)


def flow_faults(ledger: Ledger, ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the steps: unknown needs, states that nothing leads to."""
    if ledger.workflow is None:
        return
    known = fields_known(ledger, ledgers=ledgers)
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


def deadline_faults(ledger: Ledger, ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the deadlines."""
    for index, deadline in enumerate(ledger.deadlines):
        yield from _deadline_faults(ledger, deadline, ("deadlines", index), ledgers)


def _deadline_faults(
    ledger: Ledger, deadline: Deadline, where: Place, ledgers: Ledgers | None
) -> Iterator[DefinitionFault]:
    if deadline.rows and not is_table(ledger, deadline.rows):
        yield no_table(deadline.rows, (*where, "rows"))
        return
    if (deadline.due is None) == (deadline.start is None):
        told = Message("期限要写 due（到期日的字段），或 start（起算日的字段）和 term，二者取一")
        yield DefinitionFault(where, told)
    if deadline.start and not deadline.term:
        yield DefinitionFault(where, Message("有起算日就要写多久：term: 15 days"))
    if deadline.statutory and not deadline.basis:
        yield DefinitionFault(where, Message("法定期限要写依据：basis"))
    for part in ("due", "start", "done"):
        if name := getattr(deadline, part):
            yield from _day_named(ledger, deadline.rows, name, (*where, part))
    yield from states_named(ledger, deadline.state, (*where, "state"))
    if deadline.when:
        known = fields_known(ledger, deadline.rows, ledgers)
        yield from expression(deadline.when, known, (*where, "when"))
    yield from _extension_faults(ledger, deadline, where, ledgers)
    yield from _pause_faults(ledger, deadline, where)
    yield from of_time(deadline, where)


def _extension_faults(
    ledger: Ledger, deadline: Deadline, where: Place, ledgers: Ledgers | None
) -> Iterator[DefinitionFault]:
    known = fields_known(ledger, deadline.rows, ledgers)
    for index, extension in enumerate(deadline.extend):
        inner = (*where, "extend", index)
        yield from expression(extension.when, known, (*inner, "when"))
        if extension.to:
            yield from _day_named(ledger, deadline.rows, extension.to, (*inner, "to"))


def _pause_faults(ledger: Ledger, deadline: Deadline, where: Place) -> Iterator[DefinitionFault]:
    if deadline.pause and not deadline.term:
        told = Message("到期日是写定的，没有可以扣除的天数；中止（pause）只用于 start 和 term")
        yield DefinitionFault((*where, "pause"), told)
    for index, pause in enumerate(deadline.pause):
        inner = (*where, "pause", index)
        if pause.rows and not is_table(ledger, pause.rows):
            yield no_table(pause.rows, (*inner, "rows"))
            continue
        for part, name in (("from", pause.from_), ("to", pause.to)):
            yield from _day_named(ledger, pause.rows or deadline.rows, name, (*inner, part))


def _day_named(
    ledger: Ledger, table: str | None, name: str, where: Place
) -> Iterator[DefinitionFault]:
    """Yield the fault of a name that is no day, in a row of a table or in the record."""
    columns = ledger.fields[table].columns if table else {}
    labelled = {each.label: each for each in columns.values()} | dict(columns)
    column = labelled.get(name)
    if column is None or column.kind not in _DAYS:
        yield from field_named(ledger, name, where, *_DAYS)
