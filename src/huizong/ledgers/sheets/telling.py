"""What is told of a plan as a whole: columns nobody takes, columns that lack, what is hidden."""

from collections.abc import Iterable, Iterator, Mapping

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions import nearest
from huizong.ledgers.fields import FieldDefinition, Type
from huizong.ledgers.sheets.given import Frame, cell_name
from huizong.ledgers.sheets.naming import tidy
from huizong.ledgers.sheets.plan import MARK, NUMBER, PROBLEM, Column, Plan, TabPlan, extra_labels
from huizong.ledgers.sheets.told import Kind, Told
from huizong.values import Message, Severity

_COUNTERS = frozenset({"序号", "序", "no.", "no", "编号", "#"})


def of_layout(
    plan: Plan,
    ledger: Ledger,
    frames: Mapping[str, Frame],
    *,
    hidden: Iterable[str] = (),
    others: Iterable[str] = (),
) -> Iterator[Told]:
    """Yield what a person should know of a plan before it is followed.

    `frames` are those of its sheets; `hidden` and `others` are sheets that it does not read.
    """
    if not plan.main:
        yield _no_head(ledger)
    for name in hidden:
        yield _left(Kind.HIDDEN_SHEET, name, Message("工作表“{name}”是隐藏的，没有读", name=name))
    for name in others:
        said = Message("工作表“{name}”里没有认得的表头，没有读", name=name)
        yield _left(Kind.OTHER_SHEET, name, said)
    for tab in plan.tabs:
        yield from of_tab(tab, plan, ledger)
        yield from _of_hidden(tab, frames.get(tab.name, Frame()))


def of_tab(tab: TabPlan, plan: Plan, ledger: Ledger) -> Iterator[Told]:
    """Yield what is told of one sheet's columns."""
    fields = _fields(tab, ledger)
    free = {key: field for key, field in fields.items() if tab.at(key) is None}
    if tab.measure:
        said = Message("表头上面写着“单位：{unit}”，金额各列都按{unit}读", unit=tab.measure)
        remedy = Message("请核对；不是的，请删去这几个字再上传")
        yield Told(Kind.MEASURE_ABOVE, tab.name, said, remedy, tab.head[0])
    heads = [tidy(column.head) for column in tab.columns.values()]
    for at, column in tab.columns.items():
        if column.key and not column.sure:
            yield _near(tab, at, column, fields)
        elif not column.key and column.head != PROBLEM:
            yield from _unread(tab, at, column, free, twice=heads.count(tidy(column.head)) > 1)
    for key, field in free.items():
        if field.required is True and key not in plan.constants:
            yield _missing(tab, field)


def _fields(tab: TabPlan, ledger: Ledger) -> Mapping[str, FieldDefinition]:
    if tab.table:
        return ledger.fields[tab.table].columns
    return {key: field for key, field in ledger.fields.items() if field.type is not Type.TABLE}


def _unread(
    tab: TabPlan, at: int, column: Column, free: Mapping[str, FieldDefinition], *, twice: bool
) -> Iterator[Told]:
    if not column.head or tidy(column.head) in _COUNTERS:
        return
    if twice:
        said = Message("有两列都叫“{head}”，只读了前一列", head=column.head)
        remedy = Message("请给这一列另起名称，或者在对应关系里指定")
        yield _of_head(Kind.TWICE_COLUMN, tab, at, column, said, remedy)
        return
    said = Message("台账里没有“{head}”这一栏，这一列不读", head=column.head)
    labels = [field.label for field in free.values()]
    remedy = nearest(column.head, labels) if labels else Message("各栏都已有对应的列")
    yield _of_head(Kind.UNKNOWN_COLUMN, tab, at, column, said, remedy)


def _near(tab: TabPlan, at: int, column: Column, fields: Mapping[str, FieldDefinition]) -> Told:
    label = fields[column.key].label if column.key in fields else column.key
    said = Message("“{head}”这一列当作“{label}”读", head=column.head, label=label)
    return _of_head(Kind.NEAR_COLUMN, tab, at, column, said, Message("请核对对应关系"))


def _of_head(
    kind: Kind, tab: TabPlan, at: int, column: Column, said: Message, remedy: Message
) -> Told:
    return Told(kind, tab.name, said, remedy, row=tab.head[1], column=at, head=column.head)


def _missing(tab: TabPlan, field: FieldDefinition) -> Told:
    said = Message("缺必填的“{label}”这一列", label=field.label)
    remedy = Message("请补上这一列、指定对应的列，或者给各行统一填一个值")
    return Told(Kind.MISSING_COLUMN, tab.name, said, remedy, tab.head[1], severity=Severity.ERROR)


def _of_hidden(tab: TabPlan, frame: Frame) -> Iterator[Told]:
    ours = [at for at, column in tab.columns.items() if column.key != MARK]
    found = [at for at in ours if any(a <= at <= b for a, b in frame.hidden_columns)]
    if found:
        names = "、".join(cell_name(0, at)[:-1] for at in found)
        said = Message("{names} 列是隐藏的，也读了", names=names)
        remedy = Message("不要导入的，请在对应关系里改为“不读”")
        yield Told(Kind.HIDDEN_COLUMNS, tab.name, said, remedy, column=found[0])


def _left(kind: Kind, name: str, said: Message) -> Told:
    return Told(kind, name, said, Message("要导入的，请取消隐藏、补上表头后再上传"))


def _no_head(ledger: Ledger) -> Told:
    extra = extra_labels(ledger)
    labels = [extra[NUMBER], *(each.label for each in ledger.fields.values())]
    said = Message("没有找到表头：前三十行里没有一格是这本台账的栏名")
    remedy = Message("请下载空表照填，或者把表头改成：{some}", some="、".join(labels[:8]))
    return Told(Kind.NO_HEAD, "", said, remedy, severity=Severity.ERROR)
