from pathlib import Path

import pytest
import yaml

from huizong.pipeline import matters
from reports import office

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_case(name):
    case = CASES[name]
    one, two = case["items"]
    gathered = office(甲科=f"1、{one}", 乙科=f"1、{two}")
    assert bool(matters(gathered.readings)) is case["same"]
