"""The roles of an office, and which of them one person may not hold together."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a post is there for; what it may do stands in the table."""

    CLERK = "clerk", _("科员")
    SECTION_HEAD = "section_head", _("科室负责人")
    EDITOR = "editor", _("文秘")
    SUPERVISOR = "supervisor", _("督查员")
    LEADER = "leader", _("领导")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全管理员")
    AUDIT_ADMIN = "audit_admin", _("审计管理员")


OF_A_UNIT = frozenset({Role.CLERK, Role.SECTION_HEAD})
"""Roles whose rights end at a unit, so that their posts must have one."""

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
"""The three whom GB/T 22239-2019 keeps apart: who runs the system, who grants, who reads the
log."""


def at_odds(roles: Iterable[str]) -> bool:
    """Return whether one person may not hold these together.

    An administrator holds no other role: not another administrator's, since each is the check on
    the other two, and none of the office's work, since an administrator sees no business data.
    """
    held = set(roles)
    return bool(held & ADMINISTRATORS) and len(held) > 1
