"""Values are known by what they say, and none has room for more than its fields."""

from dataclasses import replace
from pickle import dumps, loads

import pytest

from huizong.claims.amount import Number
from huizong.values import Paragraph, Place, Run

PLACE = Place("稿.txt", 3, 7)
VALUES = [PLACE, Run("整改", PLACE), Paragraph((Run("整改", PLACE),), PLACE)]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_equal_values_are_one_key(value):
    again = replace(value)
    assert again is not value
    assert {value: "known"}[again] == "known"
    assert loads(dumps(value)) == value


def test_places_follow_each_other_as_they_stand():
    assert sorted([Place("稿.txt", 3, 9), Place("稿.txt", 1, 2), PLACE]) == [
        Place("稿.txt", 1, 2),
        PLACE,
        Place("稿.txt", 3, 9),
    ]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_takes_no_field_that_it_has_not(value):
    with pytest.raises(AttributeError):
        value.remark = "核对"


def test_what_might_have_been_is_known_by_itself():
    one, other = (Number(1, 1, 1, 1, exact=True, sign=1) for _ in range(2))
    assert one != other
    assert len({one, other}) == 2
