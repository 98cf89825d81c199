"""What is stored of indicators: which sets an office keeps, numbers that were entered, targets."""

from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from huizong.ledgers import Period
from huizong_web.audit.audited import Audited, AuditedManager
from huizong_web.offices.models import LONGEST_REASON, Office, Unit

LONGEST_SET, LONGEST_KEY, LONGEST_NUMBER = 60, 130, 40


class Kept(Audited):
    """A set of indicators as an office keeps it; `units` are those that enter its numbers."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="indicator_sets")
    group = models.CharField(max_length=LONGEST_SET)
    units = models.ManyToManyField(Unit, related_name="indicator_sets", blank=True)

    objects: ClassVar[models.Manager["Kept"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("pk",)
        verbose_name_plural = "kept"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["office", "group"], name="one_set_of_a_key"),
        ]

    def __str__(self) -> str:
        return self.group

    @property
    def owner(self) -> tuple[Office, None]:
        """Whose it is: the office's, which enters what holds for it as a whole."""
        return self.office, None


class Numbered(Audited):
    """A number that somebody said, with all that was said before in `before`.

    It stands as text: SQLite would keep fifteen digits of a decimal; "" is one that was taken back.
    `version` grows with each change.
    """

    number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    note = models.CharField(max_length=LONGEST_REASON, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Any]] = AuditedManager()

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def value(self) -> Decimal | None:
        """The number, None where it was taken back."""
        return Decimal(self.number) if self.number else None


class Before(models.Model):
    """What a number was before a change: version, number, note, and who had said so."""

    version = models.PositiveIntegerField()
    number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    note = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """No table of its own."""

        abstract = True


class Entry(Numbered):
    """A number entered for an indicator (full key: exams.takers) and a period.

    `unit` is None for what holds for the whole office (roll-up `top`); what was before stands in
    `EntryBefore`.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="indicator_entries")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="indicator_entries", null=True, blank=True
    )
    indicator = models.CharField(max_length=LONGEST_KEY)
    first = models.DateField()
    last = models.DateField()

    objects: ClassVar[models.Manager["Entry"]] = AuditedManager()

    class Meta:
        """What the database itself guards, and what makes it quick."""

        ordering = ("indicator", "-last")
        verbose_name_plural = "entries"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["unit", "indicator", "first", "last"],
                condition=Q(unit__isnull=False),
                name="one_entry_of_a_unit",
            ),
            models.UniqueConstraint(
                fields=["office", "indicator", "first", "last"],
                condition=Q(unit=None),
                name="one_entry_of_an_office",
            ),
            models.CheckConstraint(
                condition=Q(last__gte=models.F("first")), name="entry_ends_after_it_began"
            ),
        ]
        indexes = [  # noqa: RUF012 - as above
            # A page asks for some indicators in a few periods, of all units at once.
            models.Index(fields=["office", "first", "last", "indicator"], name="entry_of_period"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.first} {self.number}"

    @property
    def owner(self) -> tuple[Office, Unit | None]:
        """Whose it is."""
        return self.office, self.unit

    @property
    def period(self) -> Period:
        """What it was entered for."""
        return Period(self.first, self.last)


class EntryBefore(Before):
    """What an entry was before a change."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="before")

    class Meta:
        """What the database itself guards."""

        ordering = ("-version",)
        verbose_name_plural = "entries before"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["entry", "version"], name="one_version_of_an_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.version} {self.number}"


class Target(Numbered):
    """What an indicator shall reach in a year: of a unit with all below it, or of the office.

    `unit` is None for the whole office. `year` is that in which a period ends: 2027 for the school
    year that begins in 2026.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="indicator_targets")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="indicator_targets", null=True, blank=True
    )
    indicator = models.CharField(max_length=LONGEST_KEY)
    year = models.PositiveSmallIntegerField()

    objects: ClassVar[models.Manager["Target"]] = AuditedManager()

    class Meta:
        """What the database itself guards, and what makes it quick."""

        ordering = ("indicator", "-year")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["unit", "indicator", "year"],
                condition=Q(unit__isnull=False),
                name="one_target_of_a_unit",
            ),
            models.UniqueConstraint(
                fields=["office", "indicator", "year"],
                condition=Q(unit=None),
                name="one_target_of_an_office",
            ),
        ]
        indexes = [  # noqa: RUF012 - as above
            models.Index(fields=["office", "year", "indicator"], name="target_of_year"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year} {self.number}"

    @property
    def owner(self) -> tuple[Office, Unit | None]:
        """Whose it is."""
        return self.office, self.unit


class TargetBefore(Before):
    """What a target was before a change."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="before")

    class Meta:
        """What the database itself guards."""

        ordering = ("-version",)
        verbose_name_plural = "targets before"
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["target", "version"], name="one_version_of_a_target"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.version} {self.number}"
