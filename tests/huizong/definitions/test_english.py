"""What shipped definitions say to people has its English, and no English is left over."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from huizong.definitions import DefinitionError
from huizong.definitions.english import COMMON, ENGLISH, english, english_faults
from huizong.definitions.reader import HERE
from huizong.indicators import shipped_indicators
from huizong.ledgers import shipped_ledgers
from huizong.ledgers.definition import Workflow

SAID = ("label", "message", "help")
DEFINITIONS = {**shipped_ledgers(), **shipped_indicators().sets}


def said(value: Any, name: str = "") -> Iterator[str]:
    """Yield labels, choices with their meanings, states, help and complaints of a definition."""
    if isinstance(value, BaseModel):
        if isinstance(value, Workflow):
            yield from value.states
        for each in type(value).model_fields:
            yield from said(getattr(value, each), each)
    elif isinstance(value, dict):
        if name in ("choices", "variants"):
            yield from (each for each in value if not each.isascii())
        for each in value.values():
            yield from said(each, "label" if name == "choices" else "")
    elif isinstance(value, tuple):
        for each in value:
            yield from said(each)
    elif isinstance(value, str) and name in SAID and value:
        yield value


@pytest.mark.parametrize("key", DEFINITIONS)
def test_all_that_a_definition_says_has_its_english(key):
    words = english(key)
    assert [each for each in said(DEFINITIONS[key]) if each not in words] == []
    assert [chinese for chinese, word in words.items() if word.strip() in ("", chinese)] == []


def test_no_english_is_left_over():
    told = {key: set(said(each)) for key, each in DEFINITIONS.items()}
    everything = set().union(*told.values())
    for path in (HERE / ENGLISH).glob("*.yaml"):
        known = everything if path.stem == COMMON else told[path.stem]
        own = english(path.stem)
        common = english(COMMON)
        left = [each for each in own if each not in known and each not in common]
        assert left == [], path.stem


def test_an_office_writes_english_beside_its_own_definitions(tmp_path):
    folder = tmp_path / ENGLISH
    folder.mkdir()
    (folder / "duty.yaml").write_text("值班台账: Duty\n名称: Called\n", encoding="utf-8")
    assert english("duty", tmp_path)["值班台账"] == "Duty"
    assert english("duty", tmp_path)["名称"] == "Called"
    assert english("duty")["名称"] == "Name"
    (folder / "duty.yaml").write_text("值班台账: [Duty]\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"duty\.yaml"):
        english("duty", tmp_path)
    (told,) = english_faults(tmp_path)
    assert str(told).endswith("第1行：“值班台账”后面要写它的英文，一个词一行")
