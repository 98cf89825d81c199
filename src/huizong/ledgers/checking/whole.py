"""All faults of one ledger."""

from huizong.ledgers.checking.fields import check_faults, field_faults
from huizong.ledgers.checking.figures import figure_faults, identity_faults
from huizong.ledgers.checking.flow import deadline_faults, flow_faults
from huizong.ledgers.checking.saying import list_faults, name_faults, sentence_faults
from huizong.ledgers.checking.sorts import sort_faults
from huizong.ledgers.checking.told import DefinitionFault, Ledgers
from huizong.ledgers.definition import Ledger


def faults(ledger: Ledger, ledgers: Ledgers | None = None) -> tuple[DefinitionFault, ...]:
    """Return what is wrong with a ledger by itself; beside all, also in what it says of others."""
    parts = (
        field_faults,
        check_faults,
        flow_faults,
        deadline_faults,
        figure_faults,
        identity_faults,
        sort_faults,
        sentence_faults,
        list_faults,
        name_faults,
    )
    return tuple(fault for part in parts for fault in part(ledger, ledgers))
