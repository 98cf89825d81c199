"""What can be done with many records together: one field set, or one step taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from huizong.ledgers import Ledger, Step, Type
from huizong_web.labels import like
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.record.moves import needed, people_words
from huizong_web.ledgers.roles import words_of
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import number_in

MOST = 200
"""Records in one go: as many as a person can look through."""
APART = frozenset({Type.TABLE, Type.FILE, Type.IMAGES})
"""Types that are of one record alone."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be done: a field by key, or a step by its place."""

    name: str
    label: str
    field: str = ""
    step: Step | None = None

    def keys(self, ledger: Ledger) -> list[str]:
        """Return the fields that are asked for."""
        if self.step is None:
            return [self.field]
        asked = needed(self.step, ledger)
        return [key for key in asked if ledger.fields[key].type not in APART]


def picked(post: QueryDict, book: Book, rights: Rights) -> list[Record]:
    """Return the records that were ticked, as far as the person may see them, in their order."""
    numbers = [number for each in post.getlist("pick") if (number := number_in(each)) is not None]
    found = Record.objects.filter(
        seen_by(rights), book=book, removed=False, pk__in=numbers[:MOST]
    ).select_related("book__office", "keeper", "unit")
    by_number = {record.pk: record for record in found.prefetch_related("stays")}
    return [by_number[number] for number in dict.fromkeys(numbers[:MOST]) if number in by_number]


def offered(records: Sequence[Record], ledger: Ledger, rights: Rights) -> list[Chosen]:
    """Return what the person may do with any of the records: steps, then fields."""
    return [*_steps(records, ledger, rights), *_fields(records, ledger, rights)]


def chosen(name: str, among: Sequence[Chosen]) -> Chosen | None:
    """Return what a form names, if it is offered."""
    return next((each for each in among if each.name == name), None)


def seen_versions(post: QueryDict, records: Sequence[Record]) -> Mapping[int, int]:
    """Return the versions that the page showed, by record."""
    sent = {record.pk: number_in(post.get(f"seen-{record.pk}", "")) for record in records}
    return {pk: number for pk, number in sent.items() if number is not None}


def _steps(records: Sequence[Record], ledger: Ledger, rights: Rights) -> Iterator[Chosen]:
    words = people_words(ledger)
    able = {(record.state, word) for record in records for word in words_of(rights, record, words)}
    for place, step in enumerate(ledger.workflow.steps if ledger.workflow else ()):
        if any((state, step.by) in able for state in step.from_):
            yield Chosen(f"step-{place}", step.label or like(step.to, step.label), step=step)


def _fields(records: Sequence[Record], ledger: Ledger, rights: Rights) -> Iterator[Chosen]:
    if any(rights.may(Action.KEEP_RECORDS, record.keeper) for record in records):
        for key, field in ledger.fields.items():
            if field.type not in APART:
                yield Chosen(f"field-{key}", field.label, field=key)
