"""Who may do what: every role, every action, on the own unit, another one, and the office."""

import pytest

from huizong_web.offices.models import Role
from huizong_web.reports.policy import POLICY, Action, rights_of

# role: action: (own unit, another unit, the office as a whole)
EXPECTED = {
    "clerk": {
        Action.SEE_SUBMISSION: (True, False, False),
        Action.SUBMIT: (True, False, False),
        Action.SEE_REPORT: (True, True, True),
        Action.TRACE: (False, False, False),
        Action.COMPILE: (False, False, False),
        Action.DECIDE: (False, False, False),
        Action.DISMISS: (True, False, False),
    },
    "head": {
        Action.SEE_SUBMISSION: (True, False, False),
        Action.SUBMIT: (True, False, False),
        Action.SEE_REPORT: (True, True, True),
        Action.TRACE: (False, False, False),
        Action.COMPILE: (False, False, False),
        Action.DECIDE: (False, False, False),
        Action.DISMISS: (True, False, False),
    },
    "editor": {
        Action.SEE_SUBMISSION: (True, True, True),
        Action.SUBMIT: (True, True, True),
        Action.SEE_REPORT: (True, True, True),
        Action.TRACE: (True, True, True),
        Action.COMPILE: (True, True, True),
        Action.DECIDE: (True, True, True),
        Action.DISMISS: (True, True, True),
    },
    "leader": {
        Action.SEE_SUBMISSION: (True, True, True),
        Action.SUBMIT: (False, False, False),
        Action.SEE_REPORT: (True, True, True),
        Action.TRACE: (True, True, True),
        Action.COMPILE: (False, False, False),
        Action.DECIDE: (False, False, False),
        Action.DISMISS: (False, False, False),
    },
    "stranger": dict.fromkeys(Action, (False, False, False)),
}
CASES = [(person, action) for person, actions in EXPECTED.items() for action in actions]


@pytest.mark.parametrize(("person", "action"), CASES)
def test_matrix(cast, person, action):
    rights = rights_of(cast.person(person), cast.office)
    units = (cast.secretariat, cast.rural, None)
    assert tuple(rights.may(action, unit) for unit in units) == EXPECTED[person][action]


def test_the_matrix_is_whole():
    assert set(POLICY) == set(Role)
    assert all(set(actions) == set(Action) for actions in EXPECTED.values())


def test_rights_take_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        rights = rights_of(cast.clerk, cast.office)
        rights.may(Action.SUBMIT, cast.secretariat)
        rights.may(Action.SEE_REPORT)
