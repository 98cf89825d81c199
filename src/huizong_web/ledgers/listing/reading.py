"""Records read for a list."""

from django.db.models import Prefetch, QuerySet

from huizong_web.ledgers.models import Entry, Record

STATES = ("stays", Prefetch("entries", Entry.objects.none(), to_attr="edited"))
"""What is read with records: their states, but not what they were; deadlines ask only those."""


def with_states(records: QuerySet[Record]) -> QuerySet[Record]:
    """Have records read with their states but not with what they were."""
    return records.prefetch_related(*STATES)
