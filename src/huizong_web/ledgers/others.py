"""Records of other books for the expressions that speak of them: a car's seats, a car's trips."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from huizong.ledgers import Ledger, Shelf, Type, linked
from huizong.ledgers import Record as Kept
from huizong.ledgers.linking import asked_fields, asked_links
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.loading import kept
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.units import Units

LARGEST = 2**63


def with_others(records: Iterable[Kept], ledger: Ledger, units: Units) -> tuple[Kept, ...]:
    """Return records with those of the office's other books that the ledger's expressions need."""
    if not asked_fields(ledger) and not asked_links(ledger):
        return tuple(records)
    return linked(records, ledger, ledgers(), _Books(units))


@dataclass(frozen=True)
class _Books:
    """All books of an office, as the library asks for them; see `huizong.ledgers.Books`."""

    units: Units

    def named(self, ledger: str, references: Collection[str]) -> Mapping[str, Kept]:
        numbers = [int(name) for name in references if name.isascii() and name.isdigit()]
        found = Q(number__in=references) | Q(title__in=references)
        found |= Q(pk__in=[number for number in numbers if number < LARGEST])
        return self._shelf(ledger, self._records(ledger).filter(found)).named(ledger, references)

    def naming(
        self, ledger: str, field: str, references: Collection[str]
    ) -> Mapping[str, Sequence[Kept]]:
        found = self._records(ledger)
        if ledgers()[ledger].fields[field].type is not Type.RECORDS:
            found = found.annotate(names=Cast(KeyTextTransform(field, "values"), TextField()))
            found = found.filter(names__in=references)
        return self._shelf(ledger, found).naming(ledger, field, references)

    def _records(self, ledger: str) -> QuerySet[Record]:
        office = self.units.office
        return Record.objects.filter(book__office=office, book__ledger=ledger, removed=False)

    def _shelf(self, ledger: str, records: QuerySet[Record]) -> Shelf:
        of = ledgers()[ledger]
        return Shelf({ledger: tuple(kept(records, of, self.units))}, {ledger: of})
