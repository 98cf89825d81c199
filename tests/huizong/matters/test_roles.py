from pathlib import Path

import pytest
import yaml

from huizong.matters.lexicon import lexicon
from huizong.matters.roles import role

CASES = yaml.safe_load((Path(__file__).parent / "roles.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("marked", "told"), CASES)
def test_role(marked, told):
    before, name, behind = marked.split("｜")
    start, end = len(before), len(before) + len(name)
    assert role(before + name + behind, start, end, lexicon()) == told
