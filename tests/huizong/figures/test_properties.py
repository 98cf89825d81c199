"""What holds for every text: offsets, order, no exception, time that grows with the text."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.chinese import chinese_number
from huizong.figures import figures
from huizong.figures.lexicon import lexicon_of
from huizong.figures.words import standard_words
from huizong.values import Bound, FigureKind
from work import work

SIGNS = (
    "0123456789一二三十百千万亿两几半年月日号第个名元%多余近约点时分之"
    "：:-—到至、，。.,(（〔〕“”_×x□|前以上下内 \n"
)
office_texts = st.text(alphabet=SIGNS, max_size=30)
any_texts = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)  # surrogates too


@given(office_texts | any_texts)
def test_figures_stand_where_they_say(text):
    end = 0
    for figure in figures(text):
        assert figure.start >= end
        assert figure.end > figure.start
        assert figure.text == text[figure.start : figure.end]
        end = figure.end


@given(office_texts)
def test_values_follow_the_bound(text):
    for figure in figures(text):
        if figure.bound is Bound.OVER:
            assert figure.high is None
        if figure.bound is Bound.UNDER:
            assert figure.low is None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        if figure.kind in (FigureKind.DATE, FigureKind.TIME) and figure.bound is Bound.EXACT:
            assert (figure.low, figure.high, figure.unit) == (None, None, None)


@given(st.integers(3, 9999), st.sampled_from(["件", "人", "万元", "%"]))
def test_both_writings_of_a_number_are_worth_the_same(value, unit):
    (arabic,) = figures(f"共{value}{unit}。")
    assert arabic.low == value * (10000 if unit == "万元" else 1)
    if unit in ("件", "人"):
        (chinese,) = figures(f"共{chinese_number(value)}{unit}。")
        assert (chinese.low, chinese.kind, chinese.unit) == (arabic.low, arabic.kind, unit)


@given(st.decimals(0, 10**9, places=2))
def test_no_digit_is_lost(value):
    (figure,) = figures(f"拨付{value}亿元。")
    assert figure.low == value * 10**8


@pytest.mark.parametrize("digits", [1, 24, 25, 400])
def test_a_serial_number_is_no_figure(digits):
    found = figures("9" * digits + "件")
    assert [figure.low for figure in found] == ([Decimal("9" * digits)] if digits < 25 else [])


NASTY = [
    "1",
    "一",
    "1,",
    "1.",
    "第",
    "3-",
    "2011-",
    "3月4日-",
    "1:",
    "一、",
    "“1个",
    "1 ",
    "_",
    "年",
    "甲",
    "(",
]
NASTY += [
    "十几",
    "1万",
    "亿",
    "百分之",
    "2011年",
    "〔2011〕",
    "1年至",
    "近",
    " ",
    "3个（",
    "1/",
    "5、6",
    "三点",
]


@pytest.mark.parametrize("unit", NASTY)
def test_the_work_grows_with_the_text_only(unit):
    figures("1")  # compiles
    small, large = (work(figures, unit * times) for times in (200, 800))
    assert large <= 4.5 * small + 200


@pytest.mark.parametrize("unit", NASTY)
def test_the_pattern_takes_every_sign_once(unit):
    """Matches follow one another without a gap: none is tried again from within."""
    text = unit * 200
    end = 0
    for match in lexicon_of(standard_words()).pattern.finditer(text):
        assert match.start() == end
        end = match.end()
    assert end == len(text)


def test_nothing_given_is_taken_back():
    """A repeat without a possessive + may try all its lengths; each one left is bounded."""
    pattern = lexicon_of(standard_words()).pattern.pattern
    assert re.findall(r"[\])][*+](?!\+)", pattern) == []
