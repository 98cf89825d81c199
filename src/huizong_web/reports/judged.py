"""What the rules found in a file or a report, and which of it somebody said is nothing."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from huizong_web.audit.audited import Audited
from huizong_web.offices.models import LONGEST_REASON, Office, Unit


class Check(models.Model):
    """What the rules found in a submission or a compilation: kept to be quick, never the truth.

    `findings` is a JSON list of the library's findings. `version` says by which rules; where it is
    not that of today the check may be made anew at any time and nothing is lost.
    """

    submission = models.OneToOneField(
        "reports.Submission",
        on_delete=models.CASCADE,
        related_name="check_made",
        null=True,
        blank=True,
    )
    compilation = models.OneToOneField(
        "reports.Compilation",
        on_delete=models.CASCADE,
        related_name="check_made",
        null=True,
        blank=True,
    )
    version = models.CharField(max_length=32)
    findings = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.CheckConstraint(
                condition=Q(submission__isnull=True) ^ Q(compilation__isnull=True),
                name="check_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission or self.compilation} {self.version}"


class Found(models.Model):
    """A finding of a check, as lists count it: `position` is its index in the check's findings."""

    made = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="found")
    position = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=32)
    severity = models.CharField(max_length=10)

    class Meta:
        """What the database itself guards."""

        ordering = ("position",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["made", "position"], name="one_found_a_position"),
        ]

    def __str__(self) -> str:
        return f"{self.made_id}: {self.position}"


class Dismissal(Audited):
    """Someone's word that a finding is none, and why; it holds wherever the fingerprint comes back.

    It reaches as far as the unit, or, without one, the office's own report. An undone one stays as
    history. `says` and `words` are what the finding said and pointed at when it was judged.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="dismissals")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="dismissals", null=True, blank=True
    )
    fingerprint = models.CharField(max_length=32)
    code = models.CharField(max_length=10)
    rule = models.CharField(max_length=100)
    says = models.TextField()
    words = models.TextField()
    reason = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="dismissals"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("-at", "-pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["unit", "fingerprint"],
                condition=Q(undone_at__isnull=True),
                name="one_dismissal_in_a_unit",
            ),
            models.UniqueConstraint(
                fields=["office", "fingerprint"],
                condition=Q(undone_at__isnull=True, unit__isnull=True),
                name="one_dismissal_in_an_office",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.fingerprint}"
