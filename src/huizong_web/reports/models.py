"""A round of collecting, what the sections submitted in it, and what was compiled of it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from huizong_web.offices.models import Office, Unit


class Cycle(models.Model):
    """A 报送期: a month in which an office collects its sections' reports."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="cycles")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()

    class Meta:
        """What the database itself guards."""

        ordering = ("-year", "-month")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["office", "year", "month"], name="one_cycle_a_month"),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12), name="month_of_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"


def random_name(_submission: "Submission", _name: str) -> str:
    """Return where an uploaded file is kept: a name that tells and takes nothing from the user."""
    return f"submissions/{uuid4().hex}"


class Submission(models.Model):
    """A section's report of a month, as a file; a newer one of the section leaves it as history.

    `section` is what the unit was called then, `path` how the places of the reading name the file.
    `reading` is the library's Reading as JSON: read once, so that a place found in it today still
    points at the same words after the reader has changed.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="submissions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="submissions")
    section = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to=random_name, max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    reading = models.TextField()
    items = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submissions"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    current = models.BooleanField(default=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("unit__order", "-uploaded_at")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["cycle", "unit"], condition=Q(current=True), name="one_current_submission"
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """How the places of its reading name this file."""
        return f"{self.section}/{self.name}"


class Compilation(models.Model):
    """An office report compiled of submissions; `result` is the library's Compilation as JSON."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="compilations")
    number = models.PositiveIntegerField()
    submissions = models.ManyToManyField(Submission, related_name="compilations")
    result = models.TextField()
    findings = models.PositiveIntegerField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="compilations"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("-number",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["cycle", "number"], name="one_compilation_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} #{self.number}"
