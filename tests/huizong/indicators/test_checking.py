"""What is wrong with a set of indicators: told with its line, in words of who wrote it."""

from pathlib import Path

import pytest
import yaml

from huizong.indicators import IndicatorError, json_schema, read_catalogue, shipped_indicators
from huizong.ledgers import read_ledgers
from indicators.small import BODY, HEAD

CASES = yaml.safe_load(Path(__file__).with_name("definitions_refused.yaml").read_text("utf-8"))


def told(folder, text, name="small"):
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IndicatorError) as refused:
        read_catalogue(folder)
    return str(refused.value).splitlines()


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['told']}" for n, c in enumerate(CASES)])
def test_refused(tmp_path, case):
    line = len((HEAD + BODY).splitlines()) + case["line"]
    found = told(tmp_path, HEAD + BODY + case["more"])
    assert found[0].startswith(f"{tmp_path / 'small.yaml'} 第{line}行：{case['told']}")


def test_a_cycle_across_files(tmp_path):
    text = HEAD + "indicators:\n  a: {label: 甲, formula: %s.a + 1}\n"
    (tmp_path / "one.yaml").write_text(text % "two", encoding="utf-8")
    found = told(tmp_path, text % "one", "two")
    assert [line.partition("：")[2] for line in found] == [
        "指标绕着圈算自己：a → two.a → a",
        "指标绕着圈算自己：a → one.a → a",
    ]


def test_every_fault_of_all_files_is_told(tmp_path):
    (tmp_path / "one.yaml").write_text(HEAD + "indicators: {}\n", encoding="utf-8")
    found = told(tmp_path, HEAD + BODY + "  c: {label: 丙, formula: x + y}\n", "two")
    assert len(found) == 3


def test_the_name_of_a_ledger_is_taken(tmp_path):
    assert "“hazard”已是台账的文件名" in told(tmp_path, HEAD + BODY, "hazard")[0]


@pytest.mark.parametrize("text", ["indicators: [", "indicators: 1\nindicators: 2"])
def test_what_is_no_definition(tmp_path, text):
    assert told(tmp_path, text)[0].startswith(str(tmp_path))


def test_ledgers_and_indicators_may_share_a_folder(tmp_path):
    ledger = (
        HEAD + "fields:\n  a: {label: 甲, type: text}\nfigures:\n  n: {label: 数, count: all}\n"
    )
    (tmp_path / "book.yaml").write_text(ledger, encoding="utf-8")
    more = HEAD + BODY + "  c: {label: 丙, formula: book.n + a}\n"
    (tmp_path / "small.yaml").write_text(more, encoding="utf-8")
    ledgers = read_ledgers(tmp_path)
    assert list(ledgers) == ["book"]
    found = read_catalogue(tmp_path, ledgers=ledgers)
    assert [use.key for use in found.uses("small.c")] == ["book.n", "small.a"]


def test_labels_stand_for_keys(tmp_path):
    more = HEAD + BODY + "  c: {label: 丙, formula: 甲 ÷ 安全隐患台账.排查隐患}\n"
    (tmp_path / "small.yaml").write_text(more, encoding="utf-8")
    found = read_catalogue(tmp_path)
    assert [use.key for use in found.uses("small.c")] == ["small.a", "hazard.found"]


def test_schema_knows_what_the_shipped_sets_write():
    schema = json_schema()
    known, parts = set(schema["properties"]), schema["$defs"]["Indicator"]["properties"]
    assert "key" not in known
    for group in shipped_indicators().sets.values():
        assert set(group.model_dump(exclude_defaults=True)) - {"key"} <= known
        for each in group.indicators.values():
            assert set(each.model_dump(exclude_defaults=True)) <= set(parts)


def test_shipped_rates_name_their_parts_and_sources():
    for group in shipped_indicators().sets.values():
        assert group.basis
        for each in group.indicators.values():
            assert not (each.is_share and each.entered), each.label
            assert each.rate or not each.is_share, each.label
