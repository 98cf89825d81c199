"""What serves the procedures of offices: names that there are, claims that are borne out."""

import json
from collections import Counter

import pytest
import yaml

from huizong.definitions.reader import HERE
from huizong.ledgers import shipped_ledgers
from huizong.ledgers.procedures import Procedure, Service, given, procedures, served, services
from ledgers.small import ledger
from needs import SHARED

SERVICES = list(services(shipped_ledgers()))
SERVED = list(served(SERVICES, procedures().procedures))
NAMES = {each.procedure.name for each in SERVED}


def claims():
    """Every definition's `serves`, whichever house reads it."""
    for path in sorted(HERE.rglob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(data, dict) and "serves" in data:
            yield path.stem, data["serves"]
    for key, part in procedures().parts.items():
        yield key, part.serves


@pytest.mark.parametrize(("key", "names"), list(claims()), ids=[key for key, _ in claims()])
def test_what_is_served_exists_and_stands_once(key, names):
    assert set(names) <= NAMES
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("each", SERVED, ids=[each.key for each in SERVED])
def test_claims_are_borne_out(each):
    ledgers = [service for service in each.by if service.key in shipped_ledgers()]
    assert len(ledgers) < 2 or each.procedure.note, "say in `note` how they share it"
    for service in each.by:
        assert service.gives & set(each.procedure.needs), f"{service.key} gives it nothing"


@pytest.mark.parametrize(
    ("more", "gives"),
    [
        ("", {"register"}),
        ("deadlines: [{due: open_to}]", {"register", "task", "calendar"}),
        ("apart: [{same: [unit], first: day, last: open_to, message: 重叠}]",
         {"register", "calendar"}),
        ("figures: {a: {label: 甲, count: all}}", {"register", "indicator"}),
        ("publishes: open_to\ndeadlines: [{due: day, done: open_to}]",
         {"register", "task", "calendar", "disclosure"}),
    ],
)  # fmt: skip
def test_what_a_ledger_gives(tmp_path, more, gives):
    assert given(ledger(tmp_path, more)) == gives


@pytest.mark.parametrize(
    ("needs", "waits", "state"),
    [
        (["register", "disclosure"], ("disclosure",), "partly"),
        (["register"], (), "whole"),
        (["form"], ("form",), "none"),
    ],
)
def test_what_a_procedure_waits_for(needs, waits, state):
    listed = {"1": Procedure(name="甲事", needs=needs), "2": Procedure(name="乙事", needs=needs)}
    first, other = served([Service("a", "甲", frozenset({"register"}), ("甲事",))], listed)
    assert (first.waits, first.state) == (waits, state)
    assert other.state == "none"


def test_what_is_not_served_whole_says_in_plain_words_what_is_missing():
    assert [each.procedure.name for each in SERVED if each.waits and not each.procedure.lacks] == []
    lacking = Procedure(name="甲事", needs=["register"], lacks="名次")
    (each,) = served([Service("a", "甲", frozenset({"register"}), ("甲事",))], {"1": lacking})
    assert each.state == "partly"


def test_a_name_stands_for_one_office_each():
    twice = [name for name, n in Counter(e.procedure.name for e in SERVED).items() if n > 1]
    assert twice == ["民主生活会"]


@pytest.mark.needs("shared")
def test_the_names_are_all_there():
    listed = json.loads((SHARED / "data/systems.json").read_text(encoding="utf-8"))
    assert [each.key for each in SERVED] == [each["id"] for each in listed]
