"""Why a text and the rows differ: what makes them equal is told, nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from huizong.lineage import Reason, explain
from huizong.lineage.grounds import Asked, OfLedger
from lineage.month import OCTOBER, RECORDS, hazard, sheet

FOUND = OfLedger("hazard", "found", Asked(OCTOBER.first, OCTOBER.last, ("安全科",)))


def told(stated, ground=FOUND, **more):
    page = sheet(records=more.pop("records", RECORDS))
    found = explain(Decimal(stated), ground, page, **more)
    return [
        (each.reason, str(each.message), {row.reference for row in each.rows}) for each in found
    ]


def test_the_day_after_the_period_counted_in():
    assert (Reason.DAYS, "文字像是多算了10月31日以后1天的记录", {"4"}) in told(4)


def test_the_last_day_left_out():
    assert (Reason.DAYS, "文字像是少算了10月31日以前1天的记录", {"3"}) in told(2)


def test_rows_of_another_unit_counted_in():
    assert (Reason.UNITS, "加上基建科的，两边相同", {"7", "8"}) in told(5)


def test_rows_of_everybody():
    more = (*RECORDS, hazard("9", "2026-10-08", unit="后勤科"))
    assert (Reason.UNITS, "文字写的是全部单位的数", {"7", "8", "9"}) in told(6, records=more)


def test_sheets_of_others_may_be_given():
    other = {"后勤科": sheet(records=[hazard("9", "2026-10-08")])}
    assert (Reason.UNITS, "加上后勤科的，两边相同", {"9"}) in told(4, others=other)


def test_the_figure_of_another_unit():
    assert (Reason.UNITS, "这正好是基建科的数", {"7", "8"}) in told(2)


def test_rows_that_were_entered_after_the_text_was_written():
    entered = {"3": datetime(2026, 11, 3, 9, tzinfo=UTC)}
    found = told(2, written=datetime(2026, 11, 2, tzinfo=UTC), entered=entered)
    assert found[0] == (
        Reason.LATER,
        "文字写好以后台账又登记了1条；不算这些，两边相同",
        {"3"},
    )
    assert Reason.LATER not in {
        reason for reason, *_ in told(1, written=datetime(2026, 11, 2, tzinfo=UTC))
    }


def test_a_row_that_was_entered_twice():
    again = replace(RECORDS[1], key="2b")
    assert (
        Reason.DOUBLE,
        "台账里有1条像是重复登记；去掉重复的，两边相同",
        {"2b"},
    ) in told(3, records=(*RECORDS, again))


def test_the_figure_of_the_period_before():
    records = (*RECORDS, *(hazard(f"s{n}", "2026-09-03") for n in range(9)))
    assert (Reason.MONTH, "这是上期（2026年9月）的数") in {
        each[:2] for each in told(11, records=records)
    }


def test_another_figure_of_the_ledger():
    closed = FOUND.__class__("hazard", "fixed", FOUND.asked)
    assert ("这正好是“本期排查已销号”的数", {"1"}) in [each[1:] for each in told(1, closed)]


def test_a_group_is_asked_for_as_a_group():
    of_school = FOUND.__class__("hazard", "found", FOUND.asked, "category", "消防")
    assert (Reason.DAYS, "文字像是多算了10月31日以后1天的记录", {"4"}) in told(2, of_school)


@pytest.mark.parametrize("stated", [40, 1000])
def test_what_nothing_explains_is_not_explained(stated):
    assert told(stated) == []


def test_a_sum_is_explained_by_its_rows():
    late = hazard("9", "2026-11-01", fund=Decimal(500))
    fund = FOUND.__class__("hazard", "fund_total", FOUND.asked)
    found = told(6500, fund, records=(*RECORDS, late))
    assert (Reason.DAYS, "文字像是多算了10月31日以后1天的记录", {"9"}) in found
