"""A review of a submission, and the places that it marks."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.audited import Audited, AuditedManager
from huizong_web.offices.models import LONGEST_REASON


class Review(Audited):
    """The office's word on a submission; one that was taken back stays as history."""

    class Verdict(models.TextChoices):
        """What the office says."""

        RETURNED = "returned", _("已退回")
        ACCEPTED = "accepted", _("已审定")

    audit_office = "submission.cycle.office"
    audit_unit = "submission.unit"

    submission = models.ForeignKey(
        "reports.Submission", on_delete=models.PROTECT, related_name="reviews"
    )
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Review"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("-pk",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["submission"], condition=Q(undone_at=None), name="one_standing_review"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="returned") | ~Q(reason=""), name="returned_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.verdict}"


class Mark(Audited):
    """A place in the submission's text that a review points at, and what is to be done there.

    `start` and `end` are code points into the text as read; `words` is what stands there.
    """

    audit_office = "review.submission.cycle.office"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="marks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    note = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects: ClassVar[models.Manager["Mark"]] = AuditedManager()

    class Meta:
        """In the order of the text."""

        ordering = ("start",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mark_has_words"),
        ]

    def __str__(self) -> str:
        return self.words[:30]
