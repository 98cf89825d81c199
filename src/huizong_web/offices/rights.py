"""What a person may do in an office: the rights of all posts held there, together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser

from huizong_web.audit.context import once
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.offices.tree import below, parents_of
from huizong_web.policy import Action, Reach, Role, at_odds, reach_of


@dataclass(frozen=True, slots=True)
class Rights:
    """Posts, and for each that has a unit the numbers of that unit and all below it."""

    posts: tuple[Post, ...]
    under: dict[int, frozenset[int]]

    @property
    def belongs(self) -> bool:
        """Whether the person holds any post here."""
        return bool(self.posts)

    def may(self, action: Action, unit: Unit | None = None) -> bool:
        """Whether an action is allowed on a unit's things; without a unit, on the office's."""
        return any(self._reaches(post, action, unit) for post in self.posts)

    def may_somewhere(self, action: Action) -> bool:
        """Whether an action is allowed on any unit's things, or the office's."""
        return any(reach_of(post.role, action) for post in self.posts)

    def roles_over(self, unit: Unit | None) -> frozenset[str]:
        """Return the roles in which the person acts on a unit's things; None: the office's own."""
        return frozenset(post.role for post in self.posts if self._is_over(post, unit))

    def _is_over(self, post: Post, unit: Unit | None) -> bool:
        if post.unit_id is None or unit is None:
            return post.unit_id is None
        if post.role == Role.SECTION_HEAD:
            return unit.pk in self.under[post.unit_id]
        return unit.pk == post.unit_id

    def _reaches(self, post: Post, action: Action, unit: Unit | None) -> bool:
        reach = reach_of(post.role, action)
        if reach is Reach.OFFICE or unit is None or post.unit_id is None:
            return reach is Reach.OFFICE
        if reach is Reach.BELOW:
            return unit.pk in self.under[post.unit_id]
        return reach is Reach.UNIT and unit.pk == post.unit_id


def held_by(user: AbstractBaseUser) -> tuple[Post, ...]:
    """Return the posts that a person holds, in any office (one query)."""
    held = Post.objects.held().filter(user_id=user.pk).select_related("unit", "office")
    return once(("posts", user.pk), lambda: tuple(held.order_by("pk")))


def rights_of(user: AbstractBaseUser, office: Office) -> Rights:
    """Return what a person may do in an office (two queries at most).

    Posts that one person may not hold together, however they came about, give no right at all.
    """
    return once(("rights", user.pk, office.pk), lambda: _rights(held_by(user), office))


def _rights(held: tuple[Post, ...], office: Office) -> Rights:
    apart = not at_odds(post.role for post in held)
    posts = tuple(post for post in held if apart and post.office_id == office.pk)
    units = {post.unit_id for post in posts if post.unit_id is not None}
    parents = parents_of(office.pk) if units else {}
    return Rights(posts, {unit: below(parents, [unit]) for unit in units})


def offices_of(user: AbstractBaseUser) -> list[Office]:
    """Return the offices in which a person holds a post, by name."""
    offices = {post.office_id: post.office for post in held_by(user)}
    return sorted(offices.values(), key=lambda office: office.name)


def office_where(user: AbstractBaseUser, action: Action, among: Iterable[Office]) -> Office | None:
    """Return the first of some offices in which a person may do something anywhere."""
    return next((each for each in among if rights_of(user, each).may_somewhere(action)), None)
