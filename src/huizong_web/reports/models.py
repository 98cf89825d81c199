"""A round of collecting: what the sections submitted, what was compiled of it, what was found."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.audited import Audited
from huizong_web.offices.models import LONGEST_REASON, Office, Unit
from huizong_web.reports.issuing import models as issuing_models  # noqa: F401 - Django looks here
from huizong_web.reports.judged import Check, Dismissal, Found
from huizong_web.reports.reviewing import models as reviewing_models  # noqa: F401 - as above
from huizong_web.reports.rounds.models import ROUND_CONSTRAINTS, Rounded
from huizong_web.reports.writing import models as writing_models  # noqa: F401 - as above

__all__ = [
    "LONGEST_REASON",
    "Check",
    "Compilation",
    "Cycle",
    "Decision",
    "Dismissal",
    "Found",
    "Submission",
    "Way",
    "random_name",
]


class Way(models.TextChoices):
    """How a report is compiled: the library's own words for it."""

    MATTER = "matter", _("按事项")
    SECTION = "section", _("按科室")
    BRIEF = "brief", _("摘要")


class Cycle(Rounded, Audited):
    """A 报送期: a round in which an office collects its sections' reports of a period.

    `year` and `month` are those in which the period ends. `decided` counts what was decided and
    undone about its matters: who decides says which state of them was looked at.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="cycles")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    decided = models.PositiveIntegerField(default=0)

    class Meta:
        """What the database itself guards."""

        ordering = ("-year", "-month", "-pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12), name="month_of_a_year"
            ),
            *ROUND_CONSTRAINTS,
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02} {self.title}".rstrip()

    @property
    def owner(self) -> tuple[Office, None]:
        """Whose it is: the office's."""
        return self.office, None


def random_name(_submission: "Submission", _name: str) -> str:
    """Return where an uploaded file is kept: a name that tells and takes nothing from the user."""
    return f"submissions/{uuid4().hex}"


class Submission(Audited):
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
        indexes = [  # noqa: RUF012 - Django reads a plain list
            # Who came when in a year's rounds is read off the index, past the readings in the rows.
            models.Index(fields=["cycle", "unit", "uploaded_at"], name="who_came_when"),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def owner(self) -> tuple[Office, Unit]:
        """Whose it is: the unit's."""
        return self.cycle.office, self.unit

    @property
    def path(self) -> str:
        """How the places of its reading name this file."""
        return f"{self.section}/{self.name}"


class Compilation(Audited):
    """An office report compiled of submissions; `result` is the library's Compilation as JSON.

    `length` is the limit of a brief in characters. `decided` is the round's count of decisions
    that the report follows.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="compilations")
    number = models.PositiveIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.MATTER)
    length = models.PositiveIntegerField(null=True, blank=True)
    decided = models.PositiveIntegerField(default=0)
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


class Decision(Audited):
    """Someone's word about the matters of a round; it holds whenever the round is compiled anew.

    `items` are pairs of a section and the words of its item: an item is known by these, in
    whatever file they come again. `lead` is the section that leads, where that was decided. An
    undone one stays as history. `number` is the round's count of decisions at which it was made,
    `undone_number` that at which it was taken back.
    """

    class Kind(models.TextChoices):
        """What can be decided: the library's own words for it."""

        JOIN = "join", _("合为一件事")
        SPLIT = "split", _("不是一件事")
        KEEP = "keep", _("单独成条")
        LEAD = "lead", _("定为牵头")

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    items = models.JSONField()
    lead = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_number = models.PositiveIntegerField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("number",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["cycle", "number"], name="one_decision_a_number"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None, undone_number=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False, undone_number__isnull=False),
                name="decision_undone_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} {self.kind} {self.number}"
