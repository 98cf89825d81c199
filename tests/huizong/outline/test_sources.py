"""The sources that people outlined by hand: what the scorer says must not fall."""

import importlib.util
import json
from pathlib import Path

import pytest

from huizong.outline import outline
from huizong.reading import read
from huizong.shapes import of_outline
from huizong.values import Source, text_of, walk
from needs import SHARED, needs_shared

REACH = {"documents": 0.95, "nodes": 0.95, "nesting": 0.92}


def outlined(path: Path):
    return outline(read(Source(str(path), path.read_bytes())))


@needs_shared
def test_the_score_of_the_sources():
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    score.tool = lambda _, path, *__: json.dumps(of_outline(outlined(Path(path))))
    score.read = lambda path: path.read_bytes().decode()
    told = score.outline(SHARED / "data" / "gold" / "outline", verbose=False)
    assert {part: told[part]["f1"] for part in REACH if told[part]["f1"] < REACH[part]} == {}


@needs_shared
@pytest.mark.parametrize("place", ["上海", "云南", "宁夏", "广东", "海南"])
def test_a_report_as_docx_and_as_text_has_one_outline(place):
    folder = SHARED / "data" / "reports"
    name = f"{place}_2025_政府工作报告"
    told = [
        [
            (depth, item.kind, item.marker, item.text)
            for report in outlined(folder / suffix / f"{name}.{suffix}").reports
            for item, depth in walk(report.items)
        ]
        for suffix in ("docx", "txt")
    ]
    assert told[0] == told[1]


@needs_shared
def test_a_report_of_a_government_is_one_document():
    for path in sorted((SHARED / "data" / "reports" / "txt").glob("*_20[12]?_*.txt")):
        reports = outlined(path).reports
        assert [text_of(report.title)[-4:] for report in reports] in (
            ["工作报告"],
            ["报告（摘要）"],
        ), path
