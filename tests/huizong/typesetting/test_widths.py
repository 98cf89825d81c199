import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import quoted

from huizong.typesetting import Printed, Role, Row, read_form
from huizong.typesetting.widths import columns

FORM = read_form("gbt9704")
ROOM = FORM.text_width / FORM.table.size


def table(*rows: tuple[str, ...]) -> Printed:
    return Printed(
        Role.TABLE, rows=tuple(Row(tuple((quoted(cell),) for cell in row), ()) for row in rows)
    )


def test_columns_that_fit_share_the_width_by_what_they_need():
    narrow, wide = columns(table(("甲甲", "甲甲甲甲甲甲甲甲")), FORM)
    assert (narrow.share, wide.share) == pytest.approx((3.5 / 13, 9.5 / 13))
    assert not narrow.wraps
    assert not wide.wraps


def test_a_short_column_keeps_what_it_needs_beside_sentences():
    short, long = columns(table(("序号", "字" * 200)), FORM)
    assert short.share * ROOM == pytest.approx(3.5)
    assert (short.wraps, long.wraps) == (False, True)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8))
def test_shares_are_the_whole_and_none_is_nothing(lengths):
    found = columns(table(tuple("字" * length for length in lengths)), FORM)
    assert sum(one.share for one in found) == pytest.approx(1)
    assert min(one.share for one in found) > 0
