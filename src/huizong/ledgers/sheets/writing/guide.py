"""The sheet that says how a ledger's workbook is filled in, column by column."""

from collections.abc import Iterator

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import NUMBERS, TYPES, FieldDefinition, Type
from huizong.ledgers.sheets.plan import GUIDE
from huizong.ledgers.sheets.safe import safe
from huizong.ledgers.sheets.writing.book import BookWriter
from huizong.ledgers.sheets.writing.names import sheet_names
from huizong.values import Message

_RULES = (
    Message("一行一条。表头可以换次序，可以少几列；带底色的列必须填。"),
    Message("编号由系统给，新的记录空着；改已有的记录，编号不要动。"),
    Message("日期写 2026-03-05；数只写数，单位看表头和下面；选项从下拉里选。"),
    Message("一格里写几项的，用顿号隔开。明细写在另一张表，编号与主表的那一条相同。"),
    Message("主表没有编号的新记录，编号可以写 1、2、3，明细照写；导入时另编。"),
    Message("以 = + - @ 开头的文字和“合计”等字，前面有一个撇号，免得当成公式；导入时去掉。"),
)
_HEADS = ("表", "栏", "填什么", "必填", "怎么填")
_WIDTHS = (18, 22, 16, 8, 70)
_SAID = {
    Type.DATE: "如 2026-03-05",
    Type.TIME: "如 14:30",
    Type.MOMENT: "如 2026-03-05 14:30",
    Type.PERIOD: "如 2026-03-05至2026-03-08",
    Type.PERCENT: "写 % 前面的数，如 95.02",
    Type.MONEY: "以元计",
    Type.YES_NO: "是、否",
    Type.PHONE: "手机11位，固定电话带区号",
    Type.ID_NUMBER: "18位",
    Type.RECORD: "写那一条的编号",
    Type.RECORDS: "写那几条的编号，用顿号隔开",
}


def write_guide(writer: BookWriter, ledger: Ledger, main: str) -> None:
    """Write the sheet that explains a ledger's workbook; `main` is the sheet of its records."""
    sheet = writer.sheet(GUIDE)
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, f"《{ledger.label}》怎么填", writer.look("title"))
    row = 1
    for row, rule in enumerate(_RULES, 1):
        sheet.write_string(row, 0, f"{row}. {rule}")
    for at, head in enumerate(_HEADS):
        sheet.write_string(row + 2, at, head, writer.look("head"))
    for number, line in enumerate(_lines(ledger, main), row + 3):
        for at, text in enumerate(line):
            sheet.write_string(number, at, text, writer.look("text"))


def _lines(ledger: Ledger, main: str) -> Iterator[tuple[str, ...]]:
    names = sheet_names(ledger)
    for key, field in ledger.fields.items():
        if field.type is not Type.TABLE:
            yield main, *_said(field)
            continue
        for column in field.columns.values():
            yield names[key], *_said(column)


def _said(field: FieldDefinition) -> tuple[str, ...]:
    needed = "是" if field.required is True else "看情况" if field.required else ""
    return safe(field.label), str(TYPES[field.type]), needed, safe("；".join(_hints(field)))


def _hints(field: FieldDefinition) -> Iterator[str]:
    if field.choices:
        yield "、".join(
            f"{choice}（{meaning}）" if meaning else choice
            for choice, meaning in field.choices.items()
        )
    if field.type in _SAID:
        yield _SAID[field.type]
    if field.type in NUMBERS:
        yield from _of_number(field)
    if field.help:
        yield field.help


def _of_number(field: FieldDefinition) -> Iterator[str]:
    if field.unit:
        yield f"以{field.unit}计"
    if field.min is not None:
        yield f"不小于{field.min}"
    if field.max is not None:
        yield f"不大于{field.max}"
    if field.decimals is not None:
        yield f"最多{field.decimals}位小数" if field.decimals else "整数"
