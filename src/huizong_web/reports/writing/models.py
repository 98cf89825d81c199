"""A draft of a unit's report in a round, and what it was before.

Both are plain: nobody's typing is in the log. Handing in is, by the submission that it makes.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

from huizong_web.offices.models import Unit


class Draft(models.Model):
    """What is being written, as JSON of `lines`; `keeper` has it to do: who wrote last.

    `version` counts what was stored, from 0 for nothing.
    """

    cycle = models.ForeignKey("reports.Cycle", on_delete=models.PROTECT, related_name="drafts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="drafts")
    version = models.PositiveIntegerField(default=0)
    lines = models.TextField(default="[]")
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["cycle", "unit"], name="one_draft_of_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.unit_id} {self.version}"


class Past(models.Model):
    """A version of a draft. Kept to tell what each of two people changed.

    `pen` is the page that stored it, `seen` the version which that page had read and `sent` its
    lines where they were put together with another's. `sha256` is that of the file which was made
    of this version to be handed in.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="past")
    version = models.PositiveIntegerField()
    lines = models.TextField()
    pen = models.CharField(max_length=40)
    seen = models.PositiveIntegerField()
    sent = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """What the database itself guards."""

        ordering = ("version",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["draft", "version"], name="one_past_of_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.version}"
