"""Records read for a list."""

from django.db.models import Prefetch, QuerySet

from huizong_web.ledgers.models import Entry, Record


def with_states(records: QuerySet[Record]) -> QuerySet[Record]:
    """Have records read with their states but not with what they were: deadlines ask only those."""
    unread = Prefetch("entries", Entry.objects.none(), to_attr="edited")
    return records.prefetch_related("stays", unread)
