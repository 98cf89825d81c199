"""What people were told, how it goes out, and how each wants it."""

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.audited import Audited

LONGEST_ERROR = 300


class Notification(models.Model):
    """A notice as one person has it: `text` is a Chinese sentence with fields for `arguments`.

    `key` says what it is about: who was told so a moment ago is not told again.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=30)
    text = models.CharField(max_length=300)
    arguments = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("-created_at", "-pk")
        indexes = [  # noqa: RUF012 - Django reads a plain list
            models.Index(fields=["recipient", "-created_at"], name="notices_of_a_person"),
            # The count in the head of every page.
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="unread_notices"),
            models.Index(fields=["key", "created_at"], name="told_a_moment_ago"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id} {self.key}"


class Delivery(models.Model):
    """A notice on its way to a person outside the site.

    It waits until `due_at`, was sent or given up (`failed_at`). `claim` is the worker that has it
    in hand until `claimed_until`; if that one dies another takes it then.
    """

    notification = models.ForeignKey(
        Notification, on_delete=models.CASCADE, related_name="deliveries"
    )
    channel = models.CharField(max_length=20)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=LONGEST_ERROR, blank=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("due_at", "pk")
        verbose_name_plural = "deliveries"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["notification", "channel"], name="one_delivery_a_channel"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None), name="sent_or_given_up"
            ),
        ]
        indexes = [  # noqa: RUF012 - Django reads a plain list
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at=None, failed_at=None),
                name="deliveries_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notification_id} {self.channel}"


class Preference(Audited):
    """How a person wants notices: by mail or not, when not, and all of a day in one or each."""

    class Pace(models.TextChoices):
        """How often mails come."""

        NOW = "now", _("有一条发一条")
        DAILY = "daily", _("每天合成一封")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preference"
    )
    by_mail = models.BooleanField(default=True)
    pace = models.CharField(max_length=10, choices=Pace, default=Pace.NOW)
    digest_at = models.TimeField(default=time(8, 30))
    quiet_from = models.TimeField(null=True, blank=True, default=time(21))
    quiet_to = models.TimeField(null=True, blank=True, default=time(7))

    def __str__(self) -> str:
        return f"{self.user_id}"


class Job(models.Model):
    """Something done now and then by whichever process comes first: when next, who has it."""

    name = models.CharField(max_length=40, primary_key=True)
    next_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=LONGEST_ERROR, blank=True)

    def __str__(self) -> str:
        return self.name
