"""Puts notes into the chain: locks its head, numbers and hashes them, moves the head on."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from huizong_web.audit import sm3
from huizong_web.audit.draft import Draft, hash_of
from huizong_web.audit.models import Entry, Head

_TOLD = timedelta(seconds=1)
"""How far a clock must go back to be told of; less is how clocks are kept right."""
FIELDS = tuple(field.attname for field in Entry._meta.concrete_fields if field.attname != "hash")
"""What an entry's hash is made of."""


def write(alias: str, drafts: Sequence[Draft]) -> tuple[int, str]:
    """Write notes within the open transaction; return the last one's number and hash."""
    head = Head.objects.using(alias).select_for_update().get(pk=1)
    entries = list(_chained(head, drafts))
    Entry.objects.using(alias).bulk_create(entries, batch_size=500)
    Head.objects.using(alias).filter(pk=1).update(
        sequence=head.sequence, hash=head.hash, at=head.at
    )
    return head.sequence, head.hash


def _chained(head: Head, drafts: Sequence[Draft]) -> Iterator[Entry]:
    now = timezone.now()
    for draft in drafts:
        entry = _entry(draft, head, now)
        entry.hash = hash_of(content(entry))
        head.sequence, head.hash, head.at = entry.sequence, entry.hash, now
        yield entry


def content(entry: Entry) -> dict[str, object]:
    """Return what an entry's hash is made of."""
    return {name: getattr(entry, name) for name in FIELDS}


def _entry(draft: Draft, head: Head, now: datetime) -> Entry:
    back = head.at - now if head.at else timedelta()
    actor, thing = draft.actor, draft.thing
    return Entry(
        sequence=head.sequence + 1,
        at=now,
        clock_back=back // timedelta(milliseconds=1) if back >= _TOLD else None,
        action=draft.action,
        outcome=draft.outcome,
        actor_id=actor.id,
        actor_login=actor.login,
        actor_name=actor.name,
        address=actor.address,
        via=actor.via,
        object_type=thing.type,
        object_id=thing.id,
        object_label=thing.label,
        office_id=thing.office_id,
        office=thing.office,
        unit_id=thing.unit_id,
        unit=thing.unit,
        changes=draft.changes,
        algorithm=sm3.NAME,
        previous=head.hash,
    )
