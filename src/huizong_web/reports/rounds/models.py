"""What hangs on a round: the rule that makes it, reminders, files kept aside, decisions in it."""

from datetime import time
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huizong.calendar import Shift
from huizong_web.audit.audited import Audited
from huizong_web.offices.models import Office, Unit
from huizong_web.reports.rounds.periods import Kind
from huizong_web.reports.rounds.plans import Plan
from huizong_web.reports.rounds.undoable import Lock, Permit, Undoable, ZeroReport, moment_now

__all__ = [
    "ROUND_CONSTRAINTS",
    "Held",
    "Lock",
    "Often",
    "Permit",
    "Reminder",
    "Rounded",
    "Schedule",
    "Shifts",
    "Undoable",
    "ZeroReport",
    "held_name",
    "moment_now",
]


class Often(models.TextChoices):
    """How often a report is asked for."""

    MONTH = Kind.MONTH.value, _("每月")
    WEEK = Kind.WEEK.value, _("每周")
    QUARTER = Kind.QUARTER.value, _("每季度")
    HALF = Kind.HALF.value, _("每半年")
    YEAR = Kind.YEAR.value, _("每年")
    ONCE = Kind.ONCE.value, _("一次")


class Shifts(models.TextChoices):
    """What becomes of a due day that is a rest day."""

    BEFORE = Shift.BEFORE.value, _("提前到前一个工作日")
    AFTER = Shift.AFTER.value, _("顺延到后一个工作日")
    NONE = Shift.NONE.value, _("不动")


class Schedule(Audited):
    """A rule that makes rounds; its fields are those of `plans.Plan`.

    `starts` lies in the first period it makes a round for. Without `units` the whole office
    reports. `version` counts changes, so that of two editors none overwrites the other unseen.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="schedules")
    title = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Often, default=Often.MONTH)
    due_day = models.PositiveSmallIntegerField(default=25)
    due_later = models.BooleanField(default=False)
    shift = models.CharField(max_length=10, choices=Shifts, default=Shifts.BEFORE)
    due_workdays = models.SmallIntegerField(default=0)
    due_time = models.TimeField(default=time(17, 30))
    open_before = models.PositiveSmallIntegerField(default=5)
    notice_before = models.PositiveSmallIntegerField(default=2)
    close_after = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.DateField()
    active = models.BooleanField(default=True)
    units = models.ManyToManyField(Unit, related_name="schedules", blank=True)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """What the database itself guards."""

        ordering = ("title", "pk")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.CheckConstraint(
                condition=Q(due_day__gte=1, due_day__lte=31), name="due_on_a_day_of_a_month"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Often.WEEK) | Q(due_day__lte=7), name="due_on_a_day_of_a_week"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> tuple[Office, None]:
        """Whose it is: the office's."""
        return self.office, None

    @property
    def plan(self) -> Plan:
        """The rule as a value."""
        return Plan(
            kind=Kind(self.kind),
            due_day=self.due_day,
            due_later=self.due_later,
            shift=Shift(self.shift),
            due_workdays=self.due_workdays,
            due_time=self.due_time,
            open_before=self.open_before,
            notice_before=self.notice_before,
            close_after=self.close_after,
        )


class Reminder(Audited):
    """That a unit was asked for its report."""

    cycle = models.ForeignKey("reports.Cycle", on_delete=models.PROTECT, related_name="reminders")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reminders")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=moment_now, editable=False)

    class Meta:
        """The latest first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.unit_id} {self.at}"


def held_name(_held: "Held", _name: str) -> str:
    """Return where a file is kept that was not taken in."""
    return f"held/{uuid4().hex}"


class Held(Audited):
    """A file that came too late: kept aside, so that nobody has to send it again once permitted."""

    cycle = models.ForeignKey("reports.Cycle", on_delete=models.PROTECT, related_name="held")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="held")
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to=held_name, max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=moment_now, editable=False)

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["cycle", "unit"], name="one_held_file_of_a_unit"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> tuple[Office, Unit]:
        """Whose it is: the unit's."""
        return self.unit.office, self.unit


class Rounded(models.Model):
    """The part of a round that its rule and its editors decide; `Cycle` is made of it.

    `number` is that of the week, quarter or half-year. `due_nominal`, `due_shift` and
    `due_workdays` say how the due moment was found, where nobody set it by hand.
    """

    schedule = models.ForeignKey(
        Schedule, on_delete=models.PROTECT, related_name="cycles", null=True, blank=True
    )
    kind = models.CharField(max_length=10, choices=Often, default=Often.MONTH)
    number = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=60, blank=True)
    notice_at = models.DateTimeField(null=True, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    due_nominal = models.DateField(null=True, blank=True)
    due_shift = models.CharField(max_length=10, choices=Shifts, default=Shifts.NONE)
    due_workdays = models.SmallIntegerField(default=0)
    units = models.ManyToManyField(Unit, related_name="cycles", blank=True)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True


ROUND_CONSTRAINTS = [
    models.UniqueConstraint(
        fields=["office", "kind", "year", "month", "number"],
        condition=Q(schedule=None) & ~Q(kind=Often.ONCE),
        name="one_round_of_a_period",
    ),
    models.UniqueConstraint(
        fields=["schedule", "year", "month", "number"], name="one_round_of_a_rule"
    ),
    models.CheckConstraint(
        condition=~Q(kind=Often.ONCE) | ~Q(title=""), name="single_round_has_a_title"
    ),
    models.CheckConstraint(
        condition=Q(opens_at=None) | Q(due_at=None) | Q(opens_at__lte=F("due_at")),
        name="round_opens_before_it_is_due",
    ),
    models.CheckConstraint(
        condition=Q(closes_at=None) | Q(due_at=None) | Q(closes_at__gte=F("due_at")),
        name="round_closes_after_it_is_due",
    ),
]
"""What the database itself guards of a round; `Cycle` has them among its own."""
