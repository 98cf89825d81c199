"""A section's draft from its records: written by a template, put behind what it says already."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from huizong.calendar import shipped_calendar
from huizong.composing import (
    SHIPPED,
    Template,
    TemplateError,
    Written,
    compose,
    read_template,
)
from huizong.composing.loading import is_template
from huizong.lineage import GROUND
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledgers
from huizong_web.lineage.models import Drafted
from huizong_web.lineage.registers import Register, days_of, own_registers
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle
from huizong_web.reports.writing.keeping import draft_of
from huizong_web.reports.writing.lines import Line, load_lines
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.starting import append

USUAL = "monthly"
"""The template that is used; an office's own file of this name goes before the shipped one."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What drafting put in: how many items, and how many there were already."""

    added: int
    known: int


@cache
def template() -> Template:
    """Return the template of this installation, read once in a process.

    Raises ImproperlyConfigured with each fault's file, line and remedy.
    """
    folders = [SHIPPED, *([Path(settings.LEDGERS)] if settings.LEDGERS else [])]
    found = [path for folder in folders for path in folder.glob(f"{USUAL}.yaml")]
    path = [each for each in found if is_template(each)][-1]
    try:
        return read_template(path, ledgers())
    except TemplateError as error:
        raise ImproperlyConfigured(str(error)) from error


def written_of(unit: Unit, cycle: Cycle) -> list[tuple[Written, Register | None]]:
    """Return the items that a unit's records give for a round, each with its ledger."""
    registers = {each.ledger.key: each for each in own_registers(unit, days_of(cycle))}
    sheets = [register.loaded(register.stored) for register in registers.values()]
    items = compose(template(), sheets, calendar=shipped_calendar()) if sheets else ()
    return [(item, registers.get(item.ledger)) for item in items]


@transaction.atomic
def begin(cycle: Cycle, unit: Unit, *, by: User) -> Begun:
    """Put the items of a unit's records behind its draft; those that it has already are left.

    An item is known again by its key, also one that the section took out: it stays out.
    """
    items = written_of(unit, cycle)
    before = draft_of(cycle, unit)
    known = _known(before) if before else frozenset()
    fresh = [(item, register) for item, register in items if item.key not in known]
    fresh = _headed(fresh)
    if not fresh:
        return Begun(0, len(known))
    append(cycle, unit, [Line(item.key, item.text, item.level) for item, _ in fresh], by=by)
    draft = Draft.objects.get(cycle=cycle, unit=unit)
    Drafted.objects.bulk_create([_drafted(draft, item, register) for item, register in fresh])
    return Begun(sum(item.level > 0 for item, _ in fresh), len(known))


def _known(draft: Draft) -> frozenset[str]:
    keys = {line.key for line in load_lines(draft.lines)}
    return frozenset(keys | set(draft.drafted.values_list("key", flat=True)))


def _headed(
    items: list[tuple[Written, Register | None]],
) -> list[tuple[Written, Register | None]]:
    """Return the items without headings under which nothing new stands."""
    return [
        each
        for at, each in enumerate(items)
        if each[0].level or (at + 1 < len(items) and items[at + 1][0].level)
    ]


def _drafted(draft: Draft, item: Written, register: Register | None) -> Drafted:
    return Drafted(
        draft=draft,
        key=item.key,
        text=item.text,
        stands=[
            {
                "start": each.start,
                "end": each.end,
                "ground": GROUND.dump_python(each.ground, mode="json"),
            }
            for each in item.figures
        ],
        records=list(item.records),
        book=register.book if register else None,
        keeper=register.keeper if register else None,
    )
