import pytest

from huizong.checks import Selection, SettingsError, selected


@pytest.mark.parametrize(
    ("select", "ignore", "code", "name", "taken"),
    [
        ((), (), "HZ101", "numbering-gap", True),
        (("HZ1",), (), "HZ101", "numbering-gap", True),
        (("HZ2",), (), "HZ101", "numbering-gap", False),
        (("HZ1",), ("HZ101",), "HZ101", "numbering-gap", False),
        (("HZ101",), ("HZ1",), "HZ101", "numbering-gap", True),
        (("HZ101",), ("numbering-gap",), "HZ101", "numbering-gap", False),
        (("numbering-gap",), ("HZ",), "HZ101", "numbering-gap", True),
        (("HZ101",), ("HZ101",), "HZ101", "numbering-gap", False),
        ((), ("HZ5",), "HZ101", "numbering-gap", True),
        ((), ("HZ",), "HZ101", "numbering-gap", False),
    ],
)
def test_the_longest_match_wins_and_a_draw_is_ignored(select, ignore, code, name, taken):
    assert Selection(select, ignore).takes(code, name) is taken


def test_rules_are_chosen_by_prefix_and_name():
    chosen = selected(Selection(("HZ101", "numbering-repeat")))
    assert [rule.code for rule in chosen] == ["HZ101", "HZ102"]


@pytest.mark.parametrize(
    ("pattern", "near"), [("numbering-gab", "numbering-gap"), ("hz101", "HZ101")]
)
def test_an_unknown_rule_is_refused_with_the_nearest(pattern, near):
    with pytest.raises(SettingsError, match=near):
        selected(Selection((pattern,)))


def test_a_code_of_no_rule_is_refused():
    with pytest.raises(SettingsError, match="HZ999"):
        selected(Selection((), ("HZ999",)))


def test_findings_of_reading_are_chosen_by_code_too():
    assert [rule.code for rule in selected(Selection(("HZ0",)))] == []
