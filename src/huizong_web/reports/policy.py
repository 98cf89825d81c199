"""Who may do what: the one place that decides it.

A right has a reach: the unit of the post, or the whole office. What a role is not given here it
may not do; in another office nobody may do anything, and is not told that it exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from huizong_web.accounts.models import User
from huizong_web.offices.models import Office, Post, Role, Unit


class Action(StrEnum):
    """What can be done with a round."""

    SEE_SUBMISSION = "see-submission"
    SUBMIT = "submit"
    SEE_REPORT = "see-report"  # the compiled report and its downloads
    TRACE = "trace"  # what stands behind it: account, matters, findings, comparisons
    COMPILE = "compile"
    DECIDE = "decide"  # which items are one matter and who leads it, and take that back
    DISMISS = "dismiss"  # say that a finding is none, and take that back


class Reach(IntEnum):
    """How far a right goes."""

    NOWHERE = 0
    UNIT = 1
    OFFICE = 2


_OF_A_SECTION = {
    Action.SEE_SUBMISSION: Reach.UNIT,
    Action.SUBMIT: Reach.UNIT,
    Action.SEE_REPORT: Reach.OFFICE,
    Action.DISMISS: Reach.UNIT,
}
POLICY: Mapping[Role, Mapping[Action, Reach]] = {
    Role.CLERK: _OF_A_SECTION,
    Role.SECTION_HEAD: _OF_A_SECTION,
    Role.EDITOR: {
        Action.SEE_SUBMISSION: Reach.OFFICE,
        Action.SUBMIT: Reach.OFFICE,
        Action.SEE_REPORT: Reach.OFFICE,
        Action.TRACE: Reach.OFFICE,
        Action.COMPILE: Reach.OFFICE,
        Action.DECIDE: Reach.OFFICE,
        Action.DISMISS: Reach.OFFICE,
    },
    Role.LEADER: {
        Action.SEE_SUBMISSION: Reach.OFFICE,
        Action.SEE_REPORT: Reach.OFFICE,
        Action.TRACE: Reach.OFFICE,
    },
}


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do in one office: the rights of all posts held there together."""

    posts: tuple[Post, ...]

    @property
    def belongs(self) -> bool:
        """Whether the person has any post here."""
        return bool(self.posts)

    def may(self, action: Action, unit: Unit | None = None) -> bool:
        """Whether an action is allowed on a unit's things; without a unit, on the office's."""
        return any(_reaches(post, action, unit) for post in self.posts)


def rights_of(user: User, office: Office) -> Rights:
    """Return what a person may do in an office (one query)."""
    posts = Post.objects.filter(user=user, office=office).select_related("unit")
    return Rights(tuple(posts))


def _reaches(post: Post, action: Action, unit: Unit | None) -> bool:
    reach = POLICY[Role(post.role)].get(action, Reach.NOWHERE)
    if unit is None or reach is not Reach.UNIT:
        return reach is Reach.OFFICE
    return post.unit_id == unit.pk
