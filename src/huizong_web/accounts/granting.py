"""Giving people posts and taking them back, with an entry in the log and sessions ended."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.accounts.models import User
from huizong_web.accounts.sessions import end_sessions
from huizong_web.audit import record
from huizong_web.offices.handover import Work
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.offices.posts import grant
from huizong_web.policy import ADMINISTRATORS, OF_A_UNIT, Role
from huizong_web.seen import refuse_other, word_of

GIVEN = tuple(role for role in Role if role not in ADMINISTRATORS)
"""The roles that the security administrator gives."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A post to be given: the role, the unit for roles of a unit, and what it is called."""

    role: Role
    unit: Unit | None = None
    title: str = ""


def seen_of(person: User) -> str:
    """Return the word for the posts that a person holds: who gives one says which were shown."""
    held = person.posts.held().order_by("pk")
    return word_of(list(held.values_list("pk", "title")))


@transaction.atomic
def appoint(
    person: User,
    office: Office,
    wanted: Wanted,
    *,
    by: User | None = None,
    seen: str | None = None,
) -> Post:
    """Give a person a post from today on; `by` is None on the server itself.

    Raises Unfit, and Overtaken where the person's posts are others than those that were shown.
    """
    User.objects.select_for_update().get(pk=person.pk)
    sentence = _("%(name)s的岗位刚刚有人办过，没有改动。请看现在的岗位，再定。")
    refuse_other(seen, seen_of(person), sentence % {"name": person.name})
    post = grant(
        person,
        office,
        wanted.role,
        unit=wanted.unit if wanted.role in OF_A_UNIT else None,
        title=wanted.title,
        since=timezone.localdate(),
        by=by,
    )
    record("grant", object=post, after=_told(post))
    return post


@transaction.atomic
def take_back(post: Post, *, on: date | None = None) -> None:
    """End a post; the person's sessions end with it, so that no page of it stays open."""
    record("take-back", object=post, before=_told(post))
    post.end(on)
    end_sessions(post.user)


def leaving_work() -> Work:
    """Return what sign-in adds to a handing over: no work, but the sessions of who leaves end."""

    def leave(user: AbstractBaseUser, _successor: AbstractBaseUser | None, _office: Office) -> None:
        end_sessions(User.objects.get(pk=user.pk))

    return Work(lambda _user, _office: (), leave)


def _told(post: Post) -> dict[str, str]:
    return {"user": post.user.username, "role": post.role, "unit": str(post.unit or "")}
