from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.chinese import chinese_number, digits, fold, interval, number

WORTH = {
    "0": 0,
    "58": 58,
    "1,234.5": "1234.5",
    "60.40": "60.40",
    "3.45亿": 345000000,
    "34万": 340000,
    "3万5千": 35000,
    "3万5": 35000,
    "2亿3000万": 230000000,
    "1.2万亿": 1200000000000,
    "十": 10,
    "廿三": 23,
    "卅": 30,
    "一百二": 120,
    "一百零二": 102,
    "一千零一十": 1010,
    "两千三": 2300,
    "三万五": 35000,
    "三万零五": 30005,
    "二千一百八十七亿": 218700000000,
    "三万亿五千万": 3000050000000,
    "壹佰贰拾叁": 123,
    "十八点三": "18.3",
    "三点零五亿": 305000000,
    "二〇一二": 2012,
    "一二〇": 120,
}
NONE = [
    "",
    "万",
    "亿",
    "百",
    "一万万亿亿",
    "3.4.5",
    "1,23,4",
    "三四",
    "十二五",
    "一百百",
    "点五",
    "甲",
    "1" * 41,
]


@pytest.mark.parametrize(("written", "worth"), WORTH.items())
def test_worth(written, worth):
    assert number(written) == Decimal(worth)


@pytest.mark.parametrize("written", [*NONE, "甲", "1" * 41])
def test_what_is_no_numeral_has_no_value(written):
    assert number(written) is None


def test_a_value_prints_as_a_clerk_would_write_it():
    assert [str(number(each)) for each in ("14.86万", "60.40", "3.45亿")] == [
        "148600",
        "60.40",
        "345000000",
    ]


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("十几", (11, 19)),
        ("几十", (20, 99)),
        ("二十几", (21, 29)),
        ("数百", (200, 999)),
        ("几十万", (200000, 990000)),
        ("几百万", (2000000, 9990000)),
        ("三四", (3, 4)),
        ("十三四", (13, 14)),
        ("二三十", (20, 30)),
        ("七八万", (70000, 80000)),
        ("三五", (3, 5)),
        ("十二五", None),
        ("四三", None),
        ("", None),
    ],
)
def test_interval(written, ends):
    assert interval(written) == ends


def test_digits_are_read_one_by_one():
    assert (digits("二〇一二"), digits("2012"), digits("十二"), digits("")) == (
        2012,
        2012,
        None,
        None,
    )


@given(st.integers(1, 9999))
def test_what_is_written_is_read(value):
    assert number(chinese_number(value)) == value


@given(st.integers(0, 10**12), st.sampled_from(["", "万", "亿"]))
def test_a_scale_multiplies(value, scale):
    assert number(f"{value}{scale}") == value * {"": 1, "万": 10**4, "亿": 10**8}[scale]


@given(st.text(alphabet="0123456789.,一二两十百千万亿零〇点几数壹拾 甲", max_size=50))
def test_any_text_is_a_number_or_none(text):
    assert number(text) is None or number(text) >= 0
    assert digits(text) is None or digits(text) >= 0
    low, high = interval(text) or (0, 0)
    assert 0 <= low <= high


@given(st.text(max_size=40))
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


def test_folding():
    assert fold("２０１２年，１，２３４個") == "2012年，1,234个"
    assert fold("1，753亿元，2019，100人") == "1,753亿元，2019，100人"
