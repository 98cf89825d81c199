"""What people type, as values."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.ledgers import FieldDefinition, TypedError, masked, typed


def field(kind, **more):
    return FieldDefinition(label="栏", type=kind, **more)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("number", "58", Decimal(58)),
        ("number", "58个", Decimal(58)),
        ("number", "１２３", Decimal(123)),
        ("number", "1,234.5", Decimal("1234.5")),
        ("number", "1，234", Decimal(1234)),
        ("number", "二十三", Decimal(23)),
        ("number", 7, Decimal(7)),
        ("number", 0.1, Decimal("0.1")),
        ("money", "1.4万元", Decimal(14000)),
        ("money", "14000", Decimal(14000)),
        ("money", "3.45亿元", Decimal(345000000)),
        ("money", "３５０元", Decimal(350)),
        ("percent", "50.6%", Decimal("50.6")),
        ("percent", "９５．０２％", Decimal("95.02")),
        ("percent", "百分之五", Decimal(5)),
        ("date", "2026-3-5", date(2026, 3, 5)),
        ("date", "2026.03.05", date(2026, 3, 5)),
        ("date", "2026/3/5", date(2026, 3, 5)),
        ("date", "20260305", date(2026, 3, 5)),
        ("date", "２０２６年３月５日", date(2026, 3, 5)),
        ("date", "3月5日", date(2025, 3, 5)),
        ("date", "二〇二六年三月五日", date(2026, 3, 5)),
        ("date", datetime.fromisoformat("2026-03-05T09:00"), date(2026, 3, 5)),
        ("time", "14:30", time(14, 30)),
        ("time", "下午2点半", time(14, 30)),
        ("time", "9时5分", time(9, 5)),
        ("moment", "2026-03-05 14:30", datetime.fromisoformat("2026-03-05T14:30")),
        ("moment", "2026年3月5日下午2时", datetime.fromisoformat("2026-03-05T14:00")),
        ("period", "3月5日至3月8日", (date(2025, 3, 5), date(2025, 3, 8))),
        ("yes_no", "√", True),
        ("yes_no", "无", False),
        ("records", "YH-1、YH-2", ("YH-1", "YH-2")),
        ("phone", "138 0013 8000", "13800138000"),
        ("id_number", "11010519491231002x", "11010519491231002X"),
        ("text", "  甲 ", "甲"),
        ("text", "   ", None),
        ("date", None, None),
    ],
)
def test_read(kind, text, expected):
    assert typed(field(kind), text, year=2025) == expected


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("number", "约300人", "确数"),
        ("number", "三四个", "确数"),
        ("number", "很多", "请写数"),
        ("number", "NaN", "请写数"),
        ("number", "1e999999999", "请写数"),
        ("money", "50%", "不是同一种量"),
        ("date", "2026-02-30", "没有这一天"),
        ("date", "去年", "请写成"),
        ("date", "2026", "请写成"),
        ("time", "25:00", "没有这个时刻"),
        ("period", "2026-03-08至2026-03-05", "止日早于起日"),
        ("yes_no", "也许", "请写“是”或“否”"),
        ("phone", "12345", "电话号码不对"),
        ("id_number", "110105194912310021", "校验位"),
        ("id_number", "110105194913310021", "出生日期"),
        ("text", "长" * 201, "最多200个"),
    ],
)
def test_refused(kind, text, says):
    with pytest.raises(TypedError, match=says):
        typed(field(kind), text)


def test_units():
    assert typed(field("number", unit="处"), "58处") == 58
    assert typed(field("number", unit="处"), "58个") == 58
    with pytest.raises(TypedError, match="以“处”计"):
        typed(field("number", unit="处"), "58人")


def test_choices_by_word_or_meaning():
    classes = field("choice", choices={"A": "已解决", "B": "列入计划"})
    assert [typed(classes, text) for text in ("A", "ａ", "列入计划")] == ["A", "A", "B"]
    several = field("choices", choices=["消防", "校舍"])
    assert typed(several, "消防、校舍，消防") == ("消防", "校舍")


@given(st.sampled_from(["phone", "id_number"]), st.text(max_size=30))
def test_refusals_never_repeat_a_personal_number(kind, text):
    told = ""
    try:
        typed(field(kind), text)
    except TypedError as error:
        told = str(error)
    assert len(text.strip()) < 5 or text.strip() not in told


@given(st.from_regex(r"[0-9]{3,18}", fullmatch=True))
def test_masked_hides_the_middle(text):
    shown = masked(text)
    assert len(shown) == len(text)
    assert shown.count("*") >= len(text) - 8
    assert shown.count("*") >= 3


@given(st.decimals(0, 10**9, places=2))
def test_numbers_come_back(value):
    assert typed(field("money"), str(value)) == value
    assert typed(field("money"), f"{value:,}") == value
