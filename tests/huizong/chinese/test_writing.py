import pytest

from huizong.chinese import chinese_number, circled_number, circled_value


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
