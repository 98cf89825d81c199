"""What is stored of an import: its file, how it is read, what came of it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.ledgers.models import Book, Record
from huizong_web.offices.models import LONGEST_REASON, Office, Unit


def random_name(_import: "Import", _name: str) -> str:
    """Return where a file is kept: a name that tells and takes nothing from the user."""
    return f"imports/{uuid4().hex}"


class Import(models.Model):
    """A workbook on its way into a book, for the records of one keeper.

    `plan` says which column means what (`huizong.ledgers.sheets.Plan`), `trial` what the last trial
    said of the file under it. The records that it made are those of the book whose numbers lie
    from `first` to `last`: the book was locked while they were stored, so there are no others
    among them; those that it changed are `updated`. The log notes each act with the file's digest
    and the counts.

    What takes long is done beside the server: `task` says what somebody asked for, `busy_until`
    until when a process has it in hand, `stopped` why the last one did not go through.
    """

    class State(models.TextChoices):
        """How far it has come."""

        UPLOADED = "uploaded", _("还没有导入")
        DONE = "done", _("已导入")
        UNDONE = "undone", _("已撤销")

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="imports")
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to=random_name, max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    plan = models.JSONField(default=dict)
    trial = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    first = models.BigIntegerField(null=True, blank=True)
    last = models.BigIntegerField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    done_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    task = models.JSONField(default=dict)
    busy_until = models.DateTimeField(null=True, blank=True)
    stopped = models.TextField(blank=True)

    class Meta:
        """How imports stand, and what is looked for."""

        ordering = ("-pk",)
        indexes = [models.Index(fields=["book", "sha256"], name="import_of_file")]  # noqa: RUF012 - Django reads a plain list

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> tuple[Office, Unit]:
        """Whose it is."""
        return self.book.office, self.keeper

    @property
    def is_open(self) -> bool:
        """Whether it can still be taken in."""
        return self.state == self.State.UPLOADED

    @property
    def records(self) -> models.QuerySet[Record]:
        """The records that it made."""
        if self.first is None or self.last is None:
            return Record.objects.none()
        return Record.objects.filter(Q(pk__gte=self.first, pk__lte=self.last), book=self.book_id)


class Updated(models.Model):
    """A record that an import changed, and the version that it made: what is put back."""

    given = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="updated")
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="updates")
    version = models.PositiveIntegerField()

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["given", "record"], name="one_update_of_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.given_id} {self.record_id} {self.version}"
