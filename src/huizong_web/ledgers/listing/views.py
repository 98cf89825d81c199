"""The saved views of a ledger, over the records of a list."""

from datetime import date

from django.db.models import QuerySet

from huizong.ledgers import Ledger, View
from huizong.ledgers.expressions import holds
from huizong.ledgers.record import Row, condition, scope
from huizong_web.ledgers.listing.reading import with_states
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.units import Units

MOST = 2000
"""So many of the newest records a view looks at."""


def narrowed_by_view(
    records: QuerySet[Record], ledger: Ledger, view: View, units: Units, *, today: date
) -> tuple[QuerySet[Record], bool]:
    """Return the records of a view, and whether older ones were left out of the look."""
    if not view.where:
        return records, False
    tree = condition(view.where)
    newest = records.defer("words").order_by("-occurred", "-pk")
    looked = list(with_states(newest)[: MOST + 1])
    kept = ((each.pk, as_kept(each, ledger, units)) for each in looked[:MOST])
    numbers = [pk for pk, one in kept if holds(tree, scope(Row(one), ledger, today=today))]
    return records.filter(pk__in=numbers), len(looked) > MOST
