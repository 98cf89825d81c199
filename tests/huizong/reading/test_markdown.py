from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huizong.reading import read
from huizong.values import Paragraph, Source

CASES = yaml.safe_load(Path(__file__).with_name("markdown.yaml").read_text(encoding="utf-8"))


def blocks(text):
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in read(Source("a.md", text.encode())).blocks
    ]


@pytest.mark.parametrize("name", list(CASES))
def test_case(name):
    assert blocks(CASES[name]["text"]) == CASES[name]["shows"]


def test_runs_point_at_the_letters_of_the_file():
    text = "\ufeff## 一、**会议**活动 ##\n"
    document = read(Source("a.md", text.encode()))
    (paragraph,) = document.paragraphs
    assert [(run.text, document.quote(run.origin)) for run in paragraph.runs] == [
        ("一、", "一、"),
        ("会议", "会议"),
        ("活动", "活动"),
    ]
    assert (document.format, document.encoding, document.text) == ("md", "utf-8", text)


@given(st.text(alphabet="#*_`~[]()|-> \n一二1.a\\<!", max_size=80).filter(str.strip))
def test_runs_are_letters_of_the_file_in_order(text):
    document = read(Source("a.md", text.encode()))
    position = 0
    for block in document.blocks:
        paragraphs = (
            [block]
            if isinstance(block, Paragraph)
            else [p for row in block.rows for c in row for p in c.paragraphs]
        )
        for run in (run for paragraph in paragraphs for run in paragraph.runs):
            assert run.origin.start >= position
            assert document.quote(run.origin) == run.text or run.text == " "
            position = run.origin.end


def test_many_marks_take_time_in_proportion():
    for mark in ("*a ", "_a ", "[a](", "`a ", "![", "<a ", "\\", "~~a", "**"):
        assert read(Source("a.md", (mark * 60_000).encode())).text
