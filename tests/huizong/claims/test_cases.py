"""Every passage of cases/*.yaml, reckoned; cases/README.md tells how to add one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from huizong.claims.arithmetic import FAULTS
from related import claims_of, told

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield pytest.param(case, id=f"{path.stem}-{name}")


@pytest.mark.parametrize("case", list(cases()))
def test_what_is_told(case):
    found = claims_of(case["text"])
    lines = [told(claim) for claim in found]
    missing = [line for line in case["tells"] if line not in lines]
    alarms = {line for claim, line in zip(found, lines, strict=True) if claim.verdict in FAULTS}
    assert not missing, lines
    assert not alarms - set(case["tells"])


@pytest.mark.parametrize("case", [case for case in cases() if "slip" in case.values[0]])
def test_the_likely_slip(case):
    slips = [str(claim.slip) for claim in claims_of(case["text"]) if claim.slip]
    assert any(case["slip"] in slip for slip in slips), slips


@pytest.mark.parametrize("case", [case for case in cases() if "says" in case.values[0]])
def test_the_sentence_for_people(case):
    assert any(case["says"] in str(claim.message) for claim in claims_of(case["text"]))


@pytest.mark.parametrize("case", list(cases()))
def test_places_are_figures_of_the_text(case):
    for claim in claims_of(case["text"]):
        assert claim.places
        for place in claim.places:
            assert case["text"][place.start : place.end].strip()
