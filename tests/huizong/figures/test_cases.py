"""Every sentence of cases/*.yaml, read; cases/README.md tells how to add one."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from huizong.figures import figures
from huizong.values import Figure

CASES = Path(__file__).parent / "cases"
COMPARED = ("text", "kind", "low", "high", "bound", "unit", "date")


def cases() -> Iterator[Any]:
    # The base loader leaves dates and numbers as they are written.
    for path in sorted(CASES.glob("*.yaml")):
        for name, case in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader).items():
            yield pytest.param(case, id=f"{path.stem}-{name}")


def wanted(find: dict[str, Any]) -> dict[str, Any]:
    value = find.pop("value", None)
    plain = {"kind": "count", "low": value, "high": value, "bound": "exact", "unit": None}
    whole = {**plain, "date": None, **find}
    return {key: number(each) if key in ("low", "high") else each for key, each in whole.items()}


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def as_told(figure: Figure, find: dict[str, Any]) -> dict[str, Any]:
    return {key: getattr(figure, key) for key in (*COMPARED, *(["noun"] if "noun" in find else []))}


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    found = figures(case["text"])
    finds = [wanted(find) for find in case["finds"]]
    assert [figure.text for figure in found] == [find["text"] for find in finds]
    assert [as_told(*pair) for pair in zip(found, finds, strict=True)] == finds
