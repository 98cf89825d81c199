"""The table: what each role may do, and how far that reaches."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from huizong_web.policy.actions import Action
from huizong_web.policy.roles import Role


class Reach(IntEnum):
    """How far a right goes from the post that gives it."""

    NOWHERE = 0
    UNIT = 1  # the post's own unit
    BELOW = 2  # the post's unit and all units below it
    OFFICE = 3


_EVERYONE_AT_WORK = {
    Action.SEE_ROUND: Reach.OFFICE,
    Action.SEE_UNITS: Reach.OFFICE,
    Action.SEE_REPORT: Reach.OFFICE,
    Action.SEE_FIGURES: Reach.OFFICE,
}
_OVERSIGHT = _EVERYONE_AT_WORK | {
    Action.SEE_SUBMISSION: Reach.OFFICE,
    Action.TRACE: Reach.OFFICE,
    Action.SEE_RECORDS: Reach.OFFICE,
    Action.TAKE_STEPS: Reach.OFFICE,
}


def _section(reach: Reach) -> dict[Action, Reach]:
    own = dict.fromkeys(
        (
            Action.SEE_SUBMISSION,
            Action.SUBMIT,
            Action.WRITE,
            Action.DISMISS,
            Action.SEE_RECORDS,
            Action.KEEP_RECORDS,
            Action.TAKE_STEPS,
            Action.ENTER_FIGURES,
        ),
        reach,
    )
    return _EVERYONE_AT_WORK | own


def _whole(*actions: Action) -> dict[Action, Reach]:
    return dict.fromkeys(actions, Reach.OFFICE)


POLICY: Mapping[Role, Mapping[Action, Reach]] = MappingProxyType(
    {
        Role.CLERK: _section(Reach.UNIT),
        Role.SECTION_HEAD: _section(Reach.BELOW),
        Role.EDITOR: _OVERSIGHT
        | _whole(
            Action.MANAGE_ROUND,
            Action.SET_CALENDAR,
            Action.PERMIT_LATE,
            Action.REMIND,
            Action.SUBMIT,
            Action.RETURN,
            Action.DISMISS,
            Action.COMPILE,
            Action.DECIDE,
            Action.CHECK_OFF,
            Action.ISSUE,
            Action.KEEP_RECORDS,
            Action.MANAGE_BOOKS,
            Action.ENTER_FIGURES,
            Action.SET_TARGETS,
        ),
        Role.SUPERVISOR: _OVERSIGHT | _whole(Action.REMIND),
        Role.LEADER: _OVERSIGHT | _whole(Action.SIGN, Action.SET_TARGETS),
        Role.SYSTEM_ADMIN: _whole(
            Action.SEE_UNITS,
            Action.KEEP_BOOK,
            Action.MANAGE_UNITS,
            Action.MANAGE_PEOPLE,
            Action.RUN_SYSTEM,
            Action.SET_CALENDAR,
        ),
        Role.SECURITY_ADMIN: _whole(Action.SEE_UNITS, Action.KEEP_BOOK, Action.GRANT),
        Role.AUDIT_ADMIN: _whole(Action.READ_LOG),
    }
)


OF_CONCERNED = frozenset({Action.SEE_RECORDS, Action.TAKE_STEPS})
"""What a unit may do with a thing that another keeps and that is about it."""


def reach_of(role: str, action: Action) -> Reach:
    """Return how far an action of a role reaches from its post."""
    return POLICY[Role(role)].get(action, Reach.NOWHERE)
