"""The way of a record as an office writes it: 已登记 9月1日 → 已退文 9月3日（不属本县）."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions import nearest
from huizong.ledgers.fields import FieldDefinition, Type
from huizong.ledgers.record import Change
from huizong.ledgers.typed import TypedError, typed
from huizong.values import Message

# Between stations, not within the brackets of a reason.
_ARROW = re.compile(r"\s*(?:→|->|[＞>；;\n])\s*(?![^（(]*[）)])")
_STATION = re.compile(r"(?P<state>.+?)\s+(?P<day>[^\s（(]+)\s*(?:[（(](?P<reason>.+)[）)])?")
_DAY = FieldDefinition(label="经过", type=Type.DATE)


@dataclass(frozen=True, slots=True)
class Passed:
    """A state that was entered, the day, and the reason that was given, "" without one."""

    state: str
    on: date
    reason: str = ""

    @property
    def change(self) -> Change:
        """What a record keeps of it."""
        return Change(self.state, self.on)


def read_passed(text: str, ledger: Ledger, *, year: int | None = None) -> tuple[Passed, ...]:
    """Return the states of a way in order, each led to by a step of the ledger's workflow.

    `year` completes days without one. Raises TypedError: what stands there is no state and day,
    there is no such step, a reason is missing, or a day comes before the one of the step before.
    """
    if not text.strip():
        return ()
    way = tuple(_station(each, year) for each in _ARROW.split(text.strip()))
    _known(way[0], ledger)
    if ledger.workflow and way[0].state != ledger.workflow.start:
        start = ledger.workflow.start
        raise TypedError(Message("经过要从“{start}”写起", start=start))
    for before, after in pairwise(way):
        _known(after, ledger)
        _step(before, after, ledger)
    return way


def _station(text: str, year: int | None) -> Passed:
    found = _STATION.fullmatch(text)
    if found is None:
        hint = Message("经过请写成“已登记 9月1日 → 整改中 9月2日”的样子，不能是“{text}”", text=text)
        raise TypedError(hint)
    day = typed(_DAY, found["day"], year=year)
    return Passed(found["state"], day, found["reason"] or "")


def _known(each: Passed, ledger: Ledger) -> None:
    if each.state not in ledger.states:
        near = nearest(each.state, ledger.states)
        raise TypedError(Message("流程里没有“{state}”；{near}", state=each.state, near=near))


def _step(before: Passed, after: Passed, ledger: Ledger) -> None:
    all_steps = ledger.workflow.steps if ledger.workflow else ()
    steps = [step for step in all_steps if before.state in step.from_ and step.to == after.state]
    said = {"was": before.state, "now": after.state}
    if not steps:
        raise TypedError(Message("流程里不能从“{was}”到“{now}”；请核对经过", **said))
    if not after.reason and all(step.reason for step in steps):
        told = Message("从“{was}”到“{now}”要有理由；请写在日期后面的括号里", **said)
        raise TypedError(told)
    if after.on < before.on:
        raise TypedError(Message("“{now}”的日期早于“{was}”；请核对经过", **said))
