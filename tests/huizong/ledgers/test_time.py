"""Fields, checks and deadlines that are of a time: records of another keep their own rules."""

from datetime import date
from decimal import Decimal

import pytest

from huizong.ledgers import validate
from ledgers.small import ledger, record

BODY = """
fields:
  day: {label: 日期, type: date, required: true, role: occurred}
  plan: {label: 预案, type: text, required: true, since: "2026-07-01"}
  old_form: {label: 旧表号, type: text, required: true, until: "2026-06-30"}
  people: {label: 人数, type: number, check: people < 10, message: 不能超过9人, since: "2026-07-01"}
  steps:
    label: 步骤
    type: table
    columns:
      who: {label: 谁, type: text, required: true, since: "2026-07-01"}
checks:
  - {check: people < 100, message: 旧规定不超过99人, until: "2026-06-30"}
"""


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-06-30", ["“旧表号”没有填", "旧规定不超过99人"]),
        ("2026-07-01", ["“预案”没有填", "不能超过9人", "“步骤”第1行：“谁”没有填"]),
        # Of no day yet: what is written now is held to all of it.
        (None, ["“日期”没有填", "“预案”没有填", "“旧表号”没有填", "不能超过9人",
                "“步骤”第1行：“谁”没有填", "旧规定不超过99人"]),
    ],
)  # fmt: skip
def test_records_are_held_to_the_rules_of_their_day(tmp_path, day, told):
    given = ledger(tmp_path, body=BODY)
    values = {"people": Decimal(100), "steps": ({"who": ""},)}
    if day:
        values["day"] = date.fromisoformat(day)
    faults = validate(record("1", **values), given, today=date(2026, 9, 1))
    assert [str(fault.message) for fault in faults] == told
