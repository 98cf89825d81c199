"""Numbers, indexes and changed definitions."""

from datetime import date
from decimal import Decimal

import pytest

from huizong.ledgers import (
    Sheet,
    columns_used,
    identities,
    indexes,
    migrate,
    next_steps,
    numbered,
    sentences,
    sequence_scope,
    shipped_ledgers,
    validate,
)
from huizong.ledgers.numbering import read_number
from huizong.ledgers.periods import Period
from ledgers.small import BODY, ledger, record

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("pattern", "number", "within"),
    [
        ("YH-{year}-{seq:04}", "YH-2026-0007", ("year",)),
        ("{year}{month}-{seq}", "202603-7", ("year", "month")),
        ("CL-{seq:03}", "CL-007", ()),
    ],
)
def test_numbers(pattern, number, within):
    assert numbered(pattern, year=2026, month=3, seq=7) == number
    assert sequence_scope(pattern) == within


@pytest.mark.parametrize(
    ("pattern", "number", "parts"),
    [
        ("YH-{year}-{seq:04}", "YH-2026-0412", {"year": 2026, "seq": 412}),
        ("YH-{year}-{seq:04}", "YH-2026-12345", {"year": 2026, "seq": 12345}),
        ("{year}{month}{seq:03}", "202603001", {"year": 2026, "month": 3, "seq": 1}),
        ("第{seq}号", "第7号", {"seq": 7}),
        ("YH-{year}-{seq:04}", "GK-2026-0412", None),
        ("YH-{year}-{seq:04}", "YH-2026-0412-1", None),
        ("YH", "YH", {}),
    ],
)
def test_a_number_is_read_again(pattern, number, parts):
    assert read_number(pattern, number) == parts


def test_indexes_cover_what_figures_and_views_ask(tmp_path):
    found = ledger(
        tmp_path,
        """
        figures:
          a: {label: 甲数, count: kind == '甲'}
          b: {label: 在办, count: state != '办结', at: end}
          c: {label: 全部, count: all}
        views:
          late: {label: 逾期, where: state == '办理', sort: [open_to]}
        """,
    )
    assert set(indexes(found)) == {
        ("unit", "day", "kind"),
        ("unit", "day", "state"),
        ("state", "open_to"),
    }
    assert ("figure", "c") in {used.by for used in columns_used(found)}


@pytest.mark.parametrize("key", sorted(shipped_ledgers()))
def test_indexes_name_columns_that_there_are(key):
    found = shipped_ledgers()[key]
    assert {name for columns in indexes(found) for name in columns} <= {*found.fields, "state"}


def test_a_field_that_was_renamed_moves_and_a_choice_that_is_gone_is_told(tmp_path):
    old = ledger(tmp_path)
    changed = BODY.replace(
        "kind: {label: 类别, type: choice, choices: [甲, 乙, 丙]}",
        "sort: {label: 类别, type: choice, choices: [甲, 乙], was: [kind]}",
    )
    new = ledger(tmp_path, body=changed.replace("办理", "承办"))
    rows = [
        record("1", ("登记", "2026-01-05"), day=date(2026, 1, 5), kind="甲"),
        record("2", ("办理", "2026-01-05"), day=date(2026, 1, 5), kind="丙"),
    ]
    one, two = migrate(rows, old, new, today=TODAY)
    assert (one.record.values["sort"], one.moved, one.faults) == ("甲", (("kind", "sort"),), ())
    assert [str(fault.message) for fault in two.faults] == [
        "流程里没有“办理”这个状态",
        "“类别”里没有“丙”这一项",
    ]


def test_what_no_longer_fits_its_field_is_told_and_counts_as_empty(tmp_path):
    new = ledger(tmp_path, "figures:\n  a: {label: 总额, sum: amount}")
    rows = [
        record("1", day=date(2026, 1, 5), amount="三千"),
        record("2", day=date(2026, 1, 6), amount=Decimal(5), open_to="下周"),
    ]
    told = [str(fault.message) for row in rows for fault in validate(row, new, today=TODAY)]
    assert told == ["“金额”的内容不是金额", "“期限”的内容不是日期"]
    figure = Sheet(new, tuple(rows), Period.of(2026)).figure("a")
    assert (figure.value, [row.reference for row in figure.rows]) == (5, ["2"])


def test_steps_are_for_roles(tmp_path):
    found = ledger(tmp_path)
    row = record("1", ("登记", "2026-01-05"), ("办理", "2026-02-01"))
    assert [each.step.to for each in next_steps(row, found, {"clerk"}, today=TODAY)] == ["办结"]
    assert list(next_steps(row, found, {"leader"}, today=TODAY)) == []


def test_a_field_that_nobody_defined_is_told(tmp_path):
    row = record("1", day=date(2026, 1, 5), kindd="甲")
    (fault,) = validate(row, ledger(tmp_path), today=TODAY)
    assert (str(fault.message), str(fault.remedy)) == (
        "台账里没有“kindd”这个字段",
        "是不是“kind”？",
    )


def test_the_year_of_an_education_bureau_comes_out_of_records(tmp_path):
    """1718 = 248+604+866, 50.6%, 4.81 points, 1436 = 741+695 (万元)."""
    found = ledger(
        tmp_path,
        """
        figures:
          sitting: {label: 参考人数, sum: sat, unit: 人}
          passing: {label: 上线人数, sum: first_class + second_class + third_class, unit: 人}
          one: {label: 一本, sum: first_class, unit: 人}
          two: {label: 二本, sum: second_class, unit: 人}
          three: {label: 三本, sum: third_class, unit: 人}
          rate: {label: 上线率, ratio: [passing, sitting], decimals: 1}
          before: {label: 上年上线率, formula: rate(last_year), unit: "%", decimals: 2}
          more: {label: 提高, formula: "round(rate, 1) - round(before, 2)", unit: 个百分点}
        identities: [one + two + three == passing]
        sentences:
          - 上线{passing}，其中一本{one}、二本{two}、三本{three}，上线率{rate}，提高{more}。
        """,
        body="""
        fields:
          day: {label: 日期, type: date, required: true, role: occurred}
          sat: {label: 参加考试, type: number}
          first_class: {label: 一本上线, type: number}
          second_class: {label: 二本上线, type: number}
          third_class: {label: 三本上线, type: number}
        """,
    )

    def school(key, year, sat, *lines):
        names = ("first_class", "second_class", "third_class")
        values = dict(zip(names, map(Decimal, lines), strict=True))
        return record(key, day=date(year, 6, 25), sat=Decimal(sat), **values)

    rows = (
        school("甲25", 2025, 10000, 579, 2000, 2000),
        school("甲", 2026, 1397, 148, 304, 266),
        school("乙", 2026, 2000, 100, 300, 600),
    )
    sheet = Sheet(found, rows, Period.of(2026))
    (said,) = sentences(sheet)
    assert said.text == (
        "上线1718人，其中一本248人、二本604人、三本866人，上线率50.6%，提高4.81个百分点。"
    )
    assert all(held.holds for held in identities(sheet))
    assert {row.reference for row in said.figures[-1].figure.all_rows} == {"甲25", "甲", "乙"}
