"""Loads an example bureau: a tree of units with registers, sets of indicators and their targets.

Its own definitions lie in a folder beside its registers, so it is served from data of its own.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from pydantic import BaseModel, ConfigDict, Field

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition_file
from huizong_web import clock
from huizong_web.accounts.models import User
from huizong_web.audit.models import Head
from huizong_web.indicators.models import Kept, Target
from huizong_web.ledgers.example import load_registers
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.offices.tree import below, parents_of
from huizong_web.policy import Role
from huizong_web.reports.example import Person

REGISTERS, DEFINITIONS = "台账", "定义"


class Branch(BaseModel):
    """A unit and those below it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    units: tuple["Branch", ...] = ()


class Goal(BaseModel):
    """A target of the year; without a unit it is the office's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: str
    unit: str = ""
    value: Decimal
    note: str = ""


class Bureau(Labelled):
    """A bureau on the day that it calls today; `sets` names the units that enter each set."""

    office: str
    today: date
    year: int
    units: tuple[Branch, ...]
    people: tuple[Person, ...]
    sets: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    targets: tuple[Goal, ...] = ()


def load_bureau(folder: Path, *, password: str) -> tuple[Bureau, int, int]:
    """Load the bureau of a folder, if it is not there yet; with how many books and records.

    Raises DefinitionError for what cannot be read, Unfit for records that are not good.
    """
    bureau = read_definition_file(folder / "office.yaml", Bureau)
    clock.put(bureau.today, after=Head.objects.values_list("at", flat=True).first())
    office = Office.objects.filter(name=bureau.office).first()
    office = office or _founded(bureau, folder, password)
    books, records = load_registers(folder / REGISTERS, office, year=bureau.year)
    return bureau, books, records


@transaction.atomic
def _founded(bureau: Bureau, folder: Path, password: str) -> Office:
    office = Office.objects.create(name=bureau.office)
    _grow(office, bureau.units, None)
    units = {unit.name: unit for unit in office.units.all()}
    hashed = make_password(password)
    for person in bureau.people:
        user = User.objects.create(
            username=person.username, name=person.name, password=hashed, office=office, demo=True
        )
        unit = units[person.section] if person.section else None
        Post.objects.create(user=user, office=office, unit=unit, role=person.role)
    load_registers(folder / REGISTERS, office, year=bureau.year)
    _count(bureau, office, units)
    return office


def _grow(office: Office, branches: Iterable[Branch], parent: Unit | None) -> None:
    for order, branch in enumerate(branches, start=1):
        unit = Unit.objects.create(office=office, order=order, name=branch.name, parent=parent)
        _grow(office, branch.units, unit)


def _count(bureau: Bureau, office: Office, units: dict[str, Unit]) -> None:
    parents = parents_of(office.pk)
    for group, names in bureau.sets.items():
        kept = Kept.objects.create(office=office, group=group)
        tops = [units[name].pk for name in names]
        kept.units.set(pk for pk in below(parents, tops) if pk not in parents.values())
    by = Post.objects.filter(office=office, role=Role.LEADER)[0].user
    for goal in bureau.targets:
        Target.objects.create(
            office=office,
            unit=units[goal.unit] if goal.unit else None,
            indicator=goal.indicator,
            year=bureau.year,
            number=f"{goal.value:f}",
            note=goal.note,
            by=by,
        )
