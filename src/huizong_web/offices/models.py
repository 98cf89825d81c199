"""The office that answers for the report, the tree of its units, and the posts held there."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.audited import Audited, AuditedManager, AuditedQuerySet
from huizong_web.policy import ADMINISTRATORS, OF_A_UNIT, Role

LONGEST_NAME = 100
LONGEST_REASON = 300


class Office(Audited):
    """A 单位: who answers for the whole report."""

    name = models.CharField(max_length=LONGEST_NAME, unique=True)

    objects: ClassVar[models.Manager["Office"]] = AuditedManager()

    def __str__(self) -> str:
        return self.name


class Unit(Audited):
    """A unit of an office as it is today; `order` is the place it has in the office's lists.

    A name stands once in an office, since reports say by it whose they are. `since` is None where
    nobody knows, `until` is the day from which the unit is no more. What it was before stands in
    `UnitBefore`.
    """

    class Kind(models.TextChoices):
        """What sort of unit it is."""

        SECTION = "section", _("科室")
        DEPARTMENT = "department", _("部门")
        TOWN = "town", _("乡镇街道")
        SCHOOL = "school", _("学校")
        OTHER = "other", _("其他单位")

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="children", null=True, blank=True
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SECTION)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=LONGEST_NAME)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Unit"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("order", "name")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(until=None), name="one_unit_of_a_name"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("id")), name="no_unit_below_itself"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gt=models.F("since")),
                name="unit_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> tuple[Office, "Unit"]:
        """Whose it is: its own."""
        return self.office, self


class UnitBefore(Audited):
    """What a unit was called and under which it stood until a day, that day no more."""

    audit_office = "unit.office"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="before")
    name = models.CharField(max_length=LONGEST_NAME)
    parent = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    until = models.DateField()
    why = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects: ClassVar[models.Manager["UnitBefore"]] = AuditedManager()

    class Meta:
        """What the database itself guards."""

        ordering = ("until",)
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["unit", "until"], name="one_change_of_a_unit_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.until}"


class Duty(Audited):
    """Something a unit is there for (三定); `source` names the document that says so."""

    audit_office = "unit.office"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="duties")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    source = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Duty"]] = AuditedManager()

    class Meta:
        """How duties stand."""

        ordering = ("order",)
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.text


class PostQuerySet(AuditedQuerySet["Post"]):
    """Posts, and those of them that are held."""

    def held(self) -> "PostQuerySet":
        """Return the posts that have not ended."""
        return self.filter(until=None)


class PostManager(AuditedManager.from_queryset(PostQuerySet)["Post"]):  # type: ignore[misc]  # made by a call
    """The manager of posts."""


class Post(Audited):
    """A person's post: in a unit, or, for those of the office as a whole, without one.

    `title` is what the post is called (副主任); rights come from `role`. An ended post stays as
    history: `until` is the day on which it was over.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="posts", null=True, blank=True
    )
    role = models.CharField(max_length=20, choices=Role)
    title = models.CharField(max_length=60, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects: ClassVar[PostManager] = PostManager()

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(until=None),
                name="one_post_of_a_kind_in_a_unit",
            ),
            models.UniqueConstraint(
                fields=["user", "office", "role"],
                condition=Q(unit=None, until=None),
                name="one_post_of_a_kind_in_an_office",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | ~Q(role__in=sorted(OF_A_UNIT)),
                name="section_posts_have_a_unit",
            ),
            # Who administers is one of the three, in one office; the rest of it `rights` sees to.
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(role__in=sorted(ADMINISTRATORS), until=None),
                name="one_administrator_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.unit or self.office} {self.get_role_display()}"

    def end(self, on: date | None = None) -> None:
        """End the post; it stays as history."""
        self.until = on or timezone.localdate()
        self.save(update_fields=["until"])
