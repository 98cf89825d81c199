"""`huizong definitions`."""

import json
import subprocess
import sys

import pytest

from huizong.cli import main

GOOD = 'label: 甲台账\nbasis: 自拟\nsince: "2026"\nfields:\n  a: {label: 甲, type: text}\n'


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "zh")


def test_the_shipped_ledgers_have_no_fault(capsys):
    assert main(["definitions", "check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 14
    assert all(line.endswith("没有错") for line in lines)


def test_a_fault_is_told_with_file_line_and_remedy(tmp_path, capsys):
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD + "columns: [aa]\n", encoding="utf-8")
    assert main(["definitions", "check", str(bad), str(good)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"{bad} 第6行：没有“aa”这个字段；是不是“a”？"
    assert out[1] == f"{good}：甲台账，1个字段，0个指标，没有错"


def test_in_english(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "en")
    bad = tmp_path / "bad.yaml"
    bad.write_text(GOOD.replace("type: text", "type: textt"), encoding="utf-8")
    assert main(["definitions", "check", str(bad)]) == 1
    assert "line 5" in capsys.readouterr().out


def test_a_ledger_may_refer_to_a_shipped_one_and_to_no_other(tmp_path, capsys):
    path = tmp_path / "own.yaml"
    field = "  b: {label: 乙, type: record, ledger: %s}\n"
    path.write_text(GOOD + field % "vehicle", encoding="utf-8")
    assert main(["definitions", "check", str(tmp_path)]) == 0
    path.write_text(GOOD + field % "vehicles", encoding="utf-8")
    capsys.readouterr()
    assert main(["definitions", "check", str(tmp_path)]) == 1
    assert "没有“vehicles”这本台账；是不是“vehicle”？" in capsys.readouterr().out


@pytest.mark.parametrize("given", [["nowhere.yaml"], ["."]])
def test_what_cannot_be_opened(tmp_path, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    assert main(["definitions", "check", *given]) == 2


def test_schema(capsys):
    assert main(["definitions", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["required"] == ["label", "basis", "since", "fields"]


def test_help_loads_no_ledgers():
    code = "import sys, huizong.cli as cli; cli.parser(); print('huizong.ledgers' in sys.modules)"
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip() == "False"
