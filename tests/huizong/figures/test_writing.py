"""What is written is read as the same; each style as an office would write it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.figures import (
    Scale,
    Style,
    UnwritableError,
    figures,
    quantity,
    rounded,
    standard_words,
    written,
    written_date,
)
from huizong.values import Bound, FigureKind, Quantity

UNITS = [
    (FigureKind.COUNT, "件"),
    (FigureKind.COUNT, "人次"),
    (FigureKind.MONEY, "元"),
    (FigureKind.MONEY, "美元"),
    (FigureKind.PERCENT, "%"),
    (FigureKind.PERCENT, "‰"),
    (FigureKind.POINTS, "百分点"),
    (FigureKind.LENGTH, "公里"),
    (FigureKind.AREA, "亩"),
    (FigureKind.MASS, "吨"),
    (FigureKind.VOLUME, "立方米"),
    (FigureKind.RATIO, "倍"),
]
WORDS = standard_words()
BOUND_WORDS = {
    "about": ["约", "近", "将近", "大约", "左右", "上下"],
    "over": ["以上", "超过", "不少于", "不低于", "至少", "及以上"],
    "under": ["以内", "以下", "不超过", "不足", "至多"],
}


def as_stated(value: str, unit: str, kind=FigureKind.COUNT, bound=Bound.EXACT, high=None):
    low, top = Decimal(value), Decimal(high or value)
    return Quantity(
        kind,
        None if bound is Bound.UNDER else low,
        None if bound is Bound.OVER else top,
        bound,
        unit,
    )


@st.composite
def quantities(draw, *, least: int = 3, places: int = 2):
    kind, unit = draw(st.sampled_from(UNITS))
    bound = draw(st.sampled_from(list(Bound)))
    step = Decimal(1).scaleb(-places)
    low = draw(st.integers(least * 10**places, 10 ** (11 + places))) * step
    more = draw(st.integers(1, 10**9)) * step if bound is Bound.RANGE else 0
    return as_stated(str(low), unit, kind, bound, str(low + more))


@st.composite
def styles(draw, **fixed):
    chosen = {name: draw(st.sampled_from(words)) for name, words in BOUND_WORDS.items()}
    return Style(
        **{
            "scale": draw(st.sampled_from(Scale)),
            "places": draw(st.none() | st.integers(0, 4)),
            "separators": draw(st.booleans()),
            "joint": draw(st.sampled_from("～—至")),
            **chosen,
            **fixed,
        }
    )


def read(text: str) -> Quantity:
    (figure,) = figures(f"达到{text}。")
    assert figure.text == text
    return quantity(figure)


@settings(max_examples=400, deadline=None)
@given(quantities(), styles(places=None))
def test_an_exact_style_keeps_the_quantity(stated, style):
    assert read(written(stated, style)) == stated


@settings(max_examples=400, deadline=None)
@given(quantities(), styles())
def test_a_rounding_style_keeps_the_rounded_quantity(stated, style):
    shown = rounded(stated, style)
    if shown.low == shown.high and stated.bound is Bound.RANGE:
        return  # the two ends have become one
    assert read(written(stated, style)) == shown


@settings(max_examples=400, deadline=None)
@given(quantities(places=0), styles(places=None, scale=Scale.ONE, chinese=True))
def test_chinese_numerals_keep_the_quantity(stated, style):
    assert read(written(stated, style)) == stated


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from("多余"), st.sampled_from(["名", "元", "公里"]))
def test_more_than_a_round_number(value, word, unit):
    kind = WORDS.kinds[unit]
    stated = as_stated(f"{value}00", unit, kind, Bound.OVER)
    assert written(stated, Style(over=word)) == f"{value}00{word}{unit}"


@pytest.mark.parametrize(
    ("stated", "style", "text"),
    [
        (as_stated("14360000", "元", FigureKind.MONEY), Style(), "14360000元"),
        (as_stated("14360000", "元", FigureKind.MONEY), Style(scale=Scale.WAN), "1436万元"),
        (
            as_stated("14365000", "元", FigureKind.MONEY),
            Style(scale=Scale.WAN, places=0),
            "1437万元",
        ),
        (
            as_stated("12345678.5", "元", FigureKind.MONEY),
            Style(separators=True),
            "12,345,678.5元",
        ),
        (
            as_stated("300000000", "元", FigureKind.MONEY),
            Style(scale=Scale.YI, places=2),
            "3.00亿元",
        ),
        (
            as_stated("900000000", "元", FigureKind.MONEY, Bound.RANGE, "1600000000"),
            Style(scale=Scale.YI),
            "9亿元～16亿元",
        ),
        (as_stated("15", "%", FigureKind.PERCENT, Bound.RANGE, "30"), Style(), "15%～30%"),
        (as_stated("400", "页", bound=Bound.RANGE, high="429"), Style(), "400～429页"),
        (as_stated("-3.2", "%", FigureKind.PERCENT), Style(), "-3.2%"),
        (
            as_stated("3", "件", bound=Bound.RANGE, high="70000"),
            Style(chinese=True),
            "三件～七万件",
        ),
        (as_stated("95.5", "%", FigureKind.PERCENT), Style(chinese=True), "百分之九十五点五"),
        (as_stated("2", "件"), Style(chinese=True), "两件"),
        (as_stated("3", "百分点", FigureKind.POINTS), Style(), "3个百分点"),
        (as_stated("3", "年", FigureKind.DURATION, Bound.OVER), Style(over="多"), "3年多"),
        (as_stated("12", "次", FigureKind.ORDINAL), Style(chinese=True), "第十二次"),
        (as_stated("3", "名", FigureKind.RANK), Style(), "第3名"),
        (as_stated("500", "份", bound=Bound.ABOUT), Style(about="近"), "近500份"),
        (as_stated("1", "%", FigureKind.PERCENT, Bound.UNDER), Style(), "1%以内"),
    ],
)
def test_style(stated, style, text):
    assert written(stated, style) == text


@pytest.mark.parametrize(
    ("stated", "style"),
    [
        (as_stated("1", "名"), Style(chinese=True)),
        (as_stated("2", "期"), Style(chinese=True)),
        (as_stated("7", "件", bound=Bound.OVER), Style(over="约")),
        (as_stated("7", "件", bound=Bound.OVER), Style(over="很多")),
        (as_stated("3", "年", FigureKind.DURATION, Bound.ABOUT), Style(about="近")),
        (as_stated("-3", "件"), Style(chinese=True)),
        (as_stated(str(10**17), "件"), Style(chinese=True)),
        (as_stated("1" + "0" * 400, "件"), Style()),
        (as_stated("1" + "0" * 400, "件"), Style(places=2)),
        (as_stated("5", "件", bound=Bound.RANGE), Style()),
        (as_stated("11", "个", bound=Bound.ABOUT, high="19"), Style()),
        (Quantity(FigureKind.RATIO, None, None, Bound.EXACT, None), Style()),
        (Quantity(FigureKind.DATE, None, None, Bound.EXACT, None), Style()),
        (Quantity(FigureKind.COUNT, None, None, Bound.RANGE, "件"), Style()),
    ],
)
def test_what_would_be_read_otherwise_is_refused(stated, style):
    with pytest.raises(UnwritableError):
        written(stated, style)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-10-05", "2026年10月5日"),
        ("2026-10-05/2026-10-08", "2026年10月5日至8日"),
        ("2026-10-05/2026-11-03", "2026年10月5日至11月3日"),
        ("2026-12-30/2027-01-03", "2026年12月30日至2027年1月3日"),
        ("2026-09/2026-10", "2026年9月至10月"),
        ("2026", "2026年"),
        ("2026-Q3", "2026年第三季度"),
        ("--10-05/--10-08", "10月5日至8日"),
        ("09:30/11:00", "9时30分至11时"),
    ],
)
def test_date_in_words(day, text):
    assert written_date(day) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [("2026-10-05", "2026-10-05"), ("2026-10-05/2026-10-08", "2026-10-05至2026-10-08")],
)
def test_date_of_iso(day, text):
    assert written_date(day, iso=True) == text


@pytest.mark.parametrize("day", ["2026-02-30", "10月", "", "2026-13", "2026-10-05/"])
def test_no_date(day):
    with pytest.raises(UnwritableError):
        written_date(day)


@settings(deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 800))
def test_any_days_are_read_again(day, more):
    last = day.fromordinal(day.toordinal() + more)
    said = f"{day}/{last}" if more else f"{day}"
    assert [found.date for found in figures(written_date(said))] == [said]
    assert [found.date for found in figures(written_date(f"{day}", iso=True))] == [f"{day}"]
