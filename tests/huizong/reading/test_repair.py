from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huizong.reading import read
from huizong.reading.evidence import definition
from huizong.reading.lines import lines_of
from huizong.reading.repair import rejoin
from huizong.values import Source

CASES = yaml.safe_load(Path(__file__).with_name("repair.yaml").read_text(encoding="utf-8"))


def paragraphs(text):
    return [paragraph.text for paragraph in read(Source("a.txt", text.encode())).paragraphs]


@pytest.mark.parametrize("name", list(CASES))
def test_case(name):
    assert paragraphs("\n".join(CASES[name]["lines"])) == CASES[name]["joined"]


@pytest.mark.parametrize("name", list(CASES))
def test_blank_lines_and_windows_line_ends_change_nothing(name):
    assert paragraphs("\r\n\r\n".join(CASES[name]["lines"])) == CASES[name]["joined"]


def test_every_weight_and_pattern_is_used():
    source = (Path(read.__code__.co_filename).parent / "evidence.py").read_text(encoding="utf-8")
    for name in (*definition().weights, *definition().patterns):
        assert f'"{name}"' in source, name


LINE = st.text(alphabet="一二、。，：；（《》“”关于的通知和在2.年 　ab\n", max_size=60)


@given(LINE)
def test_joining_keeps_every_line_once_and_in_order(text):
    lines = list(lines_of(text, "a"))
    joined = [line for group in rejoin(lines) for line in group if line.text != " "]
    assert joined == lines


def test_a_long_text_takes_time_in_proportion():
    text = "督查科核查项目进展情况，形成专题\n报告三篇。\n" * 20_000
    assert len(paragraphs(text)) == 20_000
