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


def test_the_offices_own_folder_is_checked_and_known(tmp_path, capsys, monkeypatch):
    own, other = tmp_path / "own", tmp_path / "other.yaml"
    own.mkdir()
    (own / "hall.yaml").write_text(GOOD, encoding="utf-8")
    other.write_text(GOOD + "  b: {label: 乙, type: record, ledger: hall}\n", encoding="utf-8")
    assert main(["definitions", "check", str(other)]) == 1
    monkeypatch.setenv("HUIZONG_LEDGERS", str(own))
    assert main(["definitions", "check", str(other)]) == 0
    capsys.readouterr()
    assert main(["definitions", "check"]) == 0
    assert f"{own / 'hall.yaml'}：甲台账" in capsys.readouterr().out
    (own / "hall.yaml").write_text(GOOD + "columns: [aa]\n", encoding="utf-8")
    assert main(["definitions", "check"]) == 1
    monkeypatch.setenv("HUIZONG_LEDGERS", str(tmp_path / "nowhere"))
    assert main(["definitions", "check"]) == 2


def test_the_offices_own_indicators_are_checked_too(tmp_path, capsys, monkeypatch):
    ledgers, sets = tmp_path / "ledgers", tmp_path / "sets"
    ledgers.mkdir()
    sets.mkdir()
    (ledgers / "hall.yaml").write_text(GOOD + "figures:\n  n: {label: 数, count: all}\n", "utf-8")
    (sets / "own.yaml").write_text(SET + "  b: {label: 乙, formula: hall.n}\n", encoding="utf-8")
    monkeypatch.setenv("HUIZONG_INDICATORS", str(sets))
    assert main(["definitions", "check"]) == 1
    monkeypatch.setenv("HUIZONG_LEDGERS", str(ledgers))
    capsys.readouterr()
    assert main(["definitions", "check"]) == 0
    assert f"{sets / 'own.yaml'}：甲指标" in capsys.readouterr().out


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


HEADED = 'label: 甲\nbasis: 自拟\nsince: "2026"\nparts:\n  - heading: 甲\n'
DRAFT = HEADED + "    says: [{kind: figures%s}]"


def test_templates_of_drafts_are_checked_beside_ledgers(tmp_path, capsys):
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT % ", ledgers: [own]", encoding="utf-8")
    assert main(["definitions", "check", str(path)]) == 1
    assert capsys.readouterr().out.startswith(f"{path} 第6行：没有“own”这本台账")
    (tmp_path / "own.yaml").write_text(GOOD, encoding="utf-8")
    assert main(["definitions", "check", str(tmp_path)]) == 0
    assert f"{path}：甲，1个部分，没有错" in capsys.readouterr().out.splitlines()


SET = 'label: 甲指标\nbasis: 自拟\nsince: "2026"\nindicators:\n  a: {label: 甲, entered: true}\n'


def test_indicators_beside_ledgers(tmp_path, capsys):
    good, bad, book = (tmp_path / f"{name}.yaml" for name in ("good", "bad", "book"))
    good.write_text(SET, encoding="utf-8")
    book.write_text(GOOD + "figures:\n  n: {label: 数, count: all}\n", encoding="utf-8")
    bad.write_text(SET + "  b: {label: 乙, formula: good.a + book.nn}\n", encoding="utf-8")
    assert main(["definitions", "check", str(tmp_path)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out == [
        f"{book}：甲台账，1个字段，1个指标，没有错",
        f"{bad} 第6行：没有“book.nn”这个字段或指标；是不是“book.n”？",
        f"{good}：甲指标，1个指标，0条核对，没有错",
    ]


def test_schema_of_indicators(capsys):
    assert main(["definitions", "schema", "indicators"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["required"] == ["label", "basis", "since", "indicators"]
