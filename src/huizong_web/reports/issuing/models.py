"""A paper, the steps it took, the series that numbers it, and what was issued."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.audited import Audited, AuditedManager
from huizong_web.offices.models import LONGEST_REASON, Office
from huizong_web.reports.issuing.moves import Move, State


class Series(Audited):
    """Document numbers of a kind: 云办发〔2026〕12号 is number 12 of 2026 in the series 云办发."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="series")
    code = models.CharField(max_length=20)
    closed = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Series"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("code",)
        verbose_name_plural = "series"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["office", "code"], name="one_series_of_a_code"),
        ]

    def __str__(self) -> str:
        return self.code


class Paper(Audited):
    """An office report on its way out: which compilation, in which form, to whom, how far it is.

    `version` counts its changes: who acts says which state of it was looked at. A round has one
    paper at a time; a revoked one stays, with its number, and makes place for another.
    """

    class Form(models.TextChoices):
        """By which form it is set."""

        OFFICIAL = "gbt9704", _("公文（GB/T 9704）")
        PLAIN = "report", _("普通报告")

    audit_office = "cycle.office"

    cycle = models.ForeignKey("reports.Cycle", on_delete=models.PROTECT, related_name="papers")
    compilation = models.ForeignKey(
        "reports.Compilation", on_delete=models.PROTECT, related_name="papers"
    )
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    version = models.PositiveIntegerField(default=1)
    form = models.CharField(max_length=10, choices=Form, default=Form.OFFICIAL)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="papers")
    recipients = models.CharField(max_length=300, blank=True)
    copies_to = models.CharField(max_length=300, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="papers"
    )
    prepared_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[models.Manager["Paper"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("-pk",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["cycle"], condition=~Q(state=State.REVOKED), name="one_paper_of_a_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} {self.get_state_display()}"

    @property
    def owner(self) -> tuple[Office, None]:
        """Whose it is: the office's."""
        return self.cycle.office, None


class Step(Audited):
    """Something that was done to a paper, by whom, and why where it undid something."""

    audit_office = "paper.cycle.office"

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=10, choices=Move)
    compilation = models.ForeignKey(
        "reports.Compilation", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    why = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects: ClassVar[models.Manager["Step"]] = AuditedManager()

    class Meta:
        """The first step first."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.get_move_display()


def random_name(_issued: "Issued", _name: str) -> str:
    """Return where an issued file is kept: a name that takes nothing from anybody."""
    return f"issued/{uuid4().hex}"


class Issued(Audited):
    """What was given out: the number, the day, and the files byte for byte with their hashes.

    The hashes are hexadecimal; `text_sm3` is of the report's text as printed, so that what was
    said can be compared where a file was saved anew.
    """

    audit_office = "paper.cycle.office"

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="issued")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="issued")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    day = models.DateField()
    signer = models.CharField(max_length=60)
    pdf = models.FileField(upload_to=random_name, max_length=60)
    pdf_sha256 = models.CharField(max_length=64)
    docx = models.FileField(upload_to=random_name, max_length=60)
    docx_sha256 = models.CharField(max_length=64)
    text_sm3 = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Issued"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("-pk",)
        verbose_name_plural = "issued"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["series", "year", "number"], name="one_paper_of_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.numbered

    @property
    def numbered(self) -> str:
        """The document number as printed, without leading zeros (GB/T 9704-2012 7.2.5)."""
        return f"{self.series.code}〔{self.year}〕{self.number}号"
