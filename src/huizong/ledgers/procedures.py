"""The procedures that offices run, what each is done with, and which definitions serve it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from huizong.definitions import Labelled, read_definition
from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import Part

Mechanism: TypeAlias = Literal[
    "register",
    "task",
    "indicator",
    "form",
    "calendar",
    "allocation",
    "periodic",
    "document",
    "disclosure",
]
State: TypeAlias = Literal["whole", "partly", "none"]


class MechanismDefinition(Part):
    """A means of getting things done; `waits` is the part of the house that answers for it."""

    label: str
    waits: str


class HousePart(Part):
    """A part of the house other than a ledger, with the procedures that it serves."""

    label: str
    page: str
    gives: tuple[Mechanism, ...]
    serves: tuple[str, ...]


class Procedure(Part):
    """A procedure: its name, what it is done with (the chief means first), and a note.

    `lacks` tells in plain words what of it nothing serves yet, even where its means are there.
    """

    name: str
    needs: tuple[Mechanism, ...]
    note: str = ""
    lacks: str = ""


class Procedures(Labelled):
    """All procedures by key; two of one name are of two offices."""

    mechanisms: dict[Mechanism, MechanismDefinition]
    parts: dict[str, HousePart]
    procedures: dict[str, Procedure]


@dataclass(frozen=True, slots=True)
class Service:
    """What serves procedures: a definition or a part, and the means that it gives to them."""

    key: str
    label: str
    gives: frozenset[Mechanism]
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """A procedure with what serves it, and the means that it still waits for."""

    key: str
    procedure: Procedure
    by: tuple[Service, ...]
    waits: tuple[Mechanism, ...]

    @property
    def state(self) -> State:
        """Whether all of it is served, some, or nothing."""
        if len(self.waits) == len(self.procedure.needs):
            return "none"
        return "partly" if self.waits or self.procedure.lacks else "whole"


@cache
def procedures() -> Procedures:
    """Return the procedures that come with the library."""
    return read_definition("procedures", Procedures)


def services(ledgers: Mapping[str, Ledger]) -> Iterator[Service]:
    """Yield what ledgers and the other parts of the house give."""
    for key, ledger in ledgers.items():
        yield Service(key, ledger.label, given(ledger), ledger.serves)
    for key, part in procedures().parts.items():
        yield Service(key, part.label, frozenset(part.gives), part.serves)


def given(ledger: Ledger) -> frozenset[Mechanism]:
    """Return the means that a ledger gives by what it defines.

    A deadline gives a term with its lamp; days that are told in advance, or spans that may not
    overlap, are as much of a calendar as a ledger can be. A table that begins with its questions
    is a form; a day of publication with a term for it is what disclosure asks of a register.
    """
    found: set[Mechanism] = {"register"}
    if any(field.begins for field in ledger.fields.values()):
        found.add("form")
    if any(each.done == ledger.publishes for each in ledger.deadlines if ledger.publishes):
        found.add("disclosure")
    if ledger.deadlines:
        found |= {"task", "calendar"}
    if ledger.apart:
        found.add("calendar")
    if ledger.figures:
        found.add("indicator")
    return frozenset(found)


def served(by: Iterable[Service], listed: Mapping[str, Procedure]) -> Iterator[Served]:
    """Yield each procedure of a list with its services and what it waits for."""
    kept = tuple(by)
    for key, procedure in listed.items():
        serving = tuple(each for each in kept if procedure.name in each.serves)
        there = {means for each in serving for means in each.gives}
        waits = tuple(means for means in procedure.needs if means not in there)
        yield Served(key, procedure, serving, waits)
