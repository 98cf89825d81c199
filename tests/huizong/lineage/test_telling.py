"""How a figure is counted, told to who keeps the ledger."""

import pytest

from huizong.ledgers import Ledger, shipped_ledgers
from huizong.lineage import how


@pytest.mark.parametrize(
    ("ledger", "figure", "told"),
    [
        ("incoming", "numbers", "数“来文字号”有几个不同的；“收文日期”在本期的"),
        ("incoming", "copies_total", "“份数”相加；“收文日期”在本期的"),
        ("incoming", "finished", "数记录的条数；“办结日期”在本期的"),
        (
            "incoming",
            "urgent",
            "数记录的条数；“收文日期”在本期的；只计：紧急程度 属于 [“特急”, “加急”]",
        ),
        ("incoming", "on_time", "按期办结÷到期应办结×100%"),
        ("hazard", "fixed", "数记录的条数；本期转为“已销号”的"),
        ("hazard", "open", "数记录的条数；到期末为止的，状态按期末；只计：状态 ≠ “已销号”"),
        ("bulletin", "adopted", "数“采用和批示”的行数；“采用日期”在本期的"),
    ],
)
def test_how_a_figure_is_counted(ledger, figure, told):
    assert "；".join(map(str, how(shipped_ledgers()[ledger], figure))) == told


def test_a_group_is_told():
    told = how(shipped_ledgers()["hazard"], "found", by="category", group="消防")
    assert str(told[-1]) == "“类别”是“消防”的"


def test_every_figure_of_every_ledger_can_be_told():
    for ledger in shipped_ledgers().values():
        for key in ledger.figures:
            assert all(str(each) for each in how(ledger, key))


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({"count": "all", "rows": "trips"}, "数“出车”的行数；“出车”的日期在本期的"),
        ({"sum": "way", "rows": "trips", "at": "end"}, "“way”相加；到期末为止的，状态按期末"),
        ({"sum": "paid.amount"}, "“付款.金额”相加；“购入日”在本期的"),
        (
            {"count": "owner.kind == '甲'"},
            "数记录的条数；“购入日”在本期的；只计：车主.kind ＝ “甲”",
        ),
    ],
)
def test_what_stands_behind_a_dot_or_a_link(figure, told):
    columns = {"amount": {"label": "金额", "type": "money"}}
    ledger = Ledger.model_validate(
        {
            "label": "车辆",
            "basis": "自拟",
            "since": "2026-01-01",
            "fields": {
                "bought": {"label": "购入日", "type": "date", "role": "occurred"},
                "owner": {"label": "车主", "type": "record", "ledger": "owner"},
                "paid": {"label": "付款", "type": "table", "columns": columns},
            },
            "links": {"trips": {"ledger": "trip", "field": "car", "label": "出车"}},
            "figures": {"one": {"label": "一", **figure}},
        }
    )
    assert "；".join(map(str, how(ledger, "one"))) == told
