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


def test_the_word_of_summing_may_stand_behind_a_number():
    found = claims_of(
        ("序号", "单位", "收文", "办结"),
        ("1", "东镇", "36", "31"),
        ("2", "西镇", "48", "40"),
        ("", "合计", "84", "71"),
    )
    assert found == ["sum holds 84 = 36 + 48", "sum holds 71 = 31 + 40"]


def test_heads_in_two_rows():
    found = claims_of(
        ("单位", "信访", "信访", "信访"),
        ("", "来信", "来访", "合计"),
        ("东镇", "36", "31", "67"),
        ("西镇", "48", "40", "88"),
        ("合计", "84", "71", "155"),
    )
    assert found.count("sum holds 155 = 67 + 88") == 1
    assert "sum holds 67 = 36 + 31" in found
    assert not [line for line in found if "fails" in line]


GROUPS = [
    ("单位", "收文", "办结"),
    ("东镇", "36", "31"),
    ("西镇", "48", "40"),
    ("小计", "84", "71"),
    ("农业局", "22", "20"),
    ("水利局", "17", "17"),
    ("小计", "39", "37"),
    ("合计", "123", "108"),
]


def test_totals_of_groups_and_of_all():
    assert sorted(claims_of(*GROUPS)) == sorted(
        [
            "sum holds 84 = 36 + 48",
            "sum holds 71 = 31 + 40",
            "sum holds 39 = 22 + 17",
            "sum holds 37 = 20 + 17",
            "sum holds 123 = 36 + 48 + 22 + 17",
            "sum holds 108 = 31 + 40 + 20 + 17",
        ]
    )


def test_one_wrong_total_row_does_not_silence_the_others():
    found = claims_of(*GROUPS[:-1], ("合计", "132", "118"))
    assert "sum holds 84 = 36 + 48" in found
    assert [line for line in found if "fails" in line] == [
        "sum fails 132 = 36 + 48 + 22 + 17",
        "sum fails 118 = 31 + 40 + 20 + 17",
    ]


def test_a_total_may_stand_above_what_it_adds():
    found = claims_of(
        ("单位", "收文", "办结"),
        ("全县合计", "84", "71"),
        ("东镇", "36", "31"),
        ("西镇", "48", "40"),
    )
    assert found == ["sum holds 84 = 36 + 48", "sum holds 71 = 31 + 40"]


def test_rows_of_which_are_not_added_again():
    found = claims_of(
        ("项目", "金额"),
        ("税收", "3600"),
        ("其中：增值税", "1900"),
        ("非税", "1280"),
        ("合计", "4880"),
    )
    assert found == ["sum holds 4880 = 3600 + 1280"]


def test_a_single_total_with_one_slip_is_a_fault():
    rows = [("项目", "金额"), ("工资", "36214"), ("公用", "18377"), ("项目支出", "20945")]
    assert claims_of(*rows, ("合计", "75536")) == ["sum holds 75536 = 36214 + 18377 + 20945"]
    assert claims_of(*rows, ("合计", "75563")) == ["sum fails 75563 = 36214 + 18377 + 20945"]
    assert claims_of(*rows, ("合计", "91208")) == []


def test_years_at_the_head_are_no_numbers():
    found = claims_of(("指标", "2025年", "2026年"), ("收文", "36", "31"), ("发文", "48", "40"))
    assert found == []
