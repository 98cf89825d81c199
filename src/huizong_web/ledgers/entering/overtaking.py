"""Two people at one record: which fields they see differently, and whose shall hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import QueryDict

from huizong.ledgers import Ledger
from huizong.ledgers.stored import plain
from huizong_web.ledgers.entering.form import Difference
from huizong_web.ledgers.entering.typed import Raw, Sent, raw_value
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.shown import shown

THEIRS = "theirs"


def differences(
    record: Record, stored: Mapping[str, Any], sent: Sent, ledger: Ledger, *, seen: int
) -> Iterator[Difference]:
    """Yield the fields in which what was sent is not what is stored now.

    `theirs` where the person had left the field as the page showed it (version `seen`): there the
    other's change is taken unless the person says otherwise.
    """
    base = _before(record, seen)
    for key, field in ledger.fields.items():
        if key in sent.wrong or key not in sent.raw:
            continue
        own, now = sent.values.get(key), stored.get(key)
        if own != now:
            was = base.get(key, plain(now))
            yield Difference(
                key, field.label, shown(field, own), shown(field, now), plain(own) == was
            )


def _before(record: Record, seen: int) -> dict[str, Any]:
    """Return what fields held in a version, those that were changed since."""
    base: dict[str, Any] = {}
    for entry in record.entries.filter(version__gt=seen).order_by("version"):
        for key, (before, _after) in entry.changed.items():
            base.setdefault(key, before)
    return base


def take_theirs(post: QueryDict, sent: Sent, stored: Mapping[str, Any], ledger: Ledger) -> None:
    """Put what is stored in the place of what was typed, where the person chose so."""
    for key in ledger.fields:
        if post.get(f"take-{key}") != THEIRS or key not in sent.raw:
            continue
        sent.faults = [fault for fault in sent.faults if fault.field != key]
        sent.raw[key] = _typed(ledger, key, stored)
        sent.values.pop(key, None)
        if stored.get(key) not in (None, "", ()):
            sent.values[key] = stored[key]


def _typed(ledger: Ledger, key: str, stored: Mapping[str, Any]) -> Raw:
    return raw_value(ledger.fields[key], stored.get(key))
