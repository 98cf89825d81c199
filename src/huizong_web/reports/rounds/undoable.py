"""Acts in a round that are taken back and stay as history: lock, permission, empty report."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from huizong_web.audit.audited import Audited
from huizong_web.offices.models import LONGEST_REASON, Office, Unit


def moment_now() -> datetime:
    """Return this moment; a name of its own, so that a test may move it."""
    return timezone.now()


class Undoable(Audited):
    """An act of someone that can be taken back; it then stays as history."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=moment_now, editable=False)
    reason = models.CharField(max_length=LONGEST_REASON)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True


_UNDONE = Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False)


class Lock(Undoable):
    """A round that takes in nothing more."""

    cycle = models.ForeignKey("reports.Cycle", on_delete=models.PROTECT, related_name="locks")

    class Meta:
        """What the database itself guards."""

        ordering = ("-at", "-pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["cycle"], condition=Q(undone_at=None), name="one_lock_on_a_round"
            ),
            models.CheckConstraint(condition=_UNDONE, name="lock_undone_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.at}"


class Permit(Undoable):
    """A unit may submit late, until a moment or, without one, until the round is locked."""

    cycle = models.ForeignKey("reports.Cycle", on_delete=models.PROTECT, related_name="permits")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="permits")
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("unit__order", "-at", "-pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["cycle", "unit"], condition=Q(undone_at=None), name="one_permit_of_a_unit"
            ),
            models.CheckConstraint(condition=_UNDONE, name="permit_undone_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.unit_id}"

    def holds(self, now: datetime | None = None) -> bool:
        """Whether the unit may submit now."""
        return self.until is None or (now or timezone.now()) <= self.until


class ZeroReport(Undoable):
    """A unit's word that it has nothing to report in a round, and why."""

    cycle = models.ForeignKey(
        "reports.Cycle", on_delete=models.PROTECT, related_name="zero_reports"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="zero_reports")

    class Meta:
        """What the database itself guards."""

        ordering = ("unit__order", "-at", "-pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["cycle", "unit"], condition=Q(undone_at=None), name="one_zero_of_a_unit"
            ),
            models.CheckConstraint(condition=_UNDONE, name="zero_undone_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.unit_id}"

    @property
    def owner(self) -> tuple[Office, Unit]:
        """Whose it is: the unit's."""
        return self.unit.office, self.unit
