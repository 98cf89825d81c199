"""What ledgers say of each other: whether there is what they name, and names behind a dot."""

from collections.abc import Iterator, Mapping

from huizong.ledgers.checking.told import DefinitionFault, Place
from huizong.ledgers.checking.whole import faults
from huizong.ledgers.definition import Ledger, Link
from huizong.ledgers.expressions import nearest
from huizong.ledgers.fields import Type
from huizong.values import Message


def among(ledgers: Mapping[str, Ledger]) -> Iterator[tuple[str, DefinitionFault]]:
    """Yield, by ledger, what is wrong with it beside the others; each is good by itself."""
    for key, ledger in ledgers.items():
        found = [*_unknown(ledger, ledgers), *_links(key, ledger, ledgers)]
        if not found and _speaks_of_others(ledger):
            found += faults(ledger, ledgers)
        for fault in found:
            yield key, fault


def _speaks_of_others(ledger: Ledger) -> bool:
    return bool(ledger.links) or any(each.type is Type.RECORD for each in ledger.fields.values())


def _unknown(ledger: Ledger, ledgers: Mapping[str, Ledger]) -> Iterator[DefinitionFault]:
    for name, field in ledger.fields.items():
        if field.ledger and field.ledger not in ledgers:
            yield _no_ledger(field.ledger, ledgers, ("fields", name, "ledger"))


def _links(key: str, ledger: Ledger, ledgers: Mapping[str, Ledger]) -> Iterator[DefinitionFault]:
    for name, link in ledger.links.items():
        where: Place = ("links", name)
        if link.ledger not in ledgers:
            yield _no_ledger(link.ledger, ledgers, (*where, "ledger"))
        elif not _names(ledgers[link.ledger], link, key):
            told = Message(
                "“{ledger}”的“{field}”不指向本台账；请写那边 ledger: {key} 的字段",
                ledger=link.ledger,
                field=link.field,
                key=key,
            )
            yield DefinitionFault((*where, "field"), told)


def _names(other: Ledger, link: Link, key: str) -> bool:
    field = other.fields.get(link.field)
    return field is not None and field.type in (Type.RECORD, Type.RECORDS) and field.ledger == key


def _no_ledger(name: str, ledgers: Mapping[str, Ledger], where: Place) -> DefinitionFault:
    told = Message("没有“{name}”这本台账；{near}", name=name, near=nearest(name, ledgers))
    return DefinitionFault(where, told)
