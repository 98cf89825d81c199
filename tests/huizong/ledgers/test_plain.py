"""Registers as plain files: read as they were typed, every fault told by file and line."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest

from huizong.ledgers import Change, LedgerError, TypedError
from huizong.ledgers.passed import read_passed
from huizong.ledgers.plain import read_plain
from huizong.ledgers.sheets.states import written
from ledgers.small import ledger

BODY = """
fields:
  day: {label: 日期, type: date, required: true, role: occurred}
  unit: {label: 科室, type: unit}
  amount: {label: 金额, type: money}
  parts:
    label: 明细
    type: table
    columns:
      paid: {label: 付款日期, type: date, required: true}
      sum: {label: 付款, type: money}
workflow:
  start: 登记
  steps:
    - {from: 登记, to: 办理, by: clerk}
    - {from: 办理, to: 登记, by: head, reason: true}
    - {from: 办理, to: 办结, by: clerk}
"""


@pytest.fixture
def small(tmp_path):
    made = ledger(tmp_path, body=BODY)
    return {"small": made.model_copy(update={"key": "small"})}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "台账").mkdir()
    return tmp_path / "台账"


def put(folder, name, text, *, encoding="utf-8-sig"):
    (folder / f"{name}.csv").write_bytes(dedent(text).lstrip("\n").encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_values_are_as_typed(folder, small, encoding):
    put(
        folder,
        "小台账",
        """
        编号,日期,科室,金额,经过
        一,9月1日,秘书科,1.4万元,登记 9月1日 → 办理 2026.9.3
        ,,,,
        二,2026-10-08,督查科,９５０,
        """,
        encoding=encoding,
    )
    first, second = read_plain(folder, small, year=2026)["small"]
    assert first.record.number == "一"
    assert first.record.values == {
        "day": date(2026, 9, 1),
        "unit": "秘书科",
        "amount": Decimal(14000),
    }
    assert first.record.history == (
        Change("登记", date(2026, 9, 1)),
        Change("办理", date(2026, 9, 3)),
    )
    assert second.record.values["amount"] == 950
    assert second.record.history == ()


def test_rows_of_a_table_stand_beside(folder, small):
    put(folder, "小台账", "编号,日期\n一,9月1日\n二,9月2日\n")
    put(folder, "小台账.明细", "编号,付款日期,付款\n二,9月5日,30\n二,9月6日,20元\n")
    first, second = read_plain(folder, small, year=2026)["small"]
    assert "parts" not in first.record.values
    assert [row["sum"] for row in second.record.values["parts"]] == [30, 20]


def test_a_ledger_may_be_called_by_its_key(folder, small):
    put(folder, "small", "编号,day\n一,9月1日\n")
    assert read_plain(folder, small, year=2026)["small"][0].record.values["day"].month == 9


def test_every_fault_is_told_where_it_is(folder, small):
    put(
        folder,
        "小台账",
        """
        编号,日期,科室名,金额,经过
        一,9月31日,秘书科,约3万元,登记 9月1日
        一,9月2日,秘书科,,
        二,9月3日,秘书科,,办理 9月3日
        三,9月3日,秘书科,1,登记 9月3日,多
        """,
    )
    put(folder, "小台账.明细", "编号,付款日期\n九,9月5日\n")
    put(folder, "小台账.附件", "编号\n一\n")
    put(folder, "小台帐", "编号\n一\n")
    with pytest.raises(LedgerError) as raised:
        read_plain(folder, small, year=2026)
    told = [line.partition("台账/")[2] for line in str(raised.value.message).splitlines()]
    assert told == [
        "小台帐.csv 第1行：没有“小台帐”这本台账；是不是“小台账”？",
        "小台账.csv 第1行：没有“科室名”这个字段；是不是“科室”？",
        "小台账.csv 第2行：“日期”不能是“9月31日”；没有这一天；请核对",
        "小台账.csv 第2行：“金额”不能是“约3万元”；台账里要确数，不写“约、多、近、以上”",
        "小台账.csv 第3行：“编号”空着，或与前面的相同：一",
        "小台账.csv 第4行：经过要从“登记”写起",
        "小台账.csv 第5行：这一行的格子比表头多；请核对逗号和引号",
        "小台账.明细.csv 第2行：没有编号为“九”的记录",
        "小台账.附件.csv 第1行：“附件”不是明细表字段",
    ]


def test_a_way_keeps_its_reasons(small):
    way = read_passed(
        "登记 9月1日 → 办理 9月2日 → 登记 9月3日（缺附件；重报） > 办理 9月3日",
        small["small"],
        year=2026,
    )
    assert [each.reason for each in way] == ["", "", "缺附件；重报", ""]
    assert way[-1].change == Change("办理", date(2026, 9, 3))


def test_what_a_workbook_was_written_with_is_read(small):
    history = (Change("登记", date(2025, 12, 31)), Change("办理", date(2026, 1, 4)))
    way = read_passed(written(history), small["small"])
    assert tuple(each.change for each in way) == history


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("登记", "经过请写成“已登记 9月1日 → 整改中 9月2日”的样子，不能是“登记”"),
        ("登记 9月1日 → 办理了 9月2日", "流程里没有“办理了”；是不是“办理”？"),
        ("登记 9月1日 → 办结 9月2日", "流程里不能从“登记”到“办结”；请核对经过"),
        ("登记 9月3日 → 办理 9月2日", "“办理”的日期早于“登记”；请核对经过"),
        (
            "登记 9月1日 → 办理 9月2日 → 登记 9月3日",
            "从“办理”到“登记”要有理由；请写在日期后面的括号里",
        ),
        ("登记 某日", "“经过”不能是“某日”；请写成 2026-03-05 或 2026年3月5日"),
    ],
)
def test_a_way_that_cannot_be_gone_is_refused(small, text, told):
    with pytest.raises(TypedError) as raised:
        read_passed(text, small["small"], year=2026)
    assert str(raised.value.message) == told
