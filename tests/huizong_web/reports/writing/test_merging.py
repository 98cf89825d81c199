"""Two people's changes to one draft, put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong_web.reports.writing.lines import Line
from huizong_web.reports.writing.merging import merge

BASE = (Line("a", "甲"), Line("b", "乙"), Line("c", "丙"))


def put(**changed):
    """Return the base with some items changed; None deletes."""
    found = [Line(line.key, changed.get(line.key, line.text) or "") for line in BASE]
    return tuple(line for line in found if line.text)


def texts(lines):
    return [line.text + ("!" if line.clash else "") for line in lines]


@pytest.mark.parametrize(
    ("stored", "mine", "merged"),
    [
        (put(), put(), ["甲", "乙", "丙"]),
        (put(a="甲二"), put(b="乙二"), ["甲二", "乙二", "丙"]),
        (put(a="甲二"), put(a="甲三"), ["甲二", "甲三!", "乙", "丙"]),
        (put(a="甲二"), put(a="甲二"), ["甲二", "乙", "丙"]),
        (put(b=None), put(a="甲二"), ["甲二", "丙"]),
        (put(b="乙二"), put(b=None), ["甲", "乙二", "丙"]),
        (put(b=None), put(b="乙二"), ["甲", "乙二", "丙"]),
        (put(b=None), put(b=None), ["甲", "丙"]),
        ((*put(), Line("d", "丁")), (Line("e", "戊"), *put()), ["戊", "甲", "乙", "丙", "丁"]),
        ((*put(), Line("d", "丁")), (*put(), Line("e", "戊")), ["甲", "乙", "丙", "戊", "丁"]),
    ],
)
def test_merged(stored, mine, merged):
    assert texts(merge(BASE, stored, mine)) == merged


def test_a_level_follows_who_changed_it():
    mine = (BASE[0], Line("b", "乙", 1), BASE[2])
    assert [line.level for line in merge(BASE, put(a="甲二"), mine)] == [0, 1, 0]


KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)
WORDS = st.sampled_from(["甲", "乙", "丙", "丁"])


@st.composite
def drafts(draw):
    return tuple(Line(key, draw(WORDS)) for key in draw(KEYS))


@given(drafts(), drafts(), drafts())
def test_nothing_that_anybody_wrote_is_lost(base, stored, mine):
    old = {line.key: line.text for line in base}
    merged = merge(base, stored, mine)
    kept = {line.text for line in merged}
    for line in (*stored, *mine):
        if old.get(line.key) != line.text:
            assert line.text in kept
    keys = [line.key for line in merged]
    assert len(keys) == len(set(keys))


@given(drafts(), drafts())
def test_where_nobody_else_wrote_mine_is_what_is_stored(base, mine):
    assert merge(base, base, mine) == mine


def test_items_that_only_i_moved_stand_where_i_put_them():
    mine = (BASE[2], BASE[0], BASE[1])
    assert texts(merge(BASE, (*put(a="甲二"), Line("d", "丁")), mine)) == ["丙", "丁", "甲二", "乙"]


def test_where_the_other_moved_too_the_others_order_holds():
    stored, mine = (BASE[1], BASE[0], BASE[2]), (BASE[2], BASE[0], BASE[1])
    assert texts(merge(BASE, stored, mine)) == ["乙", "甲", "丙"]


def test_a_clash_that_i_settled_stays_settled():
    base = (Line("a", "甲"), Line("am", "甲二", clash=True))
    mine = (Line("a", "甲"), Line("am", "甲二"))
    stored = (Line("a", "甲三"), base[1])
    assert texts(merge(base, stored, mine)) == ["甲三", "甲二"]
