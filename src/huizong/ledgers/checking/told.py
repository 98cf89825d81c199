"""A fault of a definition, and what its expressions may speak of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huizong.ledgers.definition import STATE, TODAY, Ledger
from huizong.ledgers.expressions import ExpressionError, Kind, Known, nearest, parse, problems
from huizong.ledgers.fields import Type
from huizong.values import Message

Place = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class DefinitionFault:
    """What is wrong, and the keys that lead there from the root of the file."""

    where: Place
    message: Message


def fields_known(ledger: Ledger, table: str | None = None) -> Known:
    """Return what a condition on a record may speak of; with a table, on one of its rows."""
    kinds = {key: field.kind for key, field in ledger.fields.items()}
    choices = {key: ledger.choices(key) for key in kinds if ledger.choices(key)}
    if table and table in ledger.fields:
        columns = ledger.fields[table].columns
        kinds |= {key: column.kind for key, column in columns.items()}
        kinds |= {column.label: column.kind for column in columns.values()}
        choices |= {key: tuple(each.choices) for key, each in columns.items() if each.choices}
    kinds[TODAY] = Kind.DATE
    if ledger.workflow:
        kinds[STATE], choices[STATE] = Kind.TEXT, ledger.states
    for label, key in ledger.aliases.items():
        if key in kinds:
            kinds.setdefault(label, kinds[key])
        if key in choices:
            choices.setdefault(label, choices[key])
    return Known(kinds, choices)


def figures_known(ledger: Ledger) -> Known:
    """Return what formulas and identities may speak of."""
    named = {*ledger.figures, *(figure.label for figure in ledger.figures.values())}
    return Known(dict.fromkeys(sorted(named), Kind.NUMBER), others=named)


def expression(
    text: str, known: Known, where: Place, *, gives: Kind | None = Kind.FLAG
) -> Iterator[DefinitionFault]:
    """Yield what is wrong with an expression."""
    try:
        tree = parse(text)
    except ExpressionError as error:
        yield DefinitionFault(where, error.message)
        return
    for problem in problems(tree, known, gives=gives):
        yield DefinitionFault(where, problem)


def field_named(ledger: Ledger, name: str, where: Place, *kinds: Kind) -> Iterator[DefinitionFault]:
    """Yield the fault of a name that is no field, or not of one of these kinds."""
    key = ledger.aliases.get(name, name)
    field = ledger.fields.get(key)
    if field is None:
        near = nearest(name, ledger.fields)
        told = Message("没有“{name}”这个字段；{near}", name=name, near=near)
        yield DefinitionFault(where, told)
    elif kinds and field.kind not in kinds:
        told = Message("“{name}”不是这里能用的类型；请换一个字段", name=name)
        yield DefinitionFault(where, told)


def is_table(ledger: Ledger, name: str) -> bool:
    """Return whether a name is a table field."""
    return name in ledger.fields and ledger.fields[name].type is Type.TABLE


def no_table(name: str, where: Place) -> DefinitionFault:
    """Return the fault of a name that is no table field."""
    return DefinitionFault(where, Message("“{name}”不是明细表字段", name=name))


def is_day(text: str) -> bool:
    """Return whether a text is a day as definitions write it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def states_named(
    ledger: Ledger, states: tuple[str, ...], where: Place
) -> Iterator[DefinitionFault]:
    """Yield the faults of names that are no states."""
    for state in states:
        if state not in ledger.states:
            near = nearest(state, ledger.states)
            told = Message("流程里没有“{state}”这个状态；{near}", state=state, near=near)
            yield DefinitionFault(where, told)
