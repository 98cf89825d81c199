"""Handing over: what somebody who leaves has open, and passing posts and work on in one step.

Other apps say what of theirs can be open by `hands_over`, so that this one need not know them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from huizong_web.offices.changing import not_ahead
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Office, Post
from huizong_web.offices.posts import grant
from huizong_web.policy import Role
from huizong_web.seen import refuse_other, word_of


@dataclass(frozen=True, slots=True)
class Open:
    """A piece of work that waits for somebody: what it is, in words."""

    what: str


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work: what of it is open for a person in an office, and what is done as one leaves.

    `leave` gets who leaves, the successor or None, and the office.
    """

    find: Callable[[AbstractBaseUser, Office], Iterable[Open]]
    leave: Callable[[AbstractBaseUser, AbstractBaseUser | None, Office], None]


_kinds: list[Work] = []


def hands_over(work: Work) -> None:
    """Make a kind of work part of every handing over; called when an app is ready."""
    _kinds.append(work)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a person has in an office: posts, and open work."""

    posts: tuple[Post, ...]
    work: tuple[Open, ...]

    @property
    def seen(self) -> str:
        """The word for it: who hands over says which of it was shown."""
        return word_of([post.pk for post in self.posts], [each.what for each in self.work])


def leaving(user: AbstractBaseUser, office: Office) -> Leaving:
    """Return what there is to hand over."""
    posts = Post.objects.held().filter(user_id=user.pk, office=office).select_related("unit")
    return Leaving(
        tuple(posts.order_by("unit__order", "role")),
        tuple(item for kind in _kinds for item in kind.find(user, office)),
    )


def hand_over(
    user: AbstractBaseUser,
    successor: AbstractBaseUser | None,
    office: Office,
    *,
    on: date,
    by: AbstractBaseUser,
    seen: str | None = None,
) -> Leaving:
    """End a person's posts in an office and pass posts and work on; all of it or nothing.

    Without a successor the posts end and must have no open work. Raises Unfit, and Overtaken where
    there is something else to hand over than was shown.
    """
    with transaction.atomic():
        not_ahead(on)
        get_user_model().objects.select_for_update().get(pk=user.pk)
        found = leaving(user, office)
        sentence = _("%(name)s要交接的刚刚有变动，没有办理。请看现在的岗位和未办完的事，再定。")
        refuse_other(seen, found.seen, sentence % {"name": user})
        _fit(user, successor, found, by)
        for post in found.posts:
            post.end(on)
        if successor:
            _take_over(found.posts, successor, on, by)
        for kind in _kinds:
            kind.leave(user, successor, office)
        return found


def _fit(
    user: AbstractBaseUser, successor: AbstractBaseUser | None, found: Leaving, by: AbstractBaseUser
) -> None:
    if not found.posts:
        raise Unfit(_("%(name)s在本单位没有在任的岗位。") % {"name": user})
    if user.pk == by.pk:
        raise Unfit(_("不能办理自己的离任，请另一位安全管理员办理。"))
    if successor and successor.pk == user.pk:
        raise Unfit(_("接手的人不能是离任的人。"))
    if successor is None and found.work:
        sentence = _("%(name)s还有 %(n)s 件未办完的事，请选一个接手的人。")
        raise Unfit(sentence % {"name": user, "n": len(found.work)})


def _take_over(
    posts: Iterable[Post], successor: AbstractBaseUser, on: date, by: AbstractBaseUser
) -> None:
    """Give the successor each post that is not held already."""
    held = Post.objects.held().filter(user_id=successor.pk)
    known = set(held.values_list("office", "unit", "role"))
    for post in posts:
        if (post.office_id, post.unit_id, post.role) not in known:
            grant(
                successor,
                post.office,
                Role(post.role),
                unit=post.unit,
                title=post.title,
                since=on,
                by=by,
            )
