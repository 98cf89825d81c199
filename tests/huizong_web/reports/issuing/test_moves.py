"""The moves of a paper: nothing skips a step, and each is undone by another with a reason."""

from huizong_web.policy import Action
from huizong_web.reports.issuing.moves import RULES, Move, State, moves_from

FORWARD = [Move.CHECK, Move.SIGN, Move.ISSUE]
ORDER = [State.PREPARED, State.CHECKED, State.SIGNED, State.ISSUED, State.REVOKED]


def test_forward_one_step_at_a_time():
    assert [RULES[move].start for move in FORWARD] == ORDER[:3]
    assert [RULES[move].end for move in FORWARD] == ORDER[1:4]


def test_every_way_back_asks_for_a_reason():
    for move, rule in RULES.items():
        assert rule.reason == (move not in FORWARD)


def test_every_state_but_the_last_leads_on():
    assert [bool(moves_from(state)) for state in ORDER] == [True, True, True, True, False]


def test_who_checks_does_not_sign_and_who_signs_does_not_issue():
    assert {RULES[move].action for move in FORWARD} == {
        Action.CHECK_OFF,
        Action.SIGN,
        Action.ISSUE,
    }
