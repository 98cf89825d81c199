"""A workbook of units × indicators: what goes out comes in again, and each wrong cell is named."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.utils import coordinate_to_tuple

from huizong.indicators.sheet_form import WHOLE_ROW, write_form
from huizong.indicators.sheet_read import read_sheet
from huizong.ledgers import Period
from huizong.ledgers.sheets import open_book
from indicators.small import catalogue

YEAR = Period.of(2026)
SET = catalogue(
    {
        "n": {"label": "人数", "entered": True, "unit": "人", "decimals": 0, "min": 0, "max": 5000},
        "m": {"label": "经费", "entered": True, "unit": "元", "scale": "万"},
        "p": {"label": "覆盖率", "entered": True, "unit": "%", "decimals": 2, "roll_up": "top"},
        "each": {"label": "人均", "formula": "m / n", "unit": "元"},
    },
    period="year",
).sets["s"]
UNITS = {name: name for name in ("一校", "二校", "三校")} | {"老一校": "一校"}
ROWS = [("单位", "人数", "经费（万元）", "覆盖率（%）"), ("一校", 1397, 12.5, None)]


def read(rows=(), *, name="小指标 2026年", entering=("一校", "二校", WHOLE_ROW), **cells):
    """What is read of a sheet of rows, with other things in some cells (B2="很多")."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in [*ROWS, *rows]:
        sheet.append(row)
    for where, value in cells.items():
        given, shape = value if isinstance(value, tuple) else (value, "General")
        cell = sheet.cell(*coordinate_to_tuple(where))
        cell.value, cell.number_format = given, shape
        if isinstance(given, str) and given.startswith("#"):
            cell.data_type = "e"
    stream = BytesIO()
    book.save(stream)
    return _read(stream, entering)


def _read(stream, entering):
    book, today = open_book("a.xlsx", stream.getvalue()), date(2026, 11, 22)
    return read_sheet(book, SET, YEAR, units=UNITS, entering=entering, today=today)


def numbers(found):
    return {(line.unit, key): value for line in found.lines for key, value in line.numbers.items()}


def test_what_goes_out_comes_in_again():
    rows = [
        ("一校", {"n": Decimal(1397), "m": Decimal("1234567.89")}),
        ("二校", {"m": Decimal("98765432109876543.21")}),
        (WHOLE_ROW, {"p": Decimal("0.95")}),
    ]
    stream = BytesIO()
    write_form(stream, SET, YEAR, rows)
    found = _read(stream, ("一校", "二校", WHOLE_ROW))
    assert found.told == ()
    assert numbers(found) == {(unit, key): each for unit, n in rows for key, each in n.items()}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"B2": "１，３９７"}, {("一校", "n"): 1397}),
        ({"B2": "1397人"}, {("一校", "n"): 1397}),
        ({"A2": "老一校"}, {("一校", "n"): 1397}),
        ({"A3": "全机关", "D3": "95％"}, {(WHOLE_ROW, "p"): 95}),
        ({"A3": "全机关", "D3": (0.95, "0%")}, {(WHOLE_ROW, "p"): 95}),
        ({"A3": "全机关", "D3": "0.95%"}, {(WHOLE_ROW, "p"): Decimal("0.95")}),
        ({"A3": "全机关", "D3": 95}, {(WHOLE_ROW, "p"): 95}),
        ({"A3": "合计", "B3": 1397}, {("一校", "m"): 125000}),
        ({"C1": "经费", "C2": "12.5万元"}, {("一校", "m"): 125000}),
        ({"C1": "经费（元）"}, {("一校", "m"): Decimal("12.5")}),
    ],
)
def test_what_is_understood(cells, expected):
    found = read(**cells)
    assert [str(each.message) for each in found.errors] == []
    assert expected.items() <= numbers(found).items()


@pytest.mark.parametrize(
    ("cells", "where", "told"),
    [
        ({"A2": "十校"}, "A2", "本单位没有“十校”这个科室或下级单位"),
        ({"A2": "三校"}, "A2", "“三校”不填这一组指标，或者不归您填"),
        ({"A3": "一校"}, "A3", "单位与第2行相同"),
        ({"B2": "很多"}, "B2", "“人数”不能是“很多”"),
        ({"B2": 1.5}, "B2", "“人数”要填整数"),
        ({"B2": -1}, "B2", "“人数”不能小于0人"),
        ({"B2": 5001}, "B2", "“人数”不能大于5000人"),
        ({"B2": "#REF!"}, "B2", "公式出错，显示 #REF!"),
        ({"B2": "=1+1"}, "B2", "公式没有算出的结果"),
        ({"B2": "5元"}, "B2", "“人数”不能是“5元”"),
        ({"A3": "全机关", "D3": 0.95}, "D3", "“覆盖率”写着0.95，看不出是0.95%还是95%"),
        ({"D2": 95}, "D2", "“覆盖率”只在“全机关”一行填"),
        ({"A3": "全机关", "B3": 5}, "B3", "“人数”由各单位填，不填在“全机关”"),
        ({"A2": None, "B2": None, "C2": None}, "", "表头下面没有一行"),
        ({"A1": "甲", "B1": "乙", "C1": "丙", "D1": "丁"}, "", "没有找到表头"),
    ],
)
def test_a_wrong_cell_is_named(cells, where, told):
    (found,) = read(**cells).errors
    assert (found.cell, str(found.message)[: len(told)]) == (where, told)


def test_a_sheet_of_another_period_is_not_taken():
    (found,) = read(name="小指标 2025年").errors
    assert str(found.message) == "工作表叫“小指标 2025年”，这里要填的是2026年"


def test_what_is_reckoned_is_not_read():
    found = read(E1="人均", F1="备注")
    assert [str(each.message) for each in found.told] == [
        "这组指标里没有“人均”要填，这一列不读",
        "这组指标里没有“备注”要填，这一列不读",
    ]
    assert str(found.told[0].remedy) == "它由别的数算出来"
