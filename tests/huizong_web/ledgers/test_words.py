"""Searching finds every piece of a record's text, two signs or more, and nothing else."""

import pytest
from registers import values_of

from huizong_web.ledgers.keeping import change
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.words import searched, words_in


def test_words_are_pairs_and_words():
    assert words_in(["太平水库，A12号"]) == "太平 平水 水库 库 a12 号"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("水库", True),
        ("太平水库", True),
        ("库值", True),
        ("雨", True),
        ("屋", True),
        ("水库 漏雨", True),
        ("YH-2026-0001", True),
        ("yh-2026", True),
        ("农业科", True),
        ("已登记", True),
        ("水值", False),
        ("水库 消防栓", False),
        ("2027", False),
        ("库水", False),
        ("'", True),
        ("* OR (", False),
        ("", True),
    ],
)
def test_searching(hazard, asked, found):
    record = hazard()
    assert list(searched(Record.objects.all(), asked)) == ([record] if found else [])


def test_what_is_changed_is_searched_anew(cast, hazard):
    record = hazard()
    change(record, values_of(record) | {"description": "灭火器过期"}, seen=1, by=cast.clerk)
    assert not searched(Record.objects.all(), "水库").exists()
    assert searched(Record.objects.all(), "灭火").exists()
