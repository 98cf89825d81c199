"""All faults of one ledger, and what ledgers say of each other."""

from collections.abc import Iterator, Mapping

from huizong.ledgers.checking.fields import check_faults, field_faults
from huizong.ledgers.checking.figures import figure_faults, identity_faults
from huizong.ledgers.checking.flow import deadline_faults, flow_faults
from huizong.ledgers.checking.saying import list_faults, sentence_faults
from huizong.ledgers.checking.told import DefinitionFault
from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions import nearest
from huizong.values import Message


def faults(ledger: Ledger) -> tuple[DefinitionFault, ...]:
    """Return what is wrong with a ledger by itself."""
    parts = (
        field_faults,
        check_faults,
        flow_faults,
        deadline_faults,
        figure_faults,
        identity_faults,
        sentence_faults,
        list_faults,
    )
    return tuple(fault for part in parts for fault in part(ledger))


def among(ledgers: Mapping[str, Ledger]) -> Iterator[tuple[str, DefinitionFault]]:
    """Yield, by ledger, records that refer to a ledger which there is not."""
    for key, ledger in ledgers.items():
        for name, field in ledger.fields.items():
            if field.ledger and field.ledger not in ledgers:
                near = nearest(field.ledger, ledgers)
                told = Message("没有“{name}”这本台账；{near}", name=field.ledger, near=near)
                yield key, DefinitionFault(("fields", name, "ledger"), told)
