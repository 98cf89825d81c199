"""`huizong workdays`."""

import json

import pytest

from huizong.cli import main


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "zh")


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("+20", "2026-10-22"),
        ("20工作日", "2026-10-22"),
        ("+60日", "2026-11-17"),
        ("+3个月", "2026-12-18"),
        ("+1年", "2027-09-20"),
        ("-5", "2026-09-11"),
        ("2026-10-22", "20 个工作日"),
    ],
)
def test_it_works(capsys, term, due):
    assert main(["workdays", "2026-09-18", term]) == 0
    assert capsys.readouterr().out.startswith(due + "\n  ")


def test_json(capsys):
    assert main(["workdays", "2026-09-28", "+7", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["due"], told["unpublished"]) == ("2026-10-13", [])
    assert told["rests"][0] == {"first": "2026-10-01", "last": "2026-10-07", "name": "国庆节"}
    assert told["made_up"] == [{"day": "2026-10-10", "name": "国庆节"}]
    assert "10月1日至7日放假（国庆节），不计。" in told["explained"]


def test_another_rule_does_not_roll(capsys):
    assert main(["workdays", "2026-08-03", "+60日", "--no-roll"]) == 0
    assert capsys.readouterr().out.startswith("2026-10-02\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["18/9", "+20"], "“18/9”不是日期"),
        (["2026-09-18", "soon"], "“soon”不是能数的期限"),
        (["2026-09-18", "+99999"], "不是能数的期限"),
        (["9999-12-31", "+20"], "不是能数的期限"),
        (["2026-09-18", "+1", "--calendar", "nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_what_cannot_be_counted_is_told(capsys, arguments, says):
    assert main(["workdays", *arguments]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
