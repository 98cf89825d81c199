"""Giving people posts and taking them back: the security administrator's work.

Administrators' posts are neither given nor taken here, so that none of the three can make or unmake
another; and nobody who administers gets a post in the office's work.
"""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.accounts.models import User
from huizong_web.accounts.sessions import end_sessions
from huizong_web.audit import record
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.policy import ADMINISTRATORS, OF_A_UNIT, Role, at_odds

GIVEN = tuple(role for role in Role if role not in ADMINISTRATORS)
"""The roles that the security administrator gives."""


class NotGranted(Exception):  # noqa: N818 - said to a person, no fault of ours
    """A post cannot be given; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A post to be given: the role, the unit for roles of a unit, and what it is called."""

    role: Role
    unit: Unit | None = None
    title: str = ""


@transaction.atomic
def give(person: User, office: Office, wanted: Wanted) -> Post:
    """Give a person a post from today on; raises NotGranted."""
    if wanted.role in ADMINISTRATORS:
        raise NotGranted(_("管理员只能在服务器上用 huizong administrators 任命。"))
    if wanted.role in OF_A_UNIT and wanted.unit is None:
        raise NotGranted(_("这个岗位属于某个科室，请选择科室。"))
    unit = wanted.unit if wanted.role in OF_A_UNIT else None
    return appoint(person, office, wanted.role, unit=unit, title=wanted.title)


@transaction.atomic
def appoint(
    person: User, office: Office, role: Role, *, unit: Unit | None = None, title: str = ""
) -> Post:
    """Store a post, if it goes together with those held; raises NotGranted."""
    User.objects.select_for_update().get(pk=person.pk)  # of two posts at once the second waits
    held = Post.objects.held().filter(user=person).values_list("role", flat=True)
    if at_odds([*held, role]):
        raise NotGranted(
            _("{name}已有的岗位与它不能由一个人兼任：三个管理员各是各人，也不办业务。").format(
                name=person.name
            )
        )
    try:
        with transaction.atomic():
            post = Post.objects.create(
                user=person,
                office=office,
                unit=unit,
                role=role,
                title=title,
                since=timezone.localdate(),
            )
    except IntegrityError as error:
        raise NotGranted(_("{name}已经有这个岗位。").format(name=person.name)) from error
    record("grant", object=post, after=_told(post))
    return post


@transaction.atomic
def take_back(post: Post, *, on: date | None = None) -> None:
    """End a post; the person's sessions end with it, so that no page of it stays open."""
    record("take-back", object=post, before=_told(post))
    post.end(on)
    end_sessions(post.user)


def _told(post: Post) -> dict[str, str]:
    return {"user": post.user.username, "role": post.role, "unit": str(post.unit or "")}
