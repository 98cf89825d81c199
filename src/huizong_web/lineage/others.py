"""The same figure of the other units that keep a ledger, for who asks why a text differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils import timezone

from huizong.ledgers import Period, Sheet
from huizong.ledgers import Record as Kept
from huizong.lineage import OfLedger
from huizong_web.ledgers.loading import standing
from huizong_web.ledgers.models import Record
from huizong_web.lineage.registers import Register, under

MOST = 3000
"""Records of a period that are read for it; with more the others are not asked."""


@dataclass(frozen=True)
class Others:
    """The records of a figure by who keeps them: those of the unit itself, of others by name."""

    register: Register
    own: tuple[Kept, ...]
    theirs: Mapping[str, tuple[Kept, ...]]

    @property
    def sheets(self) -> dict[str, Sheet]:
        """The other units' sheets."""
        return {name: self._sheet(records) for name, records in self.theirs.items()}

    def joined(self, names: Iterable[str]) -> Sheet:
        """Return the sheet of the unit itself and some others."""
        return self._sheet((*self.own, *(one for name in names for one in self.theirs[name])))

    def _sheet(self, records: tuple[Kept, ...]) -> Sheet:
        register = self.register
        return Sheet(register.ledger, records, register.period, now=timezone.localdate())


def others_of(register: Register, ground: OfLedger) -> Others:
    """Return the records that a figure of a period is made of in all units, read once."""
    figure = register.ledger.figures[ground.figure]
    if register.keeper is None or figure.at or _count(register) > MOST:
        return Others(register, (), {})
    held = replace(register, keeper=None).sheet.holding(ground.figure).records
    numbers = [int(each.key) for each in held]
    rows = Record.objects.filter(pk__in=numbers).values_list("pk", "keeper", "keeper__name")
    keepers = {str(pk): (keeper, name) for pk, keeper, name in rows}
    mine, theirs = under(register.keeper), dict[str, tuple[Kept, ...]]()
    for each in held:
        keeper, name = keepers[each.key]
        if keeper not in mine:
            theirs[name] = (*theirs.get(name, ()), each)
    own = tuple(each for each in held if keepers[each.key][0] in mine)
    return Others(register, own, theirs)


def _count(register: Register) -> int:
    period: Period = register.period
    found = standing(register.book)
    return found.filter(occurred__gte=period.first, occurred__lte=period.last).count()
