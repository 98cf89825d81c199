"""The one door by which targets are set: of an indicator in a year, for the office and its units.

Whether `by` may is asked before the views. What is sent is one transaction in which the set is
locked: all is stored or nothing; who comes second at one target is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from huizong.indicators import Aim, Indicator, IndicatorValue, Reckoning, RollUp, read_target
from huizong.indicators import goals as held
from huizong.ledgers import Period, TypedError
from huizong.values import Message
from huizong_web.accounts.models import User
from huizong_web.indicators.models import Kept, Target
from huizong_web.indicators.office import Counted
from huizong_web.indicators.places import Answer
from huizong_web.indicators.sheet import as_typed
from huizong_web.indicators.tree import branches
from huizong_web.indicators.versions import Typed, clashes_in, is_touched, note_of, put
from huizong_web.offices.models import Unit

OFFICE = "0"
"""The office as a whole, as the fields of a page name it beside its units."""


@dataclass(frozen=True, slots=True)
class Goalpost:
    """What targets are set for: an indicator (full key) of a set that the office keeps, a year."""

    kept: Kept
    key: str
    year: int


@dataclass(frozen=True, slots=True)
class AimLine:
    """A line of the page: of whom, what is set, what holds, and what there was."""

    name: str
    unit: Unit | None
    depth: int
    text: str
    note: str
    version: int
    target: Target | None
    aim: Aim | None
    before: IndicatorValue
    now: IndicatorValue
    fault: Message | None = None

    @property
    def is_near(self) -> bool:
        """Whether it concerns this one: it has numbers, or a target of its own, or is the office.

        Others may be given a target too, further down on the page.
        """
        counted = any(each.value is not None or each.lacking for each in (self.before, self.now))
        return self.unit is None or self.target is not None or bool(self.text) or counted


@dataclass(frozen=True)
class Sent:
    """What was sent, by the names of the fields, and what came of it."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    answer: Answer = field(default_factory=Answer)


def targets_at(post: Goalpost) -> dict[str, Target]:
    """Return the targets that are stored, also those taken back, by the names of their fields."""
    found = Target.objects.filter(office=post.kept.office, indicator=post.key, year=post.year)
    rows = found.select_related("by", "unit").prefetch_related("before__by")
    return {name_of(each.unit): each for each in rows}


@transaction.atomic
def set_targets(
    post: Goalpost,
    given: Indicator,
    typed: Mapping[str, Typed],
    units: Mapping[str, Unit | None],
    *,
    by: User,
) -> Answer:
    """Store targets as they were typed, by the names of their fields."""
    Kept.objects.select_for_update().get(pk=post.kept.pk)
    there = targets_at(post)
    numbers, faults = _read(given, typed)
    if faults:
        return Answer(faults=faults)
    changed = {
        name: each
        for name, each in typed.items()
        if is_touched(each, numbers[name], there.get(name))
    }
    if clashes := tuple(clashes_in(changed, numbers, there)):
        return Answer(clashes=clashes)
    for name, each in changed.items():
        row = there.get(name) or Target(
            office=post.kept.office, unit=units[name], indicator=post.key, year=post.year
        )
        was = put(row, numbers[name], note_of(each), by)
        if was:
            was.save()
        row.save()
    return Answer(len(changed))


def lines_of(
    counted: Counted, post: Goalpost, reckoning: Reckoning, period: Period, sent: Sent | None = None
) -> list[AimLine]:
    """Return the lines of the page: the office, then its units in the order of the tree."""
    there, sent = targets_at(post), sent or Sent()
    given = reckoning.value(post.key, period).definition
    found: list[AimLine] = []
    for unit, depth, under in _whom(counted, given, post):
        name = name_of(unit)
        target, typed = there.get(name), sent.typed.get(name)
        shown = Typed(as_typed(given, target.value), target.note) if target else Typed("")
        found.append(
            AimLine(
                name,
                unit,
                depth,
                typed.text if typed else shown.text,
                typed.note if typed else shown.note,
                target.version if target else 0,
                target,
                counted.goals.aim(post.key, post.year, unit.name if unit else held.OFFICE),
                reckoning.value(post.key, period.last_year, under),
                reckoning.value(post.key, period, under),
                sent.answer.faults.get(name),
            )
        )
    return found


def name_of(unit: Unit | None) -> str:
    """Return how the fields of a page name a unit, or the office."""
    return str(unit.pk) if unit else OFFICE


def _whom(
    counted: Counted, given: Indicator, post: Goalpost
) -> Iterator[tuple[Unit | None, int, frozenset[str]]]:
    """Yield for whom a target may be set: those from whom numbers come, and who is above them."""
    yield None, 0, counted.whole
    if given.rolled is RollUp.TOP:
        return
    reporting = counted.reporting.get(post.kept.group, frozenset())
    for branch in branches(counted):
        if not reporting or reporting & branch.under:
            yield branch.unit, branch.depth, branch.under


def _read(
    given: Indicator, typed: Mapping[str, Typed]
) -> tuple[dict[str, Decimal | None], dict[str, Message]]:
    numbers: dict[str, Decimal | None] = {}
    faults: dict[str, Message] = {}
    for name, each in typed.items():
        try:
            numbers[name] = read_target(given, each.text)
        except TypedError as error:
            faults[name] = error.message
    return numbers, faults
