"""A reckoning of an office: its tree, what was entered, its registers' figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from huizong.indicators import Against, Catalogue, Goals, IndicatorSet, Reckoning, to_date
from huizong.indicators.goals import OFFICE
from huizong.indicators.owning import pieces
from huizong.ledgers import Period
from huizong_web.indicators.definitions import catalogue, sets_of
from huizong_web.indicators.figures import BookFigures
from huizong_web.indicators.loading import WHOLE, entries_of, goals_of
from huizong_web.indicators.models import Kept
from huizong_web.indicators.rows import Whose
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.tree import below, parents_of


@dataclass(frozen=True)
class Counted:
    """An office with its units, sets and registers, each read once."""

    office: Office

    @cached_property
    def units(self) -> Units:
        """The units by number and name."""
        return Units(self.office)

    @cached_property
    def sets(self) -> dict[str, tuple[Kept, IndicatorSet]]:
        """The sets that the office keeps, by key."""
        return sets_of(self.office)

    @cached_property
    def catalogue(self) -> Catalogue:
        """All definitions."""
        return catalogue()

    @cached_property
    def whole(self) -> frozenset[str]:
        """All units, and the office itself."""
        return frozenset({WHOLE, *(unit.name for unit in self.units.all.values())})

    @cached_property
    def _parents(self) -> dict[int, int | None]:
        return parents_of(self.office.pk)

    @cached_property
    def _figures(self) -> BookFigures:
        return BookFigures(self.office, self.units)

    def unit(self, number: str) -> Unit | None:
        """Return the unit of a number as addresses have it, None for what is none."""
        known = number.isascii() and number.isdigit()
        return self.units.all.get(int(number)) if known else None

    def under(self, unit: Unit | None) -> frozenset[str]:
        """Return the names of a unit and all below it; without a unit, of the whole office."""
        if unit is None:
            return self.whole
        return self.units.names(below(self._parents, [unit.pk]))

    def whose(self, unit: Unit | None) -> Whose:
        """Return of whom a page about a unit (None: the office) tells."""
        return Whose(unit.name if unit else OFFICE, self.under(unit), self.goals)

    def reckoning(
        self,
        keys: Iterable[str],
        periods: Iterable[Period],
        *,
        course: Iterable[Period] = (),
        unit: Unit | None = None,
    ) -> Reckoning:
        """Return a reckoning that knows what these indicators need in these periods.

        What they are compared with (同比, 环比, the year so far) is known too, though not of the
        periods of a course; with `unit`, for that unit alone.
        """
        wanted = set(_needed(self.catalogue, keys, periods, tuple(course)))
        leaves = {key for key, _ in wanted}
        spans = {period for _, period in wanted}
        entries = entries_of(self.office, self.units, leaves, spans, unit=unit)
        return Reckoning(self.catalogue, self.whole, entries, self._figures, self.reporting)

    @cached_property
    def goals(self) -> Goals:
        """The targets that were set, over the tree as it is today; all years (one query)."""
        today = [unit for unit in self.units.all.values() if unit.until is None]
        above = {unit.name: self.units.name(unit.parent_id) or OFFICE for unit in today}
        return Goals(self.catalogue, goals_of(self.office, self.units), above, self.reporting)

    @cached_property
    def reporting(self) -> dict[str, frozenset[str]]:
        """The units that enter each set."""
        rows = Kept.units.through.objects.filter(kept__office=self.office)
        found: dict[str, set[int]] = {group: set() for group in self.sets}
        for group, unit in rows.values_list("kept__group", "unit"):
            found.setdefault(group, set()).add(unit)
        return {group: self.units.names(some) for group, some in found.items()}


def _needed(
    known: Catalogue, keys: Iterable[str], periods: Iterable[Period], course: tuple[Period, ...]
) -> Iterator[tuple[str, Period]]:
    shown = list(periods)
    for key in keys:
        given = known.indicator(key)
        so_far = given is not None and given.over == "year"
        wanted = {other for period in shown for other in _beside(period, so_far=so_far)}
        wanted.update(course)
        for need in known.leaves(key):
            for period in wanted:
                for piece in pieces(known, need.key, need.period(period)):
                    yield need.key, piece


def _beside(period: Period, *, so_far: bool) -> Iterator[Period]:
    yield period
    yield from (period.other(against.value) for against in Against)
    if so_far:
        yield to_date(period)
