"""A form for a record: what its page shows, whatever became of what was sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from huizong.ledgers import Fault, Ledger, Role, Type
from huizong.values import Severity
from huizong_web.accounts.models import User
from huizong_web.ledgers.entering.files import attachments_of
from huizong_web.ledgers.entering.inputs import (
    NO_ROWS,
    Input,
    Rows,
    anchor_of,
    inputs,
    wanted_first,
)
from huizong_web.ledgers.entering.near import Alike
from huizong_web.ledgers.entering.typed import Raw
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Office, Unit
from huizong_web.speaking import said

WIDE = ("area", "table", "files", "choices")


@dataclass(frozen=True, slots=True)
class Told:
    """A fault as the summary says it: where it stands, what is wrong, what to do."""

    anchor: str
    text: str
    remedy: str
    warning: bool


@dataclass
class Form:
    """What the page of a form shows."""

    ledger: Ledger
    inputs: Sequence[Input]
    told: Sequence[Told] = ()
    keepers: Sequence[Unit] = ()
    keeper: Unit | None = None
    near: Sequence[Alike] = ()
    near_unseen: int = 0
    near_word: str = ""
    differences: Sequence["Difference"] = ()
    people: Sequence[str] = ()
    units: Sequence[str] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    put_off: frozenset[str] = frozenset()

    @property
    def first(self) -> list[Input]:
        """The fields that are filled when a record is entered."""
        return [each for each in self.inputs if each.key not in self.put_off]

    @property
    def later(self) -> list[Input]:
        """The fields that a step asks for, and those behind them: folded."""
        return [each for each in self.inputs if each.key in self.put_off]

    @property
    def later_open(self) -> bool:
        """Whether the folded ones hold something, or something is wrong there."""
        return any(each.faults or each.is_filled for each in self.later)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people see differently; `theirs` tells that only the other changed it."""

    key: str
    label: str
    own: str
    stored: str
    theirs: bool


def form_of(
    ledger: Ledger,
    office: Office,
    units: Units,
    raw: Mapping[str, Raw],
    *,
    keys: Iterable[str] | None = None,
    faults: Sequence[Fault] = (),
    required: frozenset[str] = frozenset(),
    rows: Rows = NO_ROWS,
) -> Form:
    """Return a form of some fields, all where none are named, with what was typed in it."""
    shown = wanted_first(ledger) if keys is None else list(keys)
    fields = {key: ledger.fields[key] for key in shown}
    made = inputs(
        shown,
        ledger,
        raw,
        faults,
        attachments=attachments_of(raw, fields),
        required=required,
        rows=rows,
    )
    return Form(
        ledger=ledger,
        inputs=made,
        told=[_told(each) for each in faults],
        people=people_of(office) if _asks(fields.values(), Type.PERSON) else (),
        units=_names(units) if _asks(fields.values(), Type.UNIT) else (),
        put_off=put_off(ledger) if keys is None else frozenset(),
    )


def put_off(ledger: Ledger) -> frozenset[str]:
    """Return the fields that come with later steps.

    From the first on that a step asks for, behind all that must be filled at once.
    """
    steps = ledger.workflow.steps if ledger.workflow else ()
    asked = {ledger.aliases.get(name, name) for step in steps for name in step.needs}
    keys = list(ledger.fields)
    must = [at for at, key in enumerate(keys) if ledger.fields[key].required is True]
    behind = keys[max(must, default=-1) + 1 :]
    start = next((at for at, key in enumerate(behind) if key in asked), len(behind))
    heads = {ledger.role(role) for role in (Role.OCCURRED, Role.UNIT, Role.TITLE)}
    return frozenset(behind[start:]) - heads


def _told(fault: Fault) -> Told:
    return Told(
        anchor_of(fault),
        said(fault.message),
        said(fault.remedy),
        fault.severity is not Severity.ERROR,
    )


def _asks(fields: Iterable[Any], kind: Type) -> bool:
    return any(each.type is kind or _asks(each.columns.values(), kind) for each in fields)


def people_of(office: Office) -> list[str]:
    """Return the people of the office, by name."""
    held = User.objects.filter(posts__office=office, posts__until=None, is_active=True)
    return list(held.order_by("name").values_list("name", flat=True).distinct())


def _names(units: Units) -> list[str]:
    return [unit.name for unit in units.all.values() if unit.until is None]
