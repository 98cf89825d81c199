"""The sheet of a set for a period as a workbook: a row for each unit, a column for each number.

What stands in it may be filled in, changed, and read again by `sheet_read`. Money stands in the
measure that the indicator is printed in, which its head names.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import IO

from xlsxwriter.worksheet import Worksheet

from huizong.definitions import Labelled
from huizong.indicators.definition import Indicator, IndicatorSet, RollUp
from huizong.indicators.entering import entry_field
from huizong.indicators.spans import period_name
from huizong.indicators.values import written
from huizong.ledgers import FieldDefinition, Ledger, Period, Type
from huizong.ledgers.counting import SCALES
from huizong.ledgers.sheets.plan import GUIDE
from huizong.ledgers.sheets.safe import safe
from huizong.ledgers.sheets.writing.book import BookWriter
from huizong.ledgers.sheets.writing.names import sheet_names
from huizong.ledgers.sheets.writing.values import number_cell
from huizong.values import Message, render

UNIT = "@unit"
WHOLE_ROW = "全机关"
"""What stands for the office itself in the column of units."""
_CALLED = ("单位名称", "填报单位", "学校", "学校名称", "科室", "部门")
_RULES = (
    Message("一行一个单位；单位的名称不要改。少几行、少几列、换次序都行。"),
    Message("空着的格不动原来的数；确实没有的填 0。"),
    Message("金额以表头括号里的单位计；百分数带上%，如 95.02%。"),
    Message("算得出来的率和合计不用填。"),
)
_HEADS = (Message("指标"), Message("单位"), Message("怎么填"))
_WIDTHS = (34, 12, 60)
Numbers = Mapping[str, Decimal]


def columns_of(group: IndicatorSet) -> dict[str, Indicator]:
    """Return what is entered of a set, by key."""
    return {key: each for key, each in group.indicators.items() if each.entered}


def ledger_of(group: IndicatorSet, *, label: str = "") -> Ledger:
    """Return a set as a ledger of its sheet: the unit, and a field for each number."""
    unit = FieldDefinition(label="单位", type=Type.UNIT, required=True, was=_CALLED)
    fields = {key: entry_field(each) for key, each in columns_of(group).items()}
    return Ledger(
        **{name: getattr(group, name) for name in Labelled.model_fields} | {"label": label},
        key=group.key,
        fields={UNIT: unit, **fields},
        unique=((UNIT,),),
    )


def write_form(
    stream: IO[bytes],
    group: IndicatorSet,
    period: Period,
    rows: Iterable[tuple[str, Numbers]],
    *,
    language: str = "zh",
) -> None:
    """Write the sheet of a set: units with the numbers that they have so far, by key."""
    columns = columns_of(group)
    label = f"{group.label} {period_name(period)}"
    with BookWriter(stream) as writer:
        sheet = writer.sheet(sheet_names(ledger_of(group, label=label))[""])
        heads = [("单位", True), *((safe(head_of(each)), False) for each in columns.values())]
        writer.head(sheet, heads)
        _widths(sheet, [head for head, _ in heads])
        for row, (unit, numbers) in enumerate(rows, 1):
            writer.put(sheet, row, 0, safe(unit))
            for at, (key, given) in enumerate(columns.items(), 1):
                if key in numbers:
                    writer.put(sheet, row, at, _cell(given, numbers[key]))
        _guide(writer, columns, language)


def head_of(given: Indicator) -> str:
    """Return what stands above an indicator's column: 免学杂费（万元）."""
    measure = f"{given.scale}{given.unit}"
    return f"{entry_field(given).label}（{measure}）" if measure else entry_field(given).label


def _cell(given: Indicator, number: Decimal) -> str | float:
    if given.is_share:
        return f"{number:f}{given.unit}"
    cell = number_cell(number / SCALES[given.scale])
    return cell if isinstance(cell, str | float) else str(cell)


def _widths(sheet: Worksheet, heads: list[str]) -> None:
    for at, head in enumerate(heads):
        sheet.set_column(at, at, 20 if at == 0 else min(max(12, 2 * len(head) + 2), 30))


def _guide(writer: BookWriter, columns: Mapping[str, Indicator], language: str) -> None:
    sheet = writer.sheet(GUIDE)
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    for number, rule in enumerate(_RULES):
        sheet.write_string(number, 0, f"{number + 1}. {render(rule, language)}")
    head_row = len(_RULES) + 1
    for at, head in enumerate(_HEADS):
        sheet.write_string(head_row, at, render(head, language), writer.look("head"))
    for row, given in enumerate(columns.values(), head_row + 1):
        told = "；".join(render(each, language) for each in _advice(given))
        for at, text in enumerate((given.label, f"{given.scale}{given.unit}", told)):
            sheet.write_string(row, at, safe(text), writer.look("text"))


def _advice(given: Indicator) -> Iterator[Message]:
    if given.rolled is RollUp.TOP:
        yield Message("只在“{row}”一行填", row=WHOLE_ROW)
    if given.min is not None:
        yield Message("不小于{least}", least=written(given, given.min))
    if given.max is not None:
        yield Message("不大于{most}", most=written(given, given.max))
    if given.decimals is not None and not given.scale:
        yield Message("最多{n}位小数", n=given.decimals) if given.decimals else Message("填整数")
    if given.help:
        yield Message("{help}", help=given.help)
