"""Two versions of a definition side by side: records keep that of their day."""

from datetime import date

import pytest

from huizong.ledgers import LedgerError, Period, Record, Sheet, read_ledgers, validate
from huizong.ledgers.versions import crossing

OLD = """
label: 巡河台账
basis: 自拟
since: "2026-01-01"
fields:
  day: {label: 巡河日期, type: date, required: true, role: occurred}
  grade: {label: 水质, type: choice, required: true, choices: [好, 中, 差]}
  boat: {label: 船号, type: text, required: true}
checks: [{check: boat != '0', message: 船号不能是0}]
figures:
  times: {label: 巡河, count: all, unit: 次}
  bad: {label: 差的, count: grade == '差', unit: 次}
"""
NEW = """
label: 巡河台账
basis: 自拟
since: "2026-07-01"
fields:
  day: {label: 巡河日期, type: date, required: true, role: occurred}
  grade: {label: 水质, type: choice, required: true, choices: [好, 差, 很差]}
  drone: {label: 无人机, type: yes_no, required: true}
figures:
  times: {label: 巡河, count: all, unit: 次}
  bad: {label: 差的, count: "grade in ['差', '很差']", unit: 次}
"""
TODAY = date(2026, 8, 1)
JUNE, JULY = date(2026, 6, 5), date(2026, 7, 5)


@pytest.fixture
def river(tmp_path):
    (tmp_path / "river.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "river.2.yaml").write_text(NEW, encoding="utf-8")
    return read_ledgers(tmp_path)["river"]


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"day": JUNE, "grade": "中", "boat": "3"}, []),
        ({"day": JULY, "grade": "很差", "drone": True}, []),
        ({"day": JUNE, "grade": "好"}, ["“船号”没有填"]),
        ({"day": JULY, "grade": "好"}, ["“无人机”没有填"]),
        ({"day": JULY, "grade": "中", "drone": True}, ["“水质”的“中”不是这一天用的"]),
        ({"day": JUNE, "grade": "很差", "boat": "3"}, ["“水质”的“很差”不是这一天用的"]),
        ({"day": JUNE, "grade": "好", "boat": "0"}, ["船号不能是0"]),
        ({"day": JULY, "grade": "好", "drone": True, "boat": "0"}, []),
    ],
)
def test_a_record_is_held_against_the_version_of_its_day(river, values, faults):
    found = validate(Record("甲", values), river, today=TODAY)
    assert [str(each.message) for each in found] == faults


def test_figures_count_both_versions_and_tell_of_a_period_that_crosses(river):
    records = (
        Record("甲", {"day": JUNE, "grade": "差", "boat": "3"}),
        Record("乙", {"day": JULY, "grade": "很差", "drone": True}),
    )
    period = Period(date(2026, 6, 1), date(2026, 7, 31))
    sheet = Sheet(river, records, period)
    assert (sheet.figure("巡河").text, sheet.figure("差的").text) == ("2次", "2次")
    told = crossing(river, "bad", period)
    assert str(told).startswith("“差的”的写法2026-07-01起改了")
    assert crossing(river, "times", period) is None
    assert crossing(river, "bad", Period.of(2026, 7)) is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("type: choice, required: true, choices: [好, 差, 很差]|type: text", "另起一个字段名"),
        ('since: "2026-07-01"|since: "2026-01-01"', "从哪天起"),
        ("role: occurred|min: 1", ""),
    ],
)
def test_what_cannot_stand_side_by_side_is_told_with_its_line(tmp_path, changed, told):
    old, new = changed.split("|", 1)
    (tmp_path / "river.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "river.2.yaml").write_text(NEW.replace(old, new), encoding="utf-8")
    with pytest.raises(LedgerError) as refused:
        read_ledgers(tmp_path)
    assert "river" in str(refused.value)
    assert told in str(refused.value)
