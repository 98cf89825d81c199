"""Workbooks as somebody keeps hazards in them."""

import io

import xlsxwriter

HEADS = ("排查日期", "所在单位", "类别", "等级", "隐患描述", "整改资金（万元）")


def good(what, **cells):
    """A row that can be taken in, told from others by its words."""
    row = {
        "排查日期": "2026-10-08",
        "所在单位": "农业科",
        "类别": "校舍",
        "等级": "一般",
        "隐患描述": what,
        "整改资金（万元）": 1.5,
    }
    return row | cells


def workbook(*rows, heads=HEADS, title="隐患登记表"):
    """The bytes of a workbook with a title, a head and rows."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("隐患")
    sheet.write(0, 0, title)
    sheet.write_row(1, 0, heads)
    for number, row in enumerate(rows, 2):
        sheet.write_row(number, 0, [row.get(head, "") for head in heads])
    book.close()
    return stream.getvalue()
