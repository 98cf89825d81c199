"""Units by number and by name: records are stored by number, and read and written by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from huizong_web.offices.models import Office, Unit


@dataclass(frozen=True)
class Units:
    """The units of an office, read once (one query); those that are no more can still be named."""

    office: Office

    @cached_property
    def all(self) -> dict[int, Unit]:
        """Every unit by number."""
        return {unit.pk: unit for unit in Unit.objects.filter(office=self.office)}

    @cached_property
    def named(self) -> dict[str, Unit]:
        """Units by name; of two of one name the one that there is today."""
        ordered = sorted(self.all.values(), key=lambda unit: unit.until is None)
        return {unit.name: unit for unit in ordered}

    def name(self, pk: int | None) -> str | None:
        """Return what a unit is called."""
        return self.all[pk].name if pk in self.all else None

    def names(self, pks: Iterable[int]) -> frozenset[str]:
        """Return what some units are called."""
        return frozenset(self.all[pk].name for pk in pks if pk in self.all)
