"""The log's tables: entries, the head of their chain, and what was sealed and cut off.

The database itself refuses to change or remove an entry (triggers, see the migrations).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.draft import NOTHING


class Outcome(models.TextChoices):
    """How an act ended."""

    DONE = "done", _("完成")
    REFUSED = "refused", _("被拒")
    FAILED = "failed", _("未成")


class Entry(models.Model):
    """An act. Names, offices and labels are as they were then; nothing points at a live row.

    `at` is when it was written, in UTC. `clock_back` says by how many milliseconds the clock had
    gone back since the entry before, where it had gone back by a second or more. `changes` is JSON
    with `before` and `after`. `hash` is made by `algorithm` of all other fields, `previous`, the
    hash of the entry before, among them.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    clock_back = models.PositiveBigIntegerField(null=True)
    action = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=Outcome)
    actor_id = models.BigIntegerField(null=True)
    actor_login = models.CharField(max_length=60)
    actor_name = models.CharField(max_length=60)
    address = models.CharField(max_length=45)
    via = models.CharField(max_length=200)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    object_label = models.CharField(max_length=200)
    office_id = models.BigIntegerField(null=True)
    office = models.CharField(max_length=100)
    unit_id = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=100)
    changes = models.TextField()
    algorithm = models.CharField(max_length=20)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """What lists are filtered by; each list is paged from the latest down."""

        ordering = ("-sequence",)
        indexes = [  # noqa: RUF012 - Django reads a plain list
            models.Index(fields=["actor_login", "-sequence"], name="audit_entry_actor"),
            models.Index(fields=["action", "-sequence"], name="audit_entry_action"),
            models.Index(fields=["object_type", "object_id"], name="audit_entry_object"),
            models.Index(fields=["at"], name="audit_entry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object_label}"


class Head(models.Model):
    """The last entry's place and hash: one row, which whoever writes locks."""

    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=NOTHING)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"


class Seal(models.Model):
    """Entries that were exported to a file and cut off; `hash` is the last one's.

    `digest` is the SM3 of the file, so that it is known again.
    """

    first = models.BigIntegerField()
    last = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """The latest last."""

        ordering = ("last",)

    def __str__(self) -> str:
        return f"{self.first}–{self.last} {self.file}"
