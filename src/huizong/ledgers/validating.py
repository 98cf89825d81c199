"""What is wrong with a record, field by field, between fields, and beside other records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from huizong.ledgers.beginning import lacking
from huizong.ledgers.definition import Apart, Check, Ledger
from huizong.ledgers.expressions import evaluate, holds, nearest
from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.fault import Fault
from huizong.ledgers.fields import CHOSEN, LONGEST, NUMBERS, TYPES, FieldDefinition, Type
from huizong.ledgers.record import Record, Row, began, condition, scope
from huizong.values import Message, Severity


def validate(record: Record, ledger: Ledger, *, today: date) -> tuple[Fault, ...]:
    """Return the faults of a record, in the order of its fields; () for a good one."""
    found: list[Fault] = [*_of_history(record, ledger)]
    row = Row(record)
    for key, field in ledger.fields.items():
        if field.required or not is_empty(record.values.get(key)):
            found += _of_field(key, field, row, ledger, today)
    for check in ledger.checks:
        found += _of_check(check, record, ledger, today)
    strange = (key for key in record.values if key not in ledger.fields)
    found += [_unknown(key, ledger.fields) for key in strange]
    return tuple(found)


def _of_history(record: Record, ledger: Ledger) -> Iterator[Fault]:
    state = record.history[-1].state if record.history else None
    if state is not None and ledger.workflow and state not in ledger.states:
        said = Message("流程里没有“{state}”这个状态", state=state)
        yield _fault(None, said, Message("请为这条记录另定一个状态"))


def together(records: Iterable[Record], ledger: Ledger) -> Iterator[tuple[Record, Fault]]:
    """Yield faults that records have beside each other: said twice, or overlapping."""
    kept = tuple(records)
    for fields in ledger.unique:
        yield from _twice(kept, ledger, fields)
    for apart in ledger.apart:
        yield from _overlapping(kept, apart)


def _of_field(
    key: str, field: FieldDefinition, row: Row, ledger: Ledger, today: date
) -> Iterator[Fault]:
    value = row.record.values.get(key)
    if is_empty(value):
        if required(field, row, ledger, today):
            yield _fault(key, Message("“{label}”没有填", label=field.label), Message("请补上"))
        return
    for message, remedy in _value_faults(field, value, began(row.record, ledger)):
        yield _fault(key, message, remedy)
    if fails(field, row, ledger, today):
        said = field.message or f"{field.label}不合要求：{field.check}"
        yield _fault(
            key, Message("{said}", said=said), Message("请核对“{label}”", label=field.label)
        )
    if field.type is Type.TABLE and field.fits(value):
        yield from _of_table(key, field, row, ledger, today)
        yield from lacking(key, row.record, ledger, today=today)


def fails(part: FieldDefinition | Check, row: Row, ledger: Ledger, today: date) -> bool:
    """Return whether the check of a field, or one between fields, surely does not hold in a row."""
    if not part.check or not part.holds_on(began(row.record, ledger)):
        return False
    return evaluate(condition(part.check), scope(row, ledger, today=today)) is False


def required(field: FieldDefinition, row: Row, ledger: Ledger, today: date) -> bool:
    """Return whether a field must be filled in a row, as it stands."""
    if not field.required or not field.holds_on(began(row.record, ledger)):
        return False
    if isinstance(field.required, bool):
        return True
    return holds(condition(field.required), scope(row, ledger, today=today))


def _of_table(
    key: str, field: FieldDefinition, row: Row, ledger: Ledger, today: date
) -> Iterator[Fault]:
    for index, values in enumerate(row.record.values.get(key) or ()):
        inner = Row(row.record, values, key, index)
        say = partial(Message, "“{label}”第{index}行：{said}", label=field.label, index=index + 1)
        for name, column in field.columns.items():
            value = values.get(name)
            told: list[Message] = []
            if is_empty(value):
                if required(column, inner, ledger, today):
                    told.append(Message("“{label}”没有填", label=column.label))
            else:
                day = began(row.record, ledger)
                told += [message for message, _ in _value_faults(column, value, day)]
                if fails(column, inner, ledger, today):
                    told.append(Message("{said}", said=column.message or str(column.check)))
            for said in told:
                yield Fault(key, say(said=said), Message("请核对这一行"), column=name, index=index)


def _value_faults(
    field: FieldDefinition,
    value: Any,  # noqa: ANN401 - as many kinds as fields have
    day: date | None,
) -> Iterator[tuple[Message, Message]]:
    if not field.fits(value):
        said = Message("“{label}”的内容不是{type}", label=field.label, type=TYPES[field.type])
        yield said, Message("请重新填写“{label}”", label=field.label)
    elif field.type in NUMBERS:
        yield from _number_faults(field, value)
    elif field.type in CHOSEN:
        for each in (value,) if isinstance(value, str) else value:
            if each not in field.choices:
                said = Message("“{label}”里没有“{word}”这一项", label=field.label, word=str(each))
                yield said, nearest(str(each), field.choices)
            elif not field.offers(each, day):
                said = Message("“{label}”的“{word}”不是这一天用的", label=field.label, word=each)
                yield said, Message("请选这一天用的一项；规定改了的，旧记录用旧的，新记录用新的")
    elif field.pattern and not _as_patterned(field.pattern, value):
        said = Message("“{label}”的写法不对：{text}", label=field.label, text=value[:40])
        yield said, Message("{help}", help=field.help or field.pattern)


def _as_patterned(pattern: str, value: str) -> bool:
    return len(value) <= LONGEST[Type.TEXT] and re.fullmatch(pattern, value) is not None


def _number_faults(field: FieldDefinition, value: Decimal) -> Iterator[tuple[Message, Message]]:
    look = Message("请核对“{label}”", label=field.label)
    if field.min is not None and value < field.min:
        yield Message("“{label}”不能小于{least}", label=field.label, least=field.min), look
    if field.max is not None and value > field.max:
        yield Message("“{label}”不能大于{most}", label=field.label, most=field.max), look
    if field.decimals is not None and value != round(value, field.decimals):
        said = Message("“{label}”最多{n}位小数", label=field.label, n=field.decimals)
        yield said, look


def _of_check(check: Check, record: Record, ledger: Ledger, today: date) -> Iterator[Fault]:
    if fails(check, Row(record), ledger, today):
        key = ledger.aliases.get(check.field, check.field) if check.field else None
        remedy = Message("请核对：{check}", check=check.check)
        severity = Severity(check.severity)
        yield Fault(key, Message("{said}", said=check.message), remedy, severity)


def _twice(
    records: Iterable[Record], ledger: Ledger, fields: tuple[str, ...]
) -> Iterator[tuple[Record, Fault]]:
    seen: dict[tuple[Any, ...], Record] = {}
    for record in records:
        values = tuple(record.values.get(key) for key in fields)
        if any(is_empty(value) for value in values):
            continue
        first = seen.setdefault(values, record)
        if first is not record:
            labels = "、".join(ledger.fields[key].label for key in fields)
            said = Message("{labels}与“{other}”相同", labels=labels, other=_called(first))
            yield record, _fault(fields[0], said, Message("同一件事只登记一次；请核对"))


def _overlapping(records: Iterable[Record], apart: Apart) -> Iterator[tuple[Record, Fault]]:
    groups: dict[tuple[Any, ...], list[Record]] = {}
    for record in records:
        whole = [record.values.get(key) for key in (*apart.same, apart.first, apart.last)]
        if not any(is_empty(value) for value in whole):
            groups.setdefault(tuple(whole[:-2]), []).append(record)
    for group in groups.values():
        ordered = sorted(group, key=lambda each: each.values[apart.first])
        # The one that lasts longest so far, not merely the neighbour: it may hold several.
        longest = ordered[0]
        for record in ordered[1:]:
            if record.values[apart.first] < longest.values[apart.last]:
                said = Message(
                    "{said}：与“{other}”重叠", said=apart.message, other=_called(longest)
                )
                yield record, _fault(apart.first, said, Message("请核对两条的起止时间"))
            if record.values[apart.last] > longest.values[apart.last]:
                longest = record


def _called(record: Record) -> str:
    return record.number or record.key


def _unknown(key: str, fields: Mapping[str, FieldDefinition]) -> Fault:
    said = Message("台账里没有“{key}”这个字段", key=key)
    return _fault(None, said, nearest(key, fields))


def _fault(key: str | None, message: Message, remedy: Message) -> Fault:
    return Fault(key, message, remedy)
