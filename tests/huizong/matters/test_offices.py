"""Whole offices in words of their own: how much is found, and what is never merged."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from huizong.pipeline import matters
from reports import numbered, office

OFFICES = sorted((Path(__file__).parent / "offices").glob("*.yaml"))
LEAST = 0.90  # of pairs over all offices, F1


def load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def pairs(groups) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def wanted(case: dict) -> tuple[set, set]:
    return pairs(case["same"]), pairs(case["apart"])


def found(case: dict) -> set[tuple[str, str]]:
    texts = {section: numbered(*items) for section, items in case["sections"].items()}
    gathered = office(**texts)
    names = {}
    for reading in gathered.readings:
        for number, item in enumerate(reading.report.items, 1):
            names[item.place] = f"{reading.report.section} {number}"
    return pairs([names[m.item] for m in matter.mentions] for matter in matters(gathered.readings))


def report(case: dict) -> list[str]:
    """Return what differs, for a person who adds an office."""
    want, _ = wanted(case)
    have = found(case)

    def text(name: str) -> str:
        section, number = name.split()
        return f"{name} {case['sections'][section][int(number) - 1]}"

    lines = [f"MISS  {text(a)} | {text(b)}" for a, b in sorted(want - have)]
    return lines + [f"EXTRA {text(a)} | {text(b)}" for a, b in sorted(have - want)]


@pytest.mark.parametrize("path", OFFICES, ids=lambda path: path.stem)
def test_what_must_stay_apart_stays_apart(path):
    case = load(path)
    assert not found(case) & wanted(case)[1]


def test_pairs_of_all_offices():
    right = said = meant = 0
    for path in OFFICES:
        case = load(path)
        want, have = wanted(case)[0], found(case)
        right, said, meant = right + len(want & have), said + len(have), meant + len(want)
    assert 2 * right / (said + meant) >= LEAST
