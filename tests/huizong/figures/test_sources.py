"""How much of hand-marked real documents is read; they are given to developers only."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from huizong.figures import figures
from huizong.values import Figure, FigureKind
from needs import SHARED

GOLD = SHARED / "data" / "gold"
SEEDS = {"000": "000_9954cfd22fbcf65f.txt", "002": "002_086b37719c3bcfe1.txt"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sources() -> dict[str, str]:
    folder = SHARED / "data" / "seeds"
    return {doc: (folder / name).read_bytes().decode() for doc, name in SEEDS.items()}


def passages() -> dict[str, str]:
    return {each["id"]: each["text"] for each in lines(GOLD / "published" / "passages.jsonl")}


def agrees(figure: Figure, gold: dict[str, Any]) -> bool:
    """Whether kind, bound, value and unit (of a date: the date) are those of the gold."""
    if (figure.kind, figure.bound) != (gold["kind"], gold["bound"]):
        return False
    if figure.kind in (FigureKind.DATE, FigureKind.TIME):
        return gold["date"] in (None, figure.date)
    ends = ((figure.low, gold["low"]), (figure.high, gold["high"]))
    return all(same(*pair) for pair in ends) and figure.unit == gold["unit"]


def same(value: Decimal | None, marked: float | None) -> bool:
    if value is None or marked is None:
        return value is marked
    return float(value) == pytest.approx(marked)


def f1(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted)


@pytest.mark.needs("shared")
@pytest.mark.parametrize(
    ("texts", "gold", "span", "complete"),
    [(sources, "figures", 0.97, 0.94), (passages, "published", 0.95, 0.92)],
)
def test_real_documents(texts, gold, span, complete):
    marked = lines(GOLD / gold / "figures.jsonl")
    idle = [each for each in marked if each.get("contested")]
    wanted = {
        (each["doc"], each["start"], each["end"]): each for each in marked if each not in idle
    }
    found = {
        (doc, figure.start, figure.end): figure
        for doc, text in texts().items()
        for figure in figures(text)
        if figure.kind is not FigureKind.PLACEHOLDER
        and not any(
            each["doc"] == doc and figure.start < each["end"] and each["start"] < figure.end
            for each in idle
        )
    }
    hits = wanted.keys() & found.keys()
    right = [key for key in hits if agrees(found[key], wanted[key])]
    assert f1(len(hits), len(found), len(wanted)) >= span
    assert f1(len(right), len(found), len(wanted)) >= complete
