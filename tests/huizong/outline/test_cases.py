from pathlib import Path

import pytest
import yaml
from outlines import document_of, shown

from huizong.outline import outline

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", list(CASES))
def test_case(name):
    document = document_of(CASES[name]["text"])
    assert shown(document, outline(document)) == CASES[name]["tree"].rstrip("\n")
