"""The office that answers for the report, its units, and the posts that people hold there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Office(models.Model):
    """A 单位: who answers for the whole report."""

    name = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A 科室 of an office; `order` is the place it has in the office's lists."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="units")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)

    class Meta:
        """What the database itself guards."""

        ordering = ("order", "name")
        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["office", "name"], name="one_unit_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a post is there for; what it may do is decided where the doing is."""

    CLERK = "clerk", _("科员")
    SECTION_HEAD = "section_head", _("科室负责人")
    EDITOR = "editor", _("文秘")
    LEADER = "leader", _("领导")


class Post(models.Model):
    """A person's post: in a unit, or, for editors and leaders, in the office as a whole."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="posts", null=True, blank=True
    )
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["user", "unit", "role"], name="one_post_of_a_kind_in_a_unit"
            ),
            models.UniqueConstraint(
                fields=["user", "office", "role"],
                condition=Q(unit__isnull=True),
                name="one_post_of_a_kind_in_an_office",
            ),
            # The rights of these two end at their unit, so there must be one.
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(role__in=[Role.EDITOR, Role.LEADER]),
                name="section_posts_have_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.unit or self.office} {self.get_role_display()}"
