from pathlib import Path

import pytest

from huizong.definitions import DefinitionError, Labelled
from huizong.definitions.reader import read_definition_file


class Ledger(Labelled):
    sizes: dict[str, int]
    answer: str = ""


HEAD = "label: 台账\nbasis: 自拟\nsince: '2026-01-01'\n"


def read(folder: Path, body: str) -> Ledger:
    path = folder / "ledger.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return read_definition_file(path, Ledger)


def test_it_works(tmp_path):
    assert read(tmp_path, "sizes: {甲: 3}").sizes == {"甲": 3}


def test_words_that_yaml_would_turn_stay_words(tmp_path):
    assert read(tmp_path, "sizes: {}\nanswer: yes").answer == "yes"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("sizes: {甲: 3, 甲: 4}", "line 4: the key '甲' stands twice"),
        ("sizes:\n  甲: 三", "ledger.yaml:5: sizes.甲: Input should be a valid integer"),
        ("sizes: {}\nsise: {}", "sise: Extra inputs are not permitted"),
        ("sizes: [", "this is not YAML"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, body, told):
    with pytest.raises(DefinitionError, match=told):
        read(tmp_path, body)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(DefinitionError, match="cannot be read"):
        read_definition_file(tmp_path / "none.yaml", Ledger)
