"""Items as they are stored, and as lines of one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong_web.reports.writing.lines import DEEPEST, Line, dump_lines, load_lines, tidy
from huizong_web.reports.writing.papers import numbers_of
from huizong_web.reports.writing.typed import lines_in, text_of

LINES = st.lists(
    st.builds(
        Line,
        key=st.from_regex(r"[0-9A-Za-z~-]{1,60}", fullmatch=True),
        text=st.text(max_size=30),
        level=st.integers(0, DEEPEST),
        clash=st.booleans(),
    ),
    max_size=12,
)


@given(LINES)
def test_what_is_stored_is_in_one_line_each_under_something_and_known_apart(lines):
    found = tidy(lines)
    assert len({line.key for line in found}) == len(found) == len(lines)
    assert all(line.text == " ".join(line.text.split()) for line in found)
    assert all(
        at <= above + 1 for above, at in zip([-1, *levels(found)], levels(found), strict=False)
    )
    assert tidy(found) == found
    assert load_lines(dump_lines(found)) == found


def levels(lines):
    return [line.level for line in lines]


def test_what_no_file_can_hold_is_left_out():
    assert tidy([Line("a", "甲\x00乙\x0b丙\uffff\n丁")])[0].text == "甲乙丙 丁"


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ([0, 0, 0], ["一、", "二、", "三、"]),
        ([0, 1, 2, 3, 1, 0, 1], ["一、", "（一）", "1.", "（1）", "（二）", "二、", "（一）"]),
        ([0] * 11, [*"一二三四五六七八九十", "十一"]),
    ],
)
def test_numbers(levels, numbers):
    found = [each.removesuffix("、") for each in numbers_of([Line("a", "", x) for x in levels])]
    assert found == [each.removesuffix("、") for each in numbers]


@pytest.mark.parametrize(
    ("row", "words", "level"),
    [
        ("会务工作", "会务工作", 0),
        ("一、会务工作", "会务工作", 0),
        ("（一）筹备会议", "筹备会议", 1),
        ("(二) 筹备会议", "筹备会议", 1),
        ("1.办理来文", "办理来文", 2),
        ("1、办理来文", "办理来文", 2),
        ("1. 3月办理来文", "3月办理来文", 2),
        ("1.5万元已拨付", "1.5万元已拨付", 0),
        ("（1）收文", "收文", 3),
        ("\t办理来文", "办理来文", 1),
        ("\t\t一、升到第三级", "升到第三级", 2),
        ("\t\t\t\t\t太深", "太深", 3),
    ],
)
def test_a_row_says_its_level_by_tabs_or_by_its_number(row, words, level):
    line = lines_in(row, ())[0]
    assert (line.text, line.level) == (words, level)


WORDS = st.text(st.sampled_from("甲乙丙，。3月"), min_size=1, max_size=8)


@given(st.lists(st.builds(Line, st.just("a"), WORDS, st.integers(0, DEEPEST), st.booleans())))
def test_a_text_and_back_is_the_same(lines):
    known = tidy(lines)
    assert lines_in(text_of(known), known) == known


def test_a_changed_row_keeps_its_key_and_a_new_one_gets_its_own():
    base = (Line("a", "甲"), Line("b", "乙"), Line("c", "丙"))
    found = lines_in("一、甲\n二、乙二\n丁\n三、丙", base)
    assert [line.text for line in found] == ["甲", "乙二", "丁", "丙"]
    keys = [line.key for line in found]
    assert (keys[0], keys[-1]) == ("a", "c")
    assert len(set(keys)) == 4
