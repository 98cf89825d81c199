"""Notes what Django announces of noted models: deletions, and changes of many-to-many fields."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete

from huizong_web.audit.audited import Audited, audited_models
from huizong_web.audit.changes import note_deleted
from huizong_web.audit.recording import record


def connect() -> None:
    """Listen to the noted models; their rows are then deleted one by one, not in bulk unseen."""
    for model in audited_models():
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"audit {model._meta.label}")
        for field in model._meta.local_many_to_many:
            through = field.remote_field.through
            m2m_changed.connect(_related, sender=through, dispatch_uid=f"audit {field}")


def _deleted(instance: Model, **_more: Any) -> None:
    note_deleted(instance)


def _related(
    *, sender: type[Model], instance: Model, action: str, pk_set: set[Any] | None, **_more: Any
) -> None:
    """Note which rows were joined to a row, or parted from it."""
    word = {"post_add": "after", "post_remove": "before", "pre_clear": "before"}.get(action)
    if word is None or not isinstance(instance, Audited):
        return
    name = sender._meta.model_name or ""
    keys = sorted(pk_set) if pk_set else "all"
    if pk_set or action == "pre_clear":
        given = {word: {name: keys}}
        record("change", object=instance, **given)  # type: ignore[arg-type]  # one of the two
