from decimal import Decimal

import pytest

from huizong.definitions import read_definition
from huizong.figures import figures, normalised, standard_words
from huizong.figures.units import Units
from huizong.values import Bound, FigureKind

CLASSES = read_definition("words/figure_units", Units).classes


def measured(text: str):
    (figure,) = figures(f"达{text}。")
    return normalised(figure)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("30公顷", "450", "亩"),
        ("2万平方米", "30", "亩"),
        ("12600㎡", "18.9", "亩"),
        ("3平方公里", "4500", "亩"),
        ("3公里", "3000", "米"),
        ("3km", "3000", "米"),
        ("6里", "3000", "米"),
        ("1.5吨", "1500", "千克"),
        ("3000斤", "1500", "千克"),
        ("500克", "0.5", "千克"),
        ("20方", "20", "立方米"),
        ("30升", "0.03", "立方米"),
        ("1436万元", "14360000", "元"),
        ("5毛钱", "0.5", "元"),
        ("3万美金", "30000", "美元"),
        ("8‰", "0.8", "%"),
        ("2小时", "120", "分钟"),
        ("3天", "4320", "分钟"),
        ("2年", "24", "月"),
        ("50兆瓦", "50000", "千瓦"),
        ("86名", "86", "人"),
        ("58件", "58", "件"),
        ("3200元/吨", "3200", "元/吨"),
    ],
)
def test_base_unit(text, value, unit):
    found = measured(text)
    assert (found.low, found.high, found.unit) == (Decimal(value), Decimal(value), unit)


def test_bounds_are_kept():
    assert measured("100亩以上").high is None
    found = measured("2～3公里")
    assert (found.low, found.high, found.bound) == (2000, 3000, Bound.RANGE)


def test_a_rank_is_no_number_of_people():
    (figure,) = figures("获全市第二名。")
    assert normalised(figure).unit == "名"


def test_the_figure_stays_as_stated():
    (figure,) = figures("种植30公顷。")
    normalised(figure)
    assert (figure.low, figure.unit, figure.text) == (30, "公顷", "30公顷")


def test_no_unit_stands_in_two_classes():
    words = [
        word
        for group in CLASSES.values()
        for word in (group.base, *" ".join(group.units.values()).split())
    ]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", ["length", "area", "mass", "volume"])
def test_every_unit_of_measure_has_its_class(kind):
    """桶油, 亩次 and 车道公里 are counts with a unit in their name."""
    units = {word for word, own in standard_words().kinds.items() if own is FigureKind(kind)}
    bases = {measured(f"45{unit}").unit for unit in units - {"桶油", "亩次", "车道公里"}}
    assert bases <= {group.base for group in CLASSES.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1公顷", "10000平方米"),
        ("1平方公里", "100公顷"),
        ("1平方米", "1000000平方毫米"),
        ("1海里", "1.852公里"),
        ("1立方米", "1000000毫升"),
        ("1立方公里", "1000000000立方米"),
        ("1担", "100斤"),
        ("1个世纪", "100年"),
        ("1英尺", "12英寸"),
    ],
)
def test_equal_amounts(one, other):
    assert measured(one) == measured(other)
