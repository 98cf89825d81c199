import json

import pytest

from huizong.cli import main

PLAN = (
    "云岭县办公室2026年工作计划\n1、森林覆盖率达到62%以上。\n2、编发简报12期。\n3、筹建文化长廊。\n"
)
REPORT = "云岭县办公室2026年工作总结\n1、森林覆盖率达61.5%。\n2、编发简报14期。\n"
SAID = "机关党支部组织党员干部到松涧镇参加义务植树，栽植树苗320株，并走访慰问困难群众12户。\n"


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "zh")


@pytest.fixture
def pair(tmp_path):
    plan, report = tmp_path / "计划.txt", tmp_path / "总结.txt"
    plan.write_text(PLAN, encoding="utf-8")
    report.write_text(REPORT, encoding="utf-8")
    return plan, report


def run(*arguments):
    return main([str(argument) for argument in arguments])


def printed(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_promises_in_json_point_into_both_files(pair, capsys):
    assert run("promises", *pair, "--json") == 0
    rate, bulletins, culture = printed(capsys)
    assert (rate["state"], rate["formula"]) == ("not-met", "62 - 61.5 = 0.5")
    assert bulletins["state"] == "met"
    assert culture["state"] == "not-mentioned"
    (place,), (answer,) = rate["places"], rate["answers"]
    assert PLAN[place["start"] : place["end"]] == place["text"] == "森林覆盖率达到62%以上"
    assert REPORT[answer["start"] : answer["end"]] == answer["text"] == "森林覆盖率达61.5%"


def test_promises_are_told_to_a_clerk_and_counted(pair, capsys):
    assert run("promises", *pair) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "    森林覆盖率：目标62%以上，报告写的是61.5%，差0.5个百分点  [62 - 61.5 = 0.5]" in lines
    assert lines[-1] == "达到 1  没有达到 1  没有说到 1"


def test_promises_in_english(pair, capsys, monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "en")
    run("promises", *pair)
    assert "target 62%以上, the report says 61.5%: short by 0.5 points" in capsys.readouterr().out


def test_changes(pair, tmp_path, capsys):
    later = tmp_path / "明年.txt"
    later.write_text(REPORT.replace("61.5", "62.1").replace("14期", "9期"), encoding="utf-8")
    assert run("changes", pair[1], later, "--json") == 0
    assert [change["kind"] for change in printed(capsys)] == ["renewed", "renewed", "up", "down"]
    assert run("changes", pair[1], later) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "只换数字 2  增加 1  减少 1"


def test_a_missing_file_is_exit_two(pair, capsys):
    assert run("promises", pair[0], "没有.txt") == 2
    assert "没有“没有.txt”这个文件" in capsys.readouterr().err


def test_similar_searches_folders_and_tells_the_words_that_differ(tmp_path, capsys):
    (tmp_path / "旧").mkdir()
    (tmp_path / "旧" / "去年.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "今年.txt").write_text(SAID.replace("320", "410"), encoding="utf-8")
    (tmp_path / "~$今年.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "图.png").write_bytes(b"\x89PNG")
    assert run("similar", tmp_path) == 0
    out = capsys.readouterr().out
    assert "320→410" in out or "410→320" in out
    assert "100%" in out
    assert run("similar", tmp_path, "--json") == 0
    whole, copy = printed(capsys)
    assert (whole["copy"], copy["copy"]) == ("document", "paragraph")
    assert copy["similarity"] == 1.0 > copy["written"]


def test_similar_has_a_limit_that_makes_sense(tmp_path, capsys):
    assert run("similar", tmp_path, "--least", "0") == 2
    assert "1 到 100" in capsys.readouterr().err


def test_a_folder_without_files_is_told(tmp_path, capsys):
    assert run("similar", tmp_path) == 2
    assert "没有能读的文件" in capsys.readouterr().err
