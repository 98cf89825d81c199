"""Ledgers that speak of each other: records get the ones that they name, and that name them.

One step and no further: what a record names is seen as it is by itself, so nothing goes in circles.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions import names
from huizong.ledgers.fields import FieldDefinition, Role
from huizong.ledgers.record import Other, Record, condition
from huizong.ledgers.sentences import SLOT


class Books(Protocol):
    """Whoever keeps records, asked for many at once."""

    def named(self, ledger: str, references: Collection[str]) -> Mapping[str, Record]:
        """Return records of a ledger by what they are called: key, number, or a sole title."""

    def naming(
        self, ledger: str, field: str, references: Collection[str]
    ) -> Mapping[str, Sequence[Record]]:
        """Return the records of a ledger that name one of these in a field, by what it says."""


def linked(
    records: Iterable[Record], ledger: Ledger, ledgers: Mapping[str, Ledger], books: Books
) -> tuple[Record, ...]:
    """Return records with those of other ledgers that the ledger's expressions speak of."""
    kept = tuple(records)
    others: list[dict[str, tuple[Other, ...]]] = [{} for _ in kept]
    for key in asked_fields(ledger):
        if (of := ledgers.get(ledger.fields[key].ledger or "")) is not None:
            found = books.named(of.key, {_text(each.values.get(key)) for each in kept} - {""})
            for record, put in zip(kept, others, strict=True):
                if named := found.get(_text(record.values.get(key))):
                    put[key] = (Other(of, named),)
    for key, link in ledger.links.items():
        if (of := ledgers.get(link.ledger)) is not None and key in asked_links(ledger):
            calls = [called(each, ledger) for each in kept]
            naming = books.naming(of.key, link.field, {name for each in calls for name in each})
            for each, put in zip(calls, others, strict=True):
                put[key] = tuple(Other(of, one) for one in _each_once(naming, each))
    return tuple(
        replace(each, others=put) if put else each for each, put in zip(kept, others, strict=True)
    )


def called(record: Record, ledger: Ledger) -> tuple[str, ...]:
    """Return what others may call a record: its key, its number, its title."""
    title = ledger.role(Role.TITLE)
    said = (record.key, record.number, _text(record.values.get(title)) if title else "")
    return tuple(dict.fromkeys(name for name in said if name))


def asked_fields(ledger: Ledger) -> frozenset[str]:
    """Return the record fields whose records an expression looks into."""
    heads = {
        ledger.aliases.get(head, head)
        for text in expressions(ledger)
        for name in names(condition(text))
        for head, dot, _ in [name.partition(".")]
        if dot
    }
    return frozenset(key for key in heads if key in ledger.fields)


def asked_links(ledger: Ledger) -> frozenset[str]:
    """Return the links whose records a figure counts."""
    return frozenset(figure.rows for figure in ledger.figures.values() if figure.rows) & {
        *ledger.links
    }


def expressions(ledger: Ledger) -> Iterator[str]:
    """Yield every expression about a record that a ledger has."""
    for field in ledger.fields.values():
        yield from _of_field(field)
        for column in field.columns.values():
            yield from _of_field(column)
    yield from (check.check for check in ledger.checks)
    yield from (
        step.when for step in (ledger.workflow.steps if ledger.workflow else ()) if step.when
    )
    for deadline in ledger.deadlines:
        yield from (text for text in (deadline.when, *(e.when for e in deadline.extend)) if text)
    for figure in ledger.figures.values():
        yield from figure.conditions
        if figure.over:
            yield figure.over
    yield from (view.where for view in ledger.views.values() if view.where)
    for sentence in ledger.sentences:
        yield from (slot["by"] for slot in SLOT.finditer(sentence.text) if slot["by"])


def _of_field(field: FieldDefinition) -> Iterator[str]:
    yield from (text for text in (field.check, field.required) if isinstance(text, str))


def _each_once(naming: Mapping[str, Sequence[Record]], calls: Iterable[str]) -> Iterator[Record]:
    found = {one.key: one for name in calls for one in naming.get(name, ())}
    yield from found.values()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class Shelf:
    """All records of some ledgers in memory, as `Books`."""

    records: Mapping[str, Sequence[Record]]
    ledgers: Mapping[str, Ledger]

    def named(self, ledger: str, references: Collection[str]) -> Mapping[str, Record]:
        """See Books; a name that two records bear is of neither, unless it is the key of one."""
        found = self._called.get(ledger, {})
        return {name: found[name] for name in references if name in found}

    def naming(
        self, ledger: str, field: str, references: Collection[str]
    ) -> Mapping[str, Sequence[Record]]:
        """See Books."""
        found: dict[str, list[Record]] = {}
        for record in self.records.get(ledger, ()):
            said = record.values.get(field)
            for name in (said,) if isinstance(said, str) else said or ():
                if name in references:
                    found.setdefault(name, []).append(record)
        return found

    @cached_property
    def _called(self) -> Mapping[str, Mapping[str, Record]]:
        return {
            key: _by_name(records, self.ledgers[key])
            for key, records in self.records.items()
            if key in self.ledgers
        }


def _by_name(records: Sequence[Record], ledger: Ledger) -> Mapping[str, Record]:
    found: dict[str, Record] = {}
    twice: set[str] = set()
    for record in records:
        for name in called(record, ledger):
            twice |= {name} if found.setdefault(name, record) is not record else set()
    keys = {record.key: record for record in records}
    return {name: one for name, one in found.items() if name not in twice} | keys
