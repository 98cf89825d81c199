"""A book as offices send them: titles, merged heads, columns in any order, all that goes wrong."""

import io
from datetime import date, datetime

import xlsxwriter

from ledgers import small

BODY = """
number: YH-{year}-{seq:04}
fields:
  found_on: {label: 排查日期, type: date, required: true, role: occurred}
  unit: {label: 所在单位, type: unit, required: true, role: unit}
  kind: {label: 类别, type: choice, choices: [消防, 校舍, 校车]}
  description: {label: 隐患描述, type: text, required: true, role: title}
  fund: {label: 整改资金, type: money, min: 0, decimals: 2}
  fix_by: {label: 整改期限, type: date, check: fix_by >= found_on, message: 期限不能早于排查}
  rate: {label: 完成比例, type: percent, max: 100}
  places: {label: 处数, type: number, unit: 处, decimals: 0}
  finished: {label: 是否完成, type: yes_no}
  person: {label: 责任人, type: person}
  phone: {label: 联系电话, type: phone}
  id_number: {label: 身份证号, type: id_number}
  met_at: {label: 约谈时间, type: moment}
  shown: {label: 公示起止, type: period}
  car: {label: 车辆, type: record, ledger: vehicle}
  payments:
    label: 发放记录
    type: table
    columns:
      paid_on: {label: 发放日期, type: date, required: true}
      sum: {label: 发放金额, type: money, min: 0}
unique: [[found_on, unit, description]]
apart: [{same: [person], first: found_on, last: fix_by, message: 同一人的整改时间重叠}]
workflow:
  start: 已登记
  steps:
    - {from: 已登记, to: 整改中, by: clerk}
    - {from: 整改中, to: 已销号, by: clerk}
"""
UNITS = {
    "云岭县第一小学": "云岭县第一小学",
    "一小": "云岭县第一小学",
    "青石镇中心学校": "青石镇中心学校",
    "安全科": "安全科",
}
PEOPLE = {name: name for name in ("李青", "王岭", "赵溪", "周禾")}
CARS = frozenset({"CL-2026-001"})
DAY = date(2026, 3, 5)
UPPER = (
    *("编号", "类别", "排查日期", "所在单位", "隐患描述", "整改", "", "完成比例", "处数（处）"),
    *("是否完成", "责任人员", "联系电话", "身份证号", "领导签字", "类别", "状态", "约谈时间"),
    *("公示起止", "车辆"),
)
LOWER = (*[""] * 5, "资金（万元）", "期限", *[""] * 12)
AT = {
    "number": 0,
    "kind": 1,
    "found_on": 2,
    "unit": 3,
    "description": 4,
    "fund": 5,
    "fix_by": 6,
    "rate": 7,
    "places": 8,
    "finished": 9,
    "person": 10,
    "phone": 11,
    "id_number": 12,
    "signed": 13,
    "state": 15,
    "met_at": 16,
    "shown": 17,
    "car": 18,
}
HEAD_ROWS = 5  # three of titles, two of the head


def ledger(tmp_path):
    return small.ledger(tmp_path, body=BODY)


def row(what, **cells):
    """A row that is good but for the cells given: `what` keeps its description its own."""
    return {"found_on": DAY, "unit": "安全科", "description": what} | cells


# Each row, and what is told of it: the cell's column, the kind, what the sentence says.
ROWS = [
    (row("都对"), []),
    (row("单位简称", unit="一小", fund=1.4, places="３处", rate="９５．０２％", finished="√"), []),
    (
        row("中文日期", found_on="2026年3月6日", fix_by="3月9日", kind="校 车"),
        [],
    ),
    (
        row("日期是数", found_on=46086),
        [("C", "day-as-number", "日期存成了数 46086，读作 2026-03-05")],
    ),
    (
        row("没有这一天", found_on="2026-02-30"),
        [("C", "not-a-day", "“排查日期”不能是“2026-02-30”")],
    ),
    (row("单位不认得", unit="云岭县第一小"), [("D", "unknown-unit", "本单位没有“云岭县第一小”")]),
    (row("类别写错", kind="消访"), [("B", "not-a-choice", "“类别”不能是“消访”")]),
    (row("资金不是数", fund="若干"), [("F", "not-a-number", "“整改资金”不能是“若干”")]),
    (row("资金大约", fund="约3万元"), [("F", "not-a-number", "“整改资金”不能是“约3万元”")]),
    (row("不是钱", fund="3人"), [("F", "other-measure", "“整改资金”不能是“3人”")]),
    (row("负数", fund=-1), [("F", "rule", "“整改资金”不能小于0")]),
    (row("期限太早", fix_by=date(2026, 3, 1)), [("G", "rule", "期限不能早于排查")]),
    (row("比例过百", rate=1.2), []),
    (row("比例过百", rate=120), [("H", "rule", "“完成比例”不能大于100")]),
    (row("量词不同", places="3辆"), [("I", "other-measure", "“处数”不能是“3辆”")]),
    (row("小数", places=2.5), [("I", "rule", "“处数”最多0位小数")]),
    (row("是否乱写", finished="也许"), [("J", "not-a-choice", "“是否完成”不能是“也许”")]),
    (row("人不认得", person="李清"), [("K", "unknown-person", "人员里没有“李清”")]),
    (row("电话不对", phone="12345"), [("L", "not-a-personal-number", "电话号码不对")]),
    (row("电话遮住", phone="138****5678"), [("L", "masked", "“联系电话”是遮住的")]),
    (row("证件号丢位", id_number=110105194912310021), [("M", "digits-lost", "“身份证号”存成了数")]),
    (
        row("证件号错", id_number="110105194912310021"),
        [("M", "not-a-personal-number", "身份证号的校验位不对")],
    ),
    (row("公式出错", fund=("=1/0", "#DIV/0!")), [("F", "formula-error", "公式出错，显示 #DIV/0!")]),
    (row("公式没算", places=("=1+1", "")), [("I", "formula-without-result", "公式没有算出的结果")]),
    ({"unit": "安全科", "description": "没有日期"}, [("C", "required", "“排查日期”没有填")]),
    (row("状态不认得", state="已消号"), [("P", "unknown-state", "流程里没有“已消号”这个状态")]),
    (row("编号不像", number="旧-15"), [("A", "other-numbering", "“旧-15”不是本台账的编号")]),
    (row("编号重复", number="YH-2026-0007"), []),
    (row("编号又来", number="YH-2026-0007"), [("A", "twice-in-file", "编号与第33行相同")]),
    (
        row("编号已有", number="YH-2026-0001"),
        [("A", "already-there", "编号“YH-2026-0001”的记录已有")],
    ),
    (row("都对"), [("C", "twice-in-file", "排查日期、所在单位、隐患描述与第6行相同")]),
    (
        row("台账里有"),
        [("C", "already-there", "台账里已有排查日期、所在单位、隐患描述相同的“YH-2025-0003”")],
    ),
    (row("时间一", person="王岭", fix_by=date(2026, 3, 20)), []),
    (
        row("时间二", person="王岭", found_on=date(2026, 3, 10), fix_by=date(2026, 3, 30)),
        [("C", "overlap", "同一人的整改时间重叠：与第38行重叠")],
    ),
    (row("约谈无时刻", met_at="2026-03-05"), [("Q", "not-a-day", "“约谈时间”不能是“2026-03-05”")]),
    (
        row("公示颠倒", shown="2026-03-08至2026-03-01"),
        [("R", "not-a-day", "“公示起止”不能是“2026-03-08至2026-03-01”")],
    ),
    (row("车不认得", car="CL-2026-009"), [("S", "unknown-record", "没有编号“CL-2026-009”的记录")]),
    (
        row("两处错", unit="某校", fund="很多"),
        [
            ("D", "unknown-unit", "本单位没有“某校”"),
            ("F", "not-a-number", "“整改资金”不能是“很多”"),
        ],
    ),
    (row("文" * 201), [("E", "not-a-value", "有201个字，最多200个")]),
    (row("有明细", number="1"), []),
    (row("明细有错", number="2"), [("发放记录!B3", "not-a-day", "“发放日期”不能是“三月某日”")]),
]
DETAILS = [
    ("1", date(2026, 3, 6), 500),
    ("2", "三月某日", 500),
    ("2", date(2026, 3, 7), 300),
    ("88", date(2026, 3, 7), 300),
    ("", date(2026, 3, 7), 300),
]


def book():
    """The bytes of the book."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    _main(made, made.add_worksheet("隐患登记"))
    _details(made, made.add_worksheet("发放记录"))
    made.add_worksheet("目录").write_row(0, 0, ["一、隐患登记", "二、资助"])
    old = made.add_worksheet("旧数据")
    old.write_row(0, 0, UPPER)
    old.hide()
    made.close()
    return stream.getvalue()


def _main(made, sheet):
    sheet.merge_range(0, 0, 0, 12, "云岭县安全隐患排查登记表")
    sheet.write(1, 0, "填报单位：安全科")
    sheet.write(2, 0, "单位：万元、处")
    for at, (upper, lower) in enumerate(zip(UPPER, LOWER, strict=True)):
        if upper == "整改":
            sheet.merge_range(3, at, 3, at + 1, "整改")
        elif not lower and upper:
            sheet.merge_range(3, at, 4, at, upper)
        if lower:
            sheet.write(4, at, lower)
    formats = {"day": made.add_format({"num_format": "yyyy-mm-dd"})}
    for number, (cells, _) in enumerate(ROWS, HEAD_ROWS):
        for key, value in cells.items():
            _cell(sheet, number, AT[key], value, formats)
    last = HEAD_ROWS + len(ROWS)
    sheet.write_row(last + 1, 0, UPPER[:1] + UPPER[1:])  # behind an empty row, the head again
    sheet.write_row(last + 2, 0, ["", "", DAY.isoformat(), "青石镇中心学校", "隐藏的一行"])
    sheet.set_row(last + 2, None, None, {"hidden": True})
    sheet.merge_range(last + 3, 3, last + 4, 3, "青石镇中心学校")
    for extra in (3, 4):
        sheet.write_row(last + extra, 2, [DAY.isoformat()])
        sheet.write(last + extra, 4, f"合并{extra}")
    sheet.write_row(last + 5, 0, ["合 计", "", "", "", "", 1.4])
    sheet.write(last + 6, 0, "注：资金以万元计。")
    sheet.set_column(11, 11, None, None, {"hidden": True})


def _cell(sheet, number, at, value, formats):
    if isinstance(value, tuple):
        sheet.write_formula(number, at, value[0], None, value[1])
    elif isinstance(value, date | datetime):
        sheet.write_datetime(number, at, value, formats["day"])
    else:
        sheet.write(number, at, value)


def _details(made, sheet):
    sheet.write_row(0, 0, ["编号", "发放日期", "发放金额"])
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    for number, (link, when, amount) in enumerate(DETAILS, 1):
        sheet.write(number, 0, link)
        _cell(sheet, number, 1, when, {"day": day})
        sheet.write(number, 2, amount)
