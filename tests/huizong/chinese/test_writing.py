from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.chinese import (
    arabic_numeral,
    chinese_number,
    chinese_numeral,
    circled_number,
    circled_value,
    number,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (120, "一百二十"),
        (1005, "一千零五"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese_number(value, written):
    assert chinese_number(value) == written


@pytest.mark.parametrize("value", [0, -1, 10000])
def test_numbers_no_outline_has_are_refused(value):
    with pytest.raises(ValueError, match="only 1 to 9999"):
        chinese_number(value)


def test_circles():
    assert (circled_number(1), circled_number(20), circled_number(50)) == ("①", "⑳", "㊿")
    assert [circled_value(circled_number(value)) for value in range(1, 51)] == list(range(1, 51))
    assert (circled_value("1"), circled_value(""), circled_value("①②")) == (None, None, None)


@pytest.mark.parametrize("value", [0, 51])
def test_numbers_without_a_circle_are_refused(value):
    with pytest.raises(ValueError, match="only 1 to 50"):
        circled_number(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "零"),
        ("10", "十"),
        ("12.05", "十二点零五"),
        ("10005", "一万零五"),
        ("110000", "十一万"),
        ("100010001", "一亿零一万零一"),
        ("1000000000000", "一万亿"),
    ],
)
def test_chinese_numeral(value, text):
    assert chinese_numeral(Decimal(value)) == text


@given(st.integers(0, 10**12) | st.decimals(0, 10**8, places=3))
def test_a_written_numeral_is_worth_its_number(value):
    assert number(chinese_numeral(Decimal(value))) == value


@pytest.mark.parametrize("value", ["-1", "1e16", "1e400"])
def test_numbers_that_have_no_plain_writing_are_refused(value):
    with pytest.raises(ValueError, match="below 10"):
        chinese_numeral(Decimal(value))


def test_arabic_numeral():
    value = Decimal("1234567.50")
    assert arabic_numeral(value) == "1234567.50"
    assert arabic_numeral(value, separators=True) == "1,234,567.50"
