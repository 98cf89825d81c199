"""A table's column added up in an expression: 付款.金额."""

from datetime import date
from decimal import Decimal

import pytest

from huizong.ledgers import LedgerError, Period, Sheet, read_ledger, validate
from ledgers.small import HEAD, ledger, record

BODY = """
fields:
  day: {label: 日期, type: date, role: occurred}
  agreed: {label: 合同价, type: money}
  paid:
    label: 付款
    type: table
    columns:
      on: {label: 日子, type: date}
      amount: {label: 金额, type: money}
      note: {label: 说明, type: text}
checks:
  - {check: 付款.金额 <= 合同价, message: 付多了}
figures:
  full: {label: 付清, count: paid.amount == agreed, unit: 笔}
  rest: {label: 未付, sum: agreed - 合计(paid.amount), unit: 元}
"""


def rows(*amounts):
    return tuple({"amount": Decimal(each)} if each is not None else {} for each in amounts)


@pytest.mark.parametrize(
    ("paid", "told", "rest", "full"),
    [
        (rows(40, 60), [], 0, 1),
        (rows(40, None, 61), ["付多了"], -1, 0),
        (rows(40), [], 60, 0),
        (rows(None), [], 100, 0),
        ((), [], 100, 0),
    ],
)
def test_a_column_is_added_up(tmp_path, paid, told, rest, full):
    given = ledger(tmp_path, body=BODY)
    values = {"day": date(2026, 1, 5), "agreed": Decimal(100), "paid": paid}
    one = record("1", **values)
    found = [str(fault.message) for fault in validate(one, given, today=date(2026, 2, 1))]
    assert found == told
    sheet = Sheet(given, (one,), Period.of(2026, 1))
    assert (sheet.figure("rest").value, sheet.figure("full").value) == (rest, full)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("付款.金饿", "没有“付款.金饿”这个字段或指标；是不是“付款.金额”"),
        ("付款.说明", "没有“付款.说明”这个字段或指标"),
        ("合同价.金额", "没有“合同价.金额”这个字段或指标"),
        ("付款.金额.角", "算式里不能写“付款.金额.角”"),
    ],
)
def test_refused(tmp_path, name, told):
    path = tmp_path / "small.yaml"
    path.write_text(HEAD + BODY.replace("付款.金额", name), encoding="utf-8")
    with pytest.raises(LedgerError) as refused:
        read_ledger(path)
    assert told in str(refused.value)
