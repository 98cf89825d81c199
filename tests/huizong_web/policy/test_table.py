"""The table itself: whole, and true to what the roles are for."""

import pytest

from huizong_web.policy import ADMINISTRATORS, OF_A_UNIT, POLICY, Action, Reach, Role, at_odds

BUSINESS = {
    Action.SEE_ROUND,
    Action.SEE_SUBMISSION,
    Action.SUBMIT,
    Action.SEE_REPORT,
    Action.TRACE,
    Action.COMPILE,
    Action.SIGN,
    Action.ISSUE,
}


def test_every_role_has_its_row():
    assert set(POLICY) == set(Role)


def test_every_action_is_somebodys():
    assert {action for row in POLICY.values() for action in row} == set(Action)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_an_administrator_sees_no_business(role):
    assert not BUSINESS & set(POLICY[role])


@pytest.mark.parametrize("action", [Action.MANAGE_PEOPLE, Action.GRANT, Action.READ_LOG])
def test_what_the_three_administrators_do_is_each_done_by_one_alone(action):
    assert len([role for role in Role if action in POLICY[role]]) == 1


def test_only_the_leader_signs_and_the_leader_issues_nothing():
    assert [role for role in Role if Action.SIGN in POLICY[role]] == [Role.LEADER]
    assert Action.ISSUE not in POLICY[Role.LEADER]


def test_rights_end_at_the_unit_for_those_whose_posts_have_one():
    for role in Role:
        ends = {Reach.UNIT, Reach.BELOW} & set(POLICY[role].values())
        assert bool(ends) == (role in OF_A_UNIT)


@pytest.mark.parametrize(
    ("roles", "odd"),
    [
        ([], False),
        (["clerk"], False),
        (["clerk", "section_head", "editor"], False),
        (["system_admin"], False),
        (["system_admin", "audit_admin"], True),
        (["system_admin", "security_admin"], True),
        (["audit_admin", "clerk"], True),
    ],
)
def test_administrators_hold_nothing_else(roles, odd):
    assert at_odds(roles) is odd
