"""Expressions: what they yield, and what is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.ledgers.expressions import (
    ExpressionError,
    Kind,
    Known,
    Scope,
    evaluate,
    names,
    parse,
    problems,
)

VALUES = {
    "隐患总数": Decimal(40),
    "已整改数": Decimal(36),
    "无": None,
    "零": Decimal(0),
    "发现": date(2026, 1, 31),
    "期限": date(2026, 2, 10),
    "出车": datetime.fromisoformat("2026-01-31T08:00"),
    "回车": datetime.fromisoformat("2026-01-31T17:30"),
    "状态": "已销号",
    "标签": ("消防", "校舍"),
    "急": True,
}


def value(text):
    return evaluate(parse(text), Scope(VALUES.__getitem__))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已整改数 / 隐患总数 * 100", Decimal(90)),
        ("（已整改数＋４）÷隐患总数", Decimal(1)),
        ("0.1 + 0.2", Decimal("0.3")),
        ("1.10 * 3", Decimal("3.30")),
        ("-已整改数", Decimal(-36)),
        ("已整改数 / 零", None),
        ("已整改数 / 零 > 1", None),
        ("无 + 1", None),
        ("合计(无, 3)", Decimal(3)),
        ("为空(无) 且 已填(急)", True),
        ("无 == 1 or 急", True),
        ("无 == 1 and 急", None),
        ("非 急", False),
        ("急 == true", True),
        ("状态＝“已销号”", True),
        ("状态 ≠ '已销号'", False),
        ("状态 属于 ['已销号', '整改中']", True),
        ("包含(标签, '消防')", True),
        ("期限 - 发现", Decimal(10)),
        ("发现 + 10 == 期限", True),
        ("天数(发现, 期限)", Decimal(10)),
        ("小时数(出车, 回车)", Decimal("9.5")),
        ("年份(发现)", Decimal(2026)),
        ("四舍五入(2.345, 2)", Decimal("2.35")),
        ("最大(1, 3, 2) ** 2", Decimal(9)),
        ("1 < 2 <= 2", True),
        ("'a，b（c）' == 'a，b（c）'", True),
    ],
)
def test_value(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "().__class__",
        "状态.upper()",
        "__import__('os')",
        "open('/etc/passwd')",
        "lambda: 1",
        "[x for x in 标签]",
        "9 ** 9 ** 9",
        "9 ** 已整改数",
        "2 ** 2.5",
        "'a' * 10 ** 9",
        "f'{急}'",
        "标签[0]",
        "急 if 急 else 急",
        "急 is True",
        "1 % 2",
        "1 << 99",
        "1e999",
        "0x10",
        "1j",
        "x := 1",
        "...",
        "'" + "长" * 101 + "'",
        "1 + " * 300 + "1",
        "(" * 240 + "1" + ")" * 240,
        "急 and",
        "“没有收尾",
        "",
        "\x00",
        "合计(*标签)",
    ],
)
def test_refused(text):
    with pytest.raises(ExpressionError):
        value(text)


@pytest.mark.parametrize("text", ["状态 + 1", "状态 > 1", "发现 > 出车", "发现 * 2", "状态 in 1"])
def test_kinds_that_do_not_go_together_end_in_a_told_error(text):
    with pytest.raises(ExpressionError):
        value(text)


KNOWN = Known(
    {
        "发现日期": Kind.DATE,
        "整改期限": Kind.DATE,
        "金额": Kind.NUMBER,
        "状态": Kind.TEXT,
        "是否急件": Kind.FLAG,
    },
    {"状态": ("已登记", "整改中", "已销号")},
    others=("在办",),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("整改期限 >= 发现日期", []),
        ("整改期限 - 发现日期 > 3", []),
        ("在办(previous) > 0", []),
        ("发现日起 > 整改期限", ["没有“发现日起”这个字段或指标；是不是“发现日期”？"]),
        ("发现日期 > 金额", ["日期和数之间不能用“>”"]),
        ("金额 + 状态 > 1", ["数和文字之间不能用“+”"]),
        ("状态 == '已消号'", ["“状态”里没有“已消号”这一项；是不是“已销号”？"]),
        ("状态 in ['已销号', '整改']", ["“状态”里没有“整改”这一项；是不是“整改中”？"]),
        ("状态 in '已销号'", ["“属于”后面要写方括号，如 ['甲', '乙']"]),
        ("合记(金额) > 1", ["没有“合记”这个函数；可以写："]),
        ("合计计(金额) > 1", ["没有“合计计”这个函数；是不是“合计”？"]),
        ("年份(金额) > 1", ["“年份”括号里的内容不对，请核对个数和类型"]),
        ("天数(发现日期) > 1", ["“天数”括号里的内容不对，请核对个数和类型"]),
        ("金额 and 是否急件", ["“且、或、非”连接的要是条件，这里有一处是数"]),
        ("金额 + 1", ["这里要的是是否，算出来是数"]),
        ("在办(上上期) > 0", ["“在办”的括号里只能写 previous（上期）或 last_year（上年同期）"]),
    ],
)
def test_problems_are_told_before_any_record(text, told):
    found = [str(problem) for problem in problems(parse(text), KNOWN, gives=Kind.FLAG)]
    assert len(found) >= len(told)
    assert all(one.startswith(start) for one, start in zip(found, told, strict=False))
    assert bool(found) == bool(told)


def test_names():
    assert names(parse("甲 + 乙 > 甲")) == ("甲", "乙")


@given(st.text(max_size=60))
def test_any_text_yields_a_value_or_is_refused_in_words(text):
    try:
        found = evaluate(parse(text), Scope(VALUES.get))
    except ExpressionError as error:
        found = str(error) or error
    assert found is None or isinstance(found, (bool, Decimal, str, date, tuple))


@given(st.decimals(-(10**6), 10**6, places=4), st.decimals(-(10**6), 10**6, places=4))
def test_decimals_are_exact(left, right):
    scope = Scope({"甲": left, "乙": right}.__getitem__)
    assert evaluate(parse("甲 + 乙"), scope) == left + right
    assert evaluate(parse("甲 * 乙"), scope) == left * right
