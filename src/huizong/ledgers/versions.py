"""Versions of one definition side by side: each holds for records of its own days.

`hazard.yaml` and `hazard.2.yaml` are one ledger. What both have is one field; what only one has
holds until the later began, or since. So records keep the version of their day, and figures count
over both whatever both have; `crossing` tells of a period that lies in two.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import reduce
from typing import TypeVar

from huizong.ledgers.checking.told import DefinitionFault
from huizong.ledgers.definition import Ledger, Turn
from huizong.ledgers.fields import FieldDefinition, Role, Timed
from huizong.ledgers.periods import Period
from huizong.values import Message

Part = TypeVar("Part", bound=Timed)

KEPT = ("type", "role", "ledger")
"""What a field may not be otherwise in a later version: its content would mean something else."""


def key_of(stem: str) -> str:
    """Return the key of a file's ledger: hazard of hazard.2."""
    return stem.partition(".")[0]


def one(versions: Iterable[Ledger]) -> Ledger:
    """Return versions as one ledger, the newest's figures, sentences and flow; at least one."""
    return reduce(_joined, sorted(versions, key=lambda each: each.since))


def version_faults(old: Ledger, new: Ledger) -> Iterator[DefinitionFault]:
    """Yield what keeps a later version from standing beside an earlier one."""
    if _day(new.since) is None or new.since <= old.since:
        told = Message("新的一版要写从哪天起，并且晚于原来的（{since}）", since=old.since)
        yield DefinitionFault(("since",), told)
    for key, field in new.fields.items():
        before = old.fields.get(key)
        if before and any(getattr(before, each) != getattr(field, each) for each in KEPT):
            told = Message(
                "“{label}”的类型、担任的角色与原来的一版不同；请另起一个字段名", label=field.label
            )
            yield DefinitionFault(("fields", key), told)
    for role in (Role.OCCURRED, Role.UNIT):
        if old.role(role) != new.role(role):
            told = Message("两版的“{role}”要是同一个字段", role=role.value)
            yield DefinitionFault(("fields",), told)


def crossing(ledger: Ledger, key: str, period: Period) -> Message | None:
    """Return that a figure's definition changed within a period, None where it did not."""
    for turn in ledger.turns:
        day = date.fromisoformat(turn.on)
        if key in turn.figures and period.first < day <= period.last:
            return Message(
                "“{name}”的写法{day}起改了；这一期跨着两版，都按新的一版算",
                name=ledger.figures[key].label,
                day=turn.on,
            )
    return None


def _joined(old: Ledger, new: Ledger) -> Ledger:
    last = (date.fromisoformat(new.since) - timedelta(days=1)).isoformat()
    gone = {key: _until(field, last) for key, field in old.fields.items() if key not in new.fields}
    fields = {
        key: _one_field(old.fields[key], field, new.since, last)
        if key in old.fields
        else _since(field, new.since)
        for key, field in new.fields.items()
    }
    changed = {
        "fields": fields | gone,
        "checks": _both(old.checks, new.checks, new.since, last),
        "deadlines": _both(old.deadlines, new.deadlines, new.since, last),
        "turns": (*old.turns, Turn(on=new.since, figures=_changed(old, new))),
    }
    # Made anew, since a copy would keep what was found out about fewer fields.
    return Ledger.model_construct(**(dict(new) | changed))


def _one_field(
    old: FieldDefinition, new: FieldDefinition, since: str, last: str
) -> FieldDefinition:
    """Return a field as the new has it, with the choices of both, each in its time."""
    if old.choices == new.choices:
        return new
    gone = {word: meaning for word, meaning in old.choices.items() if word not in new.choices}
    came = {word: since for word in new.choices if word not in old.choices}
    return new.model_copy(
        update={
            "choices": new.choices | gone,
            "choices_until": new.choices_until | old.choices_until | dict.fromkeys(gone, last),
            "choices_since": old.choices_since | new.choices_since | came,
        }
    )


def _both(old: tuple[Part, ...], new: tuple[Part, ...], since: str, last: str) -> tuple[Part, ...]:
    """Return the parts of both; those that stand in one only hold in its time."""
    gone = (_until(part, last) for part in old if part not in new)
    return (*(part if part in old else _since(part, since) for part in new), *gone)


def _until(part: Part, last: str) -> Part:
    return part.model_copy(update={"until": min(part.until or last, last)})


def _since(part: Part, first: str) -> Part:
    return part.model_copy(update={"since": max(part.since or first, first)})


def _changed(old: Ledger, new: Ledger) -> frozenset[str]:
    """Return the figures that a later version defines otherwise, or anew."""
    return frozenset(key for key, each in new.figures.items() if old.figures.get(key) != each)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
