"""What figures rest on: as drafted from records, as people let it stand, as it was handed in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.audited import Audited, AuditedManager
from huizong_web.ledgers.models import Book, Record
from huizong_web.offices.models import Office, Unit
from huizong_web.reports.models import Submission
from huizong_web.reports.writing.models import Draft

LONGEST_KEY, LONGEST_WORDS, LONGEST_SAYING = 60, 100, 200


class Drafted(models.Model):
    """An item of a draft as records wrote it: `key` is that of the draft's line.

    `stands` are its figures, [{start, end, ground}]; `book` and `keeper` say of which records they
    are; `records` those that the item speaks of one by one. Plain, as drafts are.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="drafted")
    key = models.CharField(max_length=LONGEST_KEY)
    text = models.TextField()
    stands = models.JSONField(default=list)
    records = models.JSONField(default=list)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, null=True, related_name="+")
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """What the database itself guards."""

        ordering = ("pk",)
        verbose_name_plural = "drafted"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["draft", "key"], name="one_drafted_of_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.key}"


class Tie(Audited):
    """A figure of a draft or a submission and what it rests on; or that a ground was refused.

    Of a draft, `start` and `end` are code points into `text`, the line of `key` as it was then; of
    a submission they are into its text as read. `ground` is the library's, as JSON; `book` and
    `keeper` say whose records a ledger's figure is of (no keeper: all of the book). `frozen` is the
    figure with the hashes of its rows when it was handed in, `digest` over all of that; `agrees`
    tells whether the text stated what the rows gave then. One taken back stays as history.
    """

    class How(models.TextChoices):
        """How it came about."""

        DRAFTED = "drafted", _("由台账写成")
        ACCEPTED = "accepted", _("核对认定")
        VOUCHED = "vouched", _("注明出处")
        REFUSED = "refused", _("不是这个数")

    audit_unnoted: ClassVar[tuple[str, ...]] = ("frozen",)

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="ties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ties")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="ties")
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, null=True, related_name="ties"
    )
    key = models.CharField(max_length=LONGEST_KEY, blank=True)
    text = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.CharField(max_length=LONGEST_WORDS)
    how = models.CharField(max_length=10, choices=How)
    ground = models.JSONField()
    book = models.ForeignKey(Book, on_delete=models.PROTECT, null=True, related_name="ties")
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    frozen = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    rows = models.PositiveIntegerField(default=0)
    agrees = models.BooleanField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    undone_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Tie"]] = AuditedManager()

    class Meta:
        """What the database itself guards, and what makes it quick."""

        ordering = ("start", "pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.CheckConstraint(
                condition=Q(draft__isnull=True) ^ Q(submission__isnull=True), name="tie_of_one_text"
            ),
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="tie_has_words"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="tie_undone_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words} {self.how}"

    @property
    def owner(self) -> tuple[Office, Unit]:
        """Whose it is: the unit's whose text it stands in."""
        return self.office, self.unit


class Citation(models.Model):
    """A record that a submission rests on at a place; `tie` is the figure, None for a whole item.

    `reference` is the row within it (the record, or a row of one of its tables), `digest` the hash
    of what it said.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="citations")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="citations")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, null=True, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reference = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        """What makes it quick."""

        ordering = ("pk",)
        indexes = [  # noqa: RUF012 - Django reads a plain list
            models.Index(fields=["record", "submission"], name="citation_of_record"),
            models.Index(fields=["tie", "id"], name="citation_of_tie"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.reference}"
