"""Notes an act; the one function that other apps call."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal, cast

from django.db import connection, transaction
from django.db.models import Model

from huizong_web.audit.context import actor, current
from huizong_web.audit.draft import Draft, Thing, as_json
from huizong_web.audit.masking import masked_text, masked_values
from huizong_web.audit.pending import NotesPending


def record(
    action: str,
    *,
    object: Model | None = None,  # noqa: A002 - the word that callers read
    label: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    outcome: Literal["done", "refused", "failed"] = "done",
) -> None:
    """Note an act of whoever the present request or command belongs to.

    The note is written with the commit of the transaction that is open, and is lost with it; that
    of a refusal is written in any case, when the request has been answered. `label` stands for the
    object's own words. Secrets among the values are hidden, personal data masked, long texts told
    by their digest.
    """
    thing = thing_of(object, label)
    changes = {"before": masked_values(before), "after": masked_values(after)}
    given = {name: values for name, values in changes.items() if values is not None}
    note(Draft(action[:60], outcome, actor(), thing, as_json(given)))


def note(draft: Draft) -> None:
    """Keep a draft for the commit, or, a refusal's, for the end of the request."""
    known = current()
    if draft.outcome == "refused" and known is not None:
        known.refused = True
        if known.request is not None and connection.in_atomic_block:
            known.later.append(draft)
            return
    with transaction.atomic():
        cast("NotesPending", connection).note(draft)


def thing_of(instance: Model | None, label: str = "") -> Thing:
    """Return what the log says of an object: type, key, words, office and unit."""
    if instance is None:
        return Thing(label=masked_text(label)[:200])
    office, unit = _owner(instance)
    return Thing(
        type=instance._meta.label[:60],
        id=str(instance.pk)[:64],
        label=masked_text(label or str(instance))[:200],
        office_id=office.pk if office else None,
        office=str(office or "")[:100],
        unit_id=unit.pk if unit else None,
        unit=str(unit or "")[:100],
    )


def _owner(instance: Model) -> tuple[Model | None, Model | None]:
    """Return the office and the unit that an object belongs to.

    Its `owner` tells, else `audit_office` and `audit_unit`, ways from field to field, else fields.
    """
    with suppress(ValueError):  # an account that no office keeps
        if owner := getattr(instance, "owner", None):
            office, unit = owner
            return office, unit
    office, unit = (_place(instance, kind) for kind in ("office", "unit"))
    if office is None:
        near = (getattr(instance, name, None) for name in ("unit", "cycle"))
        office = next((each.office for each in near if each is not None), None)
    return office, unit


def _place(instance: Model, kind: str) -> Model | None:
    if type(instance).__name__.lower() == kind:
        return instance
    found: Any = instance
    for name in str(getattr(instance, f"audit_{kind}", kind)).split("."):
        found = getattr(found, name, None)
    return found if isinstance(found, Model) else None
