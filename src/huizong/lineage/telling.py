"""How a ledger's figure is counted, in the words of who keeps the ledger."""

import re
from collections.abc import Iterator, Mapping

from huizong.ledgers import FigureDefinition, Ledger, Measure, Role
from huizong.ledgers.definition import STATE, TODAY
from huizong.values import Message

_NAME = re.compile(r"'[^']*'|\"[^\"]*\"|[^\W\d]\w*(?:\.\w+)?")
_MEASURES = {
    Measure.COUNT: Message("数记录的条数"),
    Measure.DISTINCT: Message("数“{over}”有几个不同的"),
    Measure.SUM: Message("“{over}”相加"),
    Measure.MEAN: Message("“{over}”的平均数"),
    Measure.MIN: Message("最小的“{over}”"),
    Measure.MAX: Message("最大的“{over}”"),
}
_WORDS = {
    "and": "且",
    "or": "或",
    "not": "非",
    "in": "属于",
    "previous": "上期",
    "last_year": "上年同期",
}
_SIGNS = {"==": "＝", "!=": "≠", ">=": "≥", "<=": "≤", "*": "×", "/": "÷"}


def how(ledger: Ledger, key: str, *, by: str = "", group: str = "") -> tuple[Message, ...]:
    """Return how a figure is counted: what is measured, of which rows, in which group."""
    figure = ledger.figures[key]
    if figure.measure is Measure.RATIO:
        part, whole = (ledger.figures[ledger.aliases.get(x, x)].label for x in figure.ratio or ())
        return (Message("{part}÷{whole}×100%", part=part, whole=whole),)
    if figure.measure is Measure.FORMULA:
        return (Message("{formula}", formula=spoken(ledger, figure.formula or "")),)
    return tuple(_rows(ledger, figure, by, group))


def differing(words: str, value: str) -> Message:
    """Say that a text states another value than the ledger gives."""
    return Message("数与台账不符：文{words}，台账{value}", words=words, value=value)


def changed_by_hand(before: str, after: str) -> Message:
    """Say that a figure that a ledger gave was changed; `after` is "" where it was left out."""
    if not after:
        return Message("台账的{before}没有写进来", before=before)
    return Message("台账是{before}，改成了{after}", before=before, after=after)


def _rows(ledger: Ledger, figure: FigureDefinition, by: str, group: str) -> Iterator[Message]:
    measured = _MEASURES[figure.measure]
    if figure.rows and figure.measure is Measure.COUNT:
        yield Message("数“{table}”的行数", table=ledger.rows_label(figure.rows))
    else:
        yield Message(measured.template, over=spoken(ledger, figure.over or "", figure.rows))
    yield _when(ledger, figure)
    for condition in figure.conditions:
        yield Message("只计：{condition}", condition=spoken(ledger, condition, figure.rows))
    if by:
        label = spoken(ledger, by, figure.rows)
        yield Message("“{label}”是“{group}”的", label=label, group=group or "未填")


def _when(ledger: Ledger, figure: FigureDefinition) -> Message:
    if figure.entered:
        return Message("本期转为“{states}”的", states="、".join(figure.entered))
    if figure.left:
        return Message("本期不再是“{states}”的", states="、".join(figure.left))
    if figure.rows in ledger.links and not figure.by and figure.at is None:
        return Message("“{table}”的日期在本期的", table=ledger.rows_label(figure.rows))
    day = figure.by or ledger.role(Role.OCCURRED) or ""
    label = spoken(ledger, day, figure.rows)
    if figure.at == "end":
        return Message("到期末为止的，状态按期末")
    return Message("“{label}”在本期的", label=label or "登记")


def spoken(ledger: Ledger, expression: str, table: str | None = None) -> str:
    """Return an expression with labels for keys, and signs as they are written on paper."""
    labels = _labels(ledger, table)

    def word(found: re.Match[str]) -> str:
        if found[0][0] in "'\"":
            return f"“{found[0][1:-1]}”"
        head, dot, tail = found[0].partition(".")
        return labels.get(found[0], _WORDS.get(found[0], labels.get(head, head) + dot + tail))

    told = _NAME.sub(word, expression)
    for sign, written in _SIGNS.items():
        told = told.replace(sign, written)
    return told


def _labels(ledger: Ledger, table: str | None) -> Mapping[str, str]:
    found = {key: figure.label for key, figure in ledger.figures.items()}
    found |= {key: field.label for key, field in ledger.fields.items()}
    for key, field in ledger.fields.items():
        found |= {f"{key}.{one}": f"{field.label}.{c.label}" for one, c in field.columns.items()}
    if table and table in ledger.fields:
        found |= {key: column.label for key, column in ledger.fields[table].columns.items()}
    return found | {STATE: "状态", TODAY: "今天"}
