"""Faults of fields, checks, the number, and what records may not share."""

from collections import Counter
from collections.abc import Iterator

from huizong.ledgers.checking.told import (
    DefinitionFault,
    Ledgers,
    Place,
    expression,
    field_named,
    fields_known,
    of_time,
)
from huizong.ledgers.definition import PERIOD_DAYS, STATE, TODAY, Ledger
from huizong.ledgers.expressions import Kind, Known, nearest
from huizong.ledgers.expressions.functions import BY_CHINESE, FUNCTIONS
from huizong.ledgers.expressions.kinds import PERIODS
from huizong.ledgers.fields import CHOSEN, FieldDefinition, Role, Timed, Type
from huizong.ledgers.numbering import strange_slots
from huizong.ledgers.patterns import refused
from huizong.ledgers.typed import TypedError, typed
from huizong.values import Message

TAKEN = {STATE, TODAY, PERIOD_DAYS, "period", *PERIODS, *FUNCTIONS, *BY_CHINESE}
_LABELS = {"状态", "今天", "本期天数"}
_ROLES = {
    Role.OCCURRED: {Type.DATE, Type.MOMENT, Type.PERIOD},
    Role.UNIT: {Type.UNIT},
    Role.PERSON: {Type.PERSON},
    Role.TITLE: {Type.TEXT, Type.LONG_TEXT},
}


def field_faults(ledger: Ledger, ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the fields."""
    known = fields_known(ledger, ledgers=ledgers)
    for key, field in ledger.fields.items():
        where: Place = ("fields", key)
        yield from _key_faults(key, where)
        yield from _field_faults(field, where, known)
        yield from _begin_faults(field, where, known)
        if field.type is Type.TABLE:
            yield from _table_faults(ledger, key, field, ledgers)
    yield from _named_twice(ledger)
    yield from _earlier_names(ledger)


def check_faults(ledger: Ledger, ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with checks, number, unique and apart."""
    known = fields_known(ledger, ledgers=ledgers)
    for index, check in enumerate(ledger.checks):
        yield from expression(check.check, known, ("checks", index, "check"))
        yield from of_time(check, ("checks", index))
        if check.field:
            yield from field_named(ledger, check.field, ("checks", index, "field"))
    if ledger.publishes:
        yield from field_named(ledger, ledger.publishes, ("publishes",), Kind.DATE)
    for index, fields in enumerate(ledger.unique):
        for name in fields:
            yield from field_named(ledger, name, ("unique", index))
    for index, apart in enumerate(ledger.apart):
        for name in apart.same:
            yield from field_named(ledger, name, ("apart", index, "same"))
        for part, name in (("first", apart.first), ("last", apart.last)):
            yield from field_named(ledger, name, ("apart", index, part), Kind.DATE, Kind.MOMENT)
    for key in ledger.links:
        yield from _key_faults(key, ("links", key))
        if key in ledger.fields:
            yield DefinitionFault(("links", key), Message("“{name}”与字段重名；请改一个", name=key))
    if ledger.number:
        for slot in strange_slots(ledger.number):
            told = Message("编号里“{slot}”没有意义；只能写 year、month、seq", slot=slot)
            yield DefinitionFault(("number",), told)


def _earlier_names(ledger: Ledger) -> Iterator[DefinitionFault]:
    """Yield earlier names that would take the content of another field, or are claimed twice."""
    claimed = Counter(name for field in ledger.fields.values() for name in field.was)
    for key, field in ledger.fields.items():
        for name in field.was:
            if name in ledger.fields:
                told = Message("“{name}”现在还是一个字段，不能作旧名；请另起一个名字", name=name)
                yield DefinitionFault(("fields", key, "was"), told)
            elif claimed[name] > 1:
                told = Message("旧名“{name}”写在了几个字段里；请只留一处", name=name)
                yield DefinitionFault(("fields", key, "was"), told)


def _key_faults(key: str, where: Place) -> Iterator[DefinitionFault]:
    if not key.isidentifier() or key in TAKEN:
        told = Message("“{key}”不能作字段名；请用字母或汉字开头，不用空格和保留的词", key=key)
        yield DefinitionFault(where, told)


def _field_faults(field: FieldDefinition, where: Place, known: Known) -> Iterator[DefinitionFault]:
    if field.type in CHOSEN and not field.choices:
        yield DefinitionFault(where, Message("要列出可选的各项：choices: [甲, 乙]"))
    for part, days in (("since", field.choices_since), ("until", field.choices_until)):
        for choice, day in days.items():
            place: Place = (*where, f"choices_{part}")
            if choice not in field.choices:
                told = Message("“{label}”里没有“{word}”这一项", label=field.label, word=choice)
                yield DefinitionFault(place, told)
            yield from of_time(Timed(since=day), place)
    if field.type in (Type.RECORD, Type.RECORDS) and not field.ledger:
        yield DefinitionFault(where, Message("要写明是哪一台账的：ledger: 台账的文件名"))
    if field.role and field.type not in _ROLES[field.role]:
        told = Message("这个类型的字段不能担任“{role}”", role=field.role.value)
        yield DefinitionFault((*where, "role"), told)
    if field.pattern and field.type is not Type.TEXT:
        yield DefinitionFault((*where, "pattern"), Message("样式（pattern）只用于 text"))
    if field.pattern and (why := refused(field.pattern)):
        yield DefinitionFault((*where, "pattern"), why)
    if field.min is not None and field.max is not None and field.min > field.max:
        yield DefinitionFault((*where, "min"), Message("最小值大于最大值；请核对"))
    yield from of_time(field, where)
    if field.check:
        yield from expression(field.check, known, (*where, "check"))
    if isinstance(field.required, str):
        yield from expression(field.required, known, (*where, "required"))


def _table_faults(
    ledger: Ledger, key: str, field: FieldDefinition, ledgers: Ledgers | None
) -> Iterator[DefinitionFault]:
    where: Place = ("fields", key)
    if not field.columns:
        yield DefinitionFault(where, Message("明细表要写明各列：columns"))
    known = fields_known(ledger, key, ledgers)
    for name, column in field.columns.items():
        inner = (*where, "columns", name)
        yield from _key_faults(name, inner)
        yield from _field_faults(column, inner, known)
        if column.type is Type.TABLE or column.role:
            yield DefinitionFault(inner, Message("明细表里不能再套明细表，也不能担任角色"))


def _begin_faults(field: FieldDefinition, where: Place, known: Known) -> Iterator[DefinitionFault]:
    """Yield faults of the rows with which a table begins, and of what a field begins with."""
    if field.begins and field.type is not Type.TABLE:
        yield DefinitionFault((*where, "begins"), Message("begins 只用于明细表（table）"))
        return
    if field.default is not None:
        yield from _untyped(field, field.default, (*where, "default"))
    for index, part in enumerate(field.begins):
        place: Place = (*where, "begins", index)
        if part.when:
            yield from expression(part.when, known, (*place, "when"))
        for at, row in enumerate(part.rows):
            for name, text in row.items():
                yield from _cell(field, name, text, (*place, "rows", at, name))


def _cell(field: FieldDefinition, name: str, text: str, where: Place) -> Iterator[DefinitionFault]:
    if name not in field.columns:
        near = nearest(name, field.columns)
        yield DefinitionFault(where, Message("没有“{name}”这一列；{near}", name=name, near=near))
    else:
        yield from _untyped(field.columns[name], text, where)


def _untyped(field: FieldDefinition, text: str, where: Place) -> Iterator[DefinitionFault]:
    try:
        value = typed(field, text)
    except TypedError as error:
        yield DefinitionFault(where, error.message)
        return
    if value is None or (field.type in CHOSEN and value not in field.choices):
        told = Message("“{label}”里没有“{word}”这一项", label=field.label, word=text)
        yield DefinitionFault(where, told)


def _named_twice(ledger: Ledger) -> Iterator[DefinitionFault]:
    labels = Counter(field.label for field in ledger.fields.values())
    roles = Counter(field.role for field in ledger.fields.values() if field.role)
    for key, field in ledger.fields.items():
        if field.label in _LABELS or field.label in ledger.fields.keys() - {key}:
            told = Message("“{label}”另有所指，不能作名称；请换一个", label=field.label)
            yield DefinitionFault(("fields", key, "label"), told)
        if labels[field.label] > 1:
            told = Message("有两个字段都叫“{label}”；请改一个", label=field.label)
            yield DefinitionFault(("fields", key, "label"), told)
        if field.role and roles[field.role] > 1:
            told = Message("“{role}”只能由一个字段担任", role=field.role.value)
            yield DefinitionFault(("fields", key, "role"), told)
