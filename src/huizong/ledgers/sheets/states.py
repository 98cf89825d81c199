"""The state of a record as cells say it: 已销号, or all that it went through with the days."""

import re
from collections.abc import Iterator
from datetime import date

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions import nearest
from huizong.ledgers.record import Change
from huizong.ledgers.sheets.fitting import Wrong
from huizong.ledgers.sheets.plan import HISTORY, STATE
from huizong.ledgers.sheets.told import Kind
from huizong.values import Message

_PASSED = re.compile(r"\s*(.+?)\s+(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?\s*(?:[；;\n]|$)")


def written(history: tuple[Change, ...]) -> str:
    """Return the states that a record went through as one text, which `read_states` reads."""
    return "；".join(f"{change.state} {change.on.isoformat()}" for change in history)


def read_states(
    state: str, history: str, ledger: Ledger, *, on: date
) -> tuple[tuple[Change, ...], list[tuple[str, Wrong]]]:
    """Return the history that two cells tell, and what is wrong with them, by column.

    A state without its history was entered on a given day; that in which records begin needs none.
    """
    if not ledger.workflow or not (state or history):
        return (), []
    passed, wrong = _passed(history)
    wrong += _unknown([*((HISTORY, each.state) for each in passed), (STATE, state)], ledger)
    if passed and state and passed[-1].state != state and not wrong:
        said = Message(
            "状态是“{state}”，经过的最后一步却是“{last}”", state=state, last=passed[-1].state
        )
        wrong.append((STATE, Wrong(Kind.STATE, said, Message("请把两格改成一致，或者只填状态"))))
    if wrong:
        return (), wrong
    if not passed and state and state != ledger.workflow.start:
        passed = (Change(state, on),)
    return passed, wrong


def _passed(text: str) -> tuple[tuple[Change, ...], list[tuple[str, Wrong]]]:
    found: list[Change] = []
    at = 0
    while at < len(text):
        step = _PASSED.match(text, at)
        try:
            if step is None:
                raise ValueError(text)  # noqa: TRY301 - the same sentence as for a day that is none
            found.append(Change(step[1], date(int(step[2]), int(step[3]), int(step[4]))))
        except ValueError:
            said = Message("经过看不懂：{text}", text=text[at : at + 30])
            remedy = Message("请写成：已登记 2026-03-05；整改中 2026-03-08")
            return (), [(HISTORY, Wrong(Kind.STATE, said, remedy))]
        at = step.end()
    return tuple(found), []


def _unknown(states: list[tuple[str, str]], ledger: Ledger) -> Iterator[tuple[str, Wrong]]:
    for key, state in states:
        if state and state not in ledger.states:
            said = Message("流程里没有“{state}”这个状态", state=state[:40])
            yield key, Wrong(Kind.STATE, said, nearest(state, ledger.states))
