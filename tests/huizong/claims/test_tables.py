"""Totals of tables by row and by column."""

import pytest

from huizong.pipeline import manuscript, read
from huizong.values import Source
from related import told

HEAD = ("单位", "收文", "办结", "合计")


def claims_of(*rows):
    """Return what the totals of a table tell."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    source = Source("table.md", ("统计如下：\n\n" + "\n".join(lines) + "\n").encode())
    return [told(claim) for claim in manuscript(read(source)).claims]


def test_totals_at_the_foot_of_columns():
    found = claims_of(
        ("单位", "收文", "办结"),
        ("东镇", "36", "31"),
        ("西镇", "48", "40"),
        ("合计", "84", "71"),
    )
    assert found == ["sum holds 84 = 36 + 48", "sum holds 71 = 31 + 40"]


def test_totals_at_the_end_of_rows():
    found = claims_of(HEAD, ("东镇", "36", "31", "67"), ("西镇", "48", "40", "88"))
    assert found == ["sum holds 67 = 36 + 31", "sum holds 88 = 48 + 40"]


def test_one_wrong_total_among_right_ones_is_a_fault():
    found = claims_of(
        HEAD,
        ("东镇", "36", "31", "67"),
        ("西镇", "48", "40", "88"),
        ("合计", "84", "77", "155"),
    )
    assert "sum fails 77 = 31 + 40" in found
    assert "sum holds 84 = 36 + 48" in found


def test_a_column_of_rates_is_not_added():
    found = claims_of(
        ("单位", "收文", "办结率（%）"),
        ("东镇", "36", "95"),
        ("西镇", "48", "80"),
        ("合计", "84", "86"),
    )
    assert found == ["sum holds 84 = 36 + 48"]


@pytest.mark.parametrize("missing", ["-", "—", "0"])
def test_an_empty_cell_counts_nothing(missing):
    found = claims_of(
        ("单位", "收文"), ("东镇", "36"), ("西镇", missing), ("南镇", "48"), ("合计", "84")
    )
    assert len(found) == 1
    assert found[0].startswith("sum holds 84 = 36 + ")


def test_a_table_whose_totals_add_something_else_is_left_alone():
    found = claims_of(
        ("单位", "收文", "办结"), ("东镇", "36", "31"), ("西镇", "48", "40"), ("合计", "9", "8")
    )
    assert found == []
