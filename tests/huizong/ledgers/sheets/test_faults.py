"""A book with all that goes wrong: each thing is told, of its cell, and the good rows come in."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from huizong.ledgers import Record
from huizong.ledgers.sheets import Directory, Held, Outcome, Taking, cell_name, open_book, propose
from ledgers.sheets import faulty

FIRST = faulty.HEAD_ROWS + 1
LAST = FIRST + len(faulty.ROWS)


class Store:
    """A store with one record of a number, and one of the same day, unit and words."""

    def records(self, _by, keys):
        known = Held(Record("9", {"unit": "安全科"}, (), "YH-2026-0001"))
        return {key: [known] for key in keys if key == (known.record.number,)}

    def holders(self, _fields, keys):
        holder = Held(Record("3", {}), name="YH-2025-0003")
        return {key: holder for key in keys if "台账里有" in key}

    def beside(self, _apart, _sames):
        return ()


@pytest.fixture(scope="module")
def through(tmp_path_factory):
    ledger = faulty.ledger(tmp_path_factory.mktemp("ledger"))
    book = open_book("登记.xlsx", faulty.book())
    proposal = propose(book, ledger, year=2026)
    directory = Directory(faulty.UNITS, faulty.PEOPLE, {"vehicle": faulty.CARS})
    taking = Taking(
        book, ledger, proposal.plan, today=date(2026, 3, 31), directory=directory, existing=Store()
    )
    return proposal, list(taking), taking.told


def told_of(rows):
    return {
        (each.sheet, each.cell, each.kind.value): str(each.message)
        for row in rows
        for each in row.told
    }


def expected():
    for number, (_, told) in enumerate(faulty.ROWS, FIRST):
        for where, kind, says in told:
            sheet, _, cell = where.rpartition("!")
            yield (sheet or "隐患登记", cell if sheet else f"{where}{number}", kind), says
    yield ("发放记录", "A5", "no-link"), "主表里没有编号“88”的一条"
    yield ("发放记录", "A6", "no-link"), "没有写是哪一条记录的"


def test_each_fault_is_told_of_its_cell(through):
    _, rows, _ = through
    found = told_of(rows)
    assert set(found) == {where for where, _ in expected()}
    assert [(where, says) for where, says in expected() if says not in found[where]] == []


def test_a_wrong_choice_is_told_with_those_that_there_are(through):
    _, rows, _ = through
    (remedy,) = [
        str(each.remedy) for row in rows for each in row.told if "“消访”" in str(each.message)
    ]
    assert "消防、校舍、校车" in remedy


def test_more_than_twenty_kinds_are_told(through):
    proposal, rows, after = through
    kinds = {each.kind for row in rows for each in row.told}
    kinds |= {each.kind for each in (*proposal.told, *after)}
    assert len(kinds) > 30


def test_all_that_is_told_says_what_to_do(through):
    proposal, rows, after = through
    every = [*proposal.told, *after, *(each for row in rows for each in row.told)]
    assert [each for each in every if not str(each.remedy) or not str(each.message)] == []


def test_good_rows_come_in_though_others_are_faulty(through):
    _, rows, _ = through
    good = [
        cells for cells, told in faulty.ROWS if not any(_keeps_out(kind) for _, kind, _ in told)
    ]
    assert Counter(row.outcome for row in rows)[Outcome.NEW] == len(good) + 3


def _keeps_out(kind):
    return kind not in ("day-as-number", "other-numbering")


def test_cells_mean_what_a_person_means(through):
    _, rows, _ = through
    by_words = {row.record.values["description"]: row.record for row in rows if row.record}
    assert by_words["单位简称"].values == {
        "found_on": faulty.DAY,
        "unit": "云岭县第一小学",
        "description": "单位简称",
        "fund": Decimal(14_000),
        "rate": Decimal("95.02"),
        "places": Decimal(3),
        "finished": True,
    }
    assert by_words["中文日期"].values["fix_by"] == date(2026, 3, 9)
    assert by_words["中文日期"].values["kind"] == "校车"
    assert by_words["日期是数"].values["found_on"] == faulty.DAY
    assert by_words["合并4"].values["unit"] == "青石镇中心学校"
    assert by_words["有明细"].values["payments"] == (
        {"paid_on": date(2026, 3, 6), "sum": Decimal(500)},
    )


def test_the_head_is_found_below_titles_and_in_two_lines(through):
    proposal, _, _ = through
    main, details = proposal.plan.tabs
    assert (main.name, main.head, details.table) == ("隐患登记", (4, 5), "payments")
    keys = {key: main.at(key) for key in ("found_on", "fund", "fix_by", "@number", "person")}
    assert keys == {"found_on": 2, "fund": 5, "fix_by": 6, "@number": 0, "person": 10}
    assert main.columns[5].unit == "万元"


@pytest.mark.parametrize(
    ("kind", "sheet", "cell", "says"),
    [
        ("hidden-sheet", "旧数据", "", "工作表“旧数据”是隐藏的，没有读"),
        ("other-sheet", "目录", "", "工作表“目录”里没有认得的表头，没有读"),
        ("near-column", "隐患登记", "K5", "“责任人员”这一列当作“责任人”读"),
        ("unknown-column", "隐患登记", "N5", "台账里没有“领导签字”这一栏，这一列不读"),
        ("column-twice", "隐患登记", "O5", "有两列都叫“类别”，只读了前一列"),
        ("hidden-columns", "隐患登记", "", "L 列是隐藏的，也读了"),
        ("measure-above", "隐患登记", "4", "表头上面写着“单位：万元”，金额各列都按万元读"),
        ("empty-rows", "隐患登记", str(LAST), f"第{LAST}行是空行，跳过了"),
        ("head-again", "隐患登记", str(LAST + 1), f"第{LAST + 1}行又是一遍表头，没有当作记录"),
        ("hidden-rows", "隐患登记", str(LAST + 2), f"第{LAST + 2}行是隐藏的，也读了"),
        ("merged-cells", "隐患登记", str(LAST + 4), "按首格的内容填到了每一行"),
        ("total-row", "隐患登记", str(LAST + 5), f"第{LAST + 5}行是合计，没有当作记录"),
        ("note-row", "隐患登记", str(LAST + 6), f"第{LAST + 6}行是表下的说明，没有当作记录"),
    ],
)
def test_what_is_told_of_sheets(through, kind, sheet, cell, says):
    proposal, _, after = through
    found = [each for each in (*proposal.told, *after) if each.kind == kind and each.cell == cell]
    assert [each.sheet for each in found] == [sheet]
    assert says in str(found[0].message)


def test_a_missing_column_is_told_once_and_can_be_filled(tmp_path):
    ledger = faulty.ledger(tmp_path)
    book = open_book("表.csv", "排查日期,隐患描述\n2026-03-05,灯坏\n".encode("gb18030"))
    proposal = propose(book, ledger)
    missing = [each for each in proposal.told if each.kind == "missing-column"]
    assert [str(each.message) for each in missing] == ["缺必填的“所在单位”这一列"]
    plan = proposal.plan
    filled = type(plan)(plan.tabs, constants={"unit": "安全科"})
    row, *_ = Taking(book, ledger, filled, today=date(2026, 3, 31))
    assert row.record.values["unit"] == "安全科"


def test_cells_are_called_as_the_screen_does():
    assert [cell_name(7, at) for at in (2, 25, 26, 701, 702)] == ["C7", "Z7", "AA7", "ZZ7", "AAA7"]
