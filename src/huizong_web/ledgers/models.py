"""What is stored of registers: books, records, their history and files.

What is derived from these, to find and to count, stands in `derived`.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.audited import Audited, AuditedManager
from huizong_web.ledgers.derived import LONGEST_STATE
from huizong_web.offices.models import LONGEST_REASON, Office, Unit

LONGEST_NUMBER = 60
LONGEST_TITLE = 200
LONGEST_VIEW = 20


class Book(Audited):
    """A ledger as an office keeps it: one whole book of `keeper`, or one of each unit's own.

    `ledger` is the key of the definition. `source` is the definition, as JSON, under which its
    records were last looked through: when the file changes, they are taken over to it. `tallied`
    says of which fields its tallies are made. `variants` are those that the office chose, by field.
    """

    audit_unnoted: ClassVar[tuple[str, ...]] = ("source", "tallied")

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="books")
    ledger = models.CharField(max_length=60)
    keeper = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="books", null=True, blank=True
    )
    source = models.TextField(blank=True)
    tallied = models.TextField(blank=True)
    variants = models.JSONField(default=dict, blank=True)
    closed = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Book"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("ledger",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["office", "ledger"], name="one_book_of_a_ledger"),
        ]

    def __str__(self) -> str:
        return self.ledger

    @property
    def owner(self) -> tuple[Office, Unit | None]:
        """Whose it is."""
        return self.office, self.keeper


class Record(models.Model):
    """A record as it is today.

    `keeper` is the unit whose work it is to keep it, `unit` the one that it is about (the field
    with that role, which is not repeated in `values`). `values` is plain JSON by field. `state`,
    `occurred`, `title` and `words` are derived, for finding. Who changed what stands in its
    entries; what is removed stays, out of lists and figures.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="records")
    number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="kept_records")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="records", null=True, blank=True
    )
    values = models.JSONField(default=dict)
    state = models.CharField(max_length=LONGEST_STATE, blank=True)
    occurred = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    removed = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """What the database itself guards, and what makes it quick."""

        ordering = ("-occurred", "-pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["book", "number"], condition=~Q(number=""), name="one_record_of_a_number"
            ),
        ]
        indexes = [  # noqa: RUF012 - as above
            # Lists: of a unit as kept and as about, of all, of a state. Figures go by tallies.
            models.Index(fields=["book", "keeper", "occurred"], name="record_by_keeper"),
            models.Index(fields=["book", "unit", "occurred"], name="record_by_unit"),
            models.Index(fields=["book", "occurred", "id"], name="record_by_day"),
            models.Index(fields=["book", "state", "occurred", "id"], name="record_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def owner(self) -> tuple[Office, Unit]:
        """Whose it is."""
        return self.book.office, self.keeper

    @property
    def concerned(self) -> Unit | None:
        """The unit that it is about, which may see it and take its own steps."""
        return self.unit


class Entry(models.Model):
    """An act on a record: who, when, and what was before and after, field by field.

    `on` is the day from which the state holds, which need not be the day of the entry. `changed`
    is {field: [before, after]}. A correction (CHANGED) tells what had been wrong from the first; an
    update, and what is filled in with a step, became so on that day: stocks of earlier days see
    what was before.
    """

    class Act(models.TextChoices):
        """What was done."""

        ENTERED = "entered", _("登记")
        IMPORTED = "imported", _("导入")
        CHANGED = "changed", _("更正")
        UPDATED = "updated", _("情况变化")
        STEPPED = "stepped", _("办理")
        REMOVED = "removed", _("删除")
        RESTORED = "restored", _("恢复")
        CARRIED = "carried", _("随台账定义调整")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="entries")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=10, choices=Act)
    label = models.CharField(max_length=40, blank=True)
    changed = models.JSONField(default=dict)
    before = models.CharField(max_length=LONGEST_STATE, blank=True)
    state = models.CharField(max_length=LONGEST_STATE, blank=True)
    on = models.DateField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """What the database itself guards."""

        ordering = ("version",)
        verbose_name_plural = "entries"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["record", "version"], name="one_entry_of_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.version} {self.act}"


def random_name(_attachment: "Attachment", _name: str) -> str:
    """Return where an attachment is kept: a name that tells and takes nothing from the user."""
    return f"records/{uuid4().hex}"


class Attachment(Audited):
    """A file of a record; the field's value is its number as text.

    Stored before the record is where somebody adds it while entering: `record` is None until then.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="attachments")
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, related_name="attachments", null=True, blank=True
    )
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to=random_name, max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Any]] = AuditedManager()

    class Meta:
        """How attachments stand."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> tuple[Office, Unit]:
        """Whose it is: its record's."""
        return self.book.office, self.keeper

    @property
    def concerned(self) -> Unit | None:
        """The unit that its record is about."""
        return self.record.unit if self.record else None


class SavedView(models.Model):
    """What somebody asks of a book's list again and again: the words of its address, with a name.

    With `unit` everybody of that unit finds it too. `opens` says that the book opens with it for
    who saved it.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    name = models.CharField(max_length=LONGEST_VIEW)
    query = models.TextField(blank=True)
    opens = models.BooleanField(default=False)

    class Meta:
        """What the database itself guards."""

        ordering = ("name", "pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["book", "by", "name"], name="one_view_of_a_name"),
            models.UniqueConstraint(
                fields=["book", "by"], condition=Q(opens=True), name="one_view_that_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.name
