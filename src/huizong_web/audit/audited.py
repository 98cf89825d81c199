"""The base of models whose every change is in the log, without a view having to think of it."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.db import models, router, transaction
from django.db.models.query import QuerySet

from huizong_web.audit.changes import long_texts, note_changed, note_created, noted_fields, stored
from huizong_web.audit.guard import noted

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class AuditedQuerySet(QuerySet[M_co]):
    """A query whose changes in bulk are noted row by row."""

    def update(self, **kwargs: Any) -> int:
        """Change the rows as Django does, and note each that is not as before."""
        with transaction.atomic(using=self.db), noted():
            keys = list(self.order_by().values_list("pk", flat=True))
            if not keys:
                return 0
            names = {self.model._meta.get_field(name).name for name in kwargs if name != "pk"}
            fields = [field for field in noted_fields(self.model) if field.name in names]
            before = stored(self._rows(keys, fields).select_for_update(), fields)
            count = super(AuditedQuerySet, self.filter(pk__in=keys)).update(**kwargs)
            for row in self._rows(keys, fields) if fields else ():
                note_changed(row, before.get(row.pk, {}), stored([row], fields)[row.pk])
            self._result_cache = None
            return count

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Change rows, and note each (by `update`)."""
        with transaction.atomic(using=self.db):
            return super().bulk_update(*args, **kwargs)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Make rows, and note each; what would leave rows out or change others is refused."""
        if kwargs.get("ignore_conflicts") or kwargs.get("update_conflicts") or args[1:]:
            msg = "rows that are left out or changed in passing cannot be noted"
            raise NotImplementedError(msg)
        with transaction.atomic(using=self.db), noted():
            made = super().bulk_create(objs, *args, **kwargs)
            fields = noted_fields(self.model)
            for row in made:
                note_created(row, fields)
            return made

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove the rows, and note each (`signals`)."""
        with transaction.atomic(using=self.db), noted():
            return super().delete()

    def _rows(self, keys: list[Any], fields: Iterable["models.Field[Any, Any]"]) -> QuerySet[Any]:
        rows = self.model._base_manager.using(self.db).filter(pk__in=keys)
        return rows.defer(*long_texts(self.model, but=fields))

    # Django asks every method that changes rows to keep out of templates.
    update.alters_data = True  # type: ignore[attr-defined]  # an attribute of a function
    delete.alters_data = True  # type: ignore[attr-defined]  # as above
    delete.queryset_only = True  # type: ignore[attr-defined]  # as above


class AuditedManager(models.Manager.from_queryset(AuditedQuerySet)[M_co]):  # type: ignore[misc]
    """The manager of noted models; the mypy plugin cannot follow a class made by a call."""


class Audited(models.Model):
    """A model whose rows are noted as they are made, changed and removed.

    A class may say `audit_unnoted`, fields of no interest, and `audit_secret`, fields of which only
    is told that they changed. To which office and unit a row belongs is told by its `owner`, else
    by `audit_office` and `audit_unit`, ways from field to field ("paper.cycle.office"), else by
    fields of these names.
    """

    audit_unnoted: ClassVar[tuple[str, ...]] = ()
    audit_secret: ClassVar[tuple[str, ...]] = ()

    objects: ClassVar[models.Manager[Any]] = AuditedManager()

    class Meta:
        """No table of its own."""

        abstract = True

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """Store the row and note what is new, both or neither."""
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        with transaction.atomic(using=using), noted():
            fields = self._written(kwargs.get("update_fields"))
            before = self._before(using, fields)
            super().save_base(*args, **kwargs)
            if before is None:
                note_created(self, fields)
            else:
                after = stored(self._own(using, fields), fields)
                note_changed(self, before, after[self.pk])

    def _written(self, names: Iterable[str] | None) -> list["models.Field[Any, Any]"]:
        """Return the fields that saving may change: not those that were never loaded."""
        absent = self.get_deferred_fields()
        wanted = None if names is None else set(names)
        return [
            field
            for field in noted_fields(type(self))
            if field.attname not in absent
            and (wanted is None or field.name in wanted or field.attname in wanted)
        ]

    def _own(self, using: str, fields: Iterable["models.Field[Any, Any]"]) -> QuerySet[Self]:
        row = type(self)._base_manager.using(using).filter(pk=self.pk)
        return row.defer(*long_texts(type(self), but=fields))

    def _before(
        self, using: str, fields: Sequence["models.Field[Any, Any]"]
    ) -> dict[str, Any] | None:
        if self._state.adding and (self.pk is None or self._meta.pk.has_default()):
            return None
        return stored(self._own(using, fields).select_for_update(), fields).get(self.pk)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove the row and what hangs on it, and note each (`signals`)."""
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        with transaction.atomic(using=using), noted():
            return super().delete(*args, **kwargs)


def audited_models() -> list[type[Audited]]:
    """Return the models of this installation whose changes are noted."""
    return [model for model in apps.get_models() if issubclass(model, Audited)]
