"""A record's values go into JSON and come back the same, to the digit and the second."""

import json
from datetime import date, datetime, time
from decimal import Decimal

from huizong.ledgers import Ledger
from huizong.ledgers.stored import plain_values, values_of

FIELDS = {
    "text": {"label": "文字", "type": "text"},
    "sum": {"label": "金额", "type": "money"},
    "day": {"label": "日期", "type": "date"},
    "hour": {"label": "时刻", "type": "time"},
    "moment": {"label": "时间", "type": "moment"},
    "span": {"label": "起止", "type": "period"},
    "kinds": {"label": "类别", "type": "choices", "choices": ["甲", "乙"]},
    "done": {"label": "是否", "type": "yes_no"},
    "rows": {
        "label": "明细",
        "type": "table",
        "columns": {
            "on": {"label": "哪天", "type": "date"},
            "count": {"label": "个数", "type": "number"},
        },
    },
}
LEDGER = Ledger.model_validate(
    {"label": "试", "basis": "自拟", "since": "2026-01-01", "fields": FIELDS}
)
VALUES = {
    "text": "一二",
    "sum": Decimal("0.10"),
    "day": date(2026, 2, 28),
    "hour": time(8, 30),
    "moment": datetime(2026, 2, 28, 8, 30),  # noqa: DTZ001 - as ledgers have it: the office's own time
    "span": (date(2026, 1, 1), date(2026, 1, 3)),
    "kinds": ("甲", "乙"),
    "done": True,
    "rows": ({"on": date(2026, 1, 1), "count": Decimal(3)}, {}),
}


def test_there_and_back():
    stored = json.loads(json.dumps(plain_values(VALUES)))
    assert values_of(stored, LEDGER) == VALUES


def test_what_does_not_fit_any_more_comes_back_as_it_was_stored():
    stored = {"sum": "很多", "day": 3, "span": "2026", "rows": "x", "gone": "旧栏"}
    assert values_of(stored, LEDGER) == stored
