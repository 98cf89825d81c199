"""A fault of a definition, and what its expressions may speak of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from huizong.ledgers.definition import PERIOD_DAYS, STATE, TODAY, Ledger
from huizong.ledgers.expressions import ExpressionError, Kind, Known, nearest, parse, problems
from huizong.ledgers.fields import Timed, Type
from huizong.values import Message

Place = tuple[int | str, ...]
Ledgers: TypeAlias = Mapping[str, Ledger]


@dataclass(frozen=True, slots=True)
class DefinitionFault:
    """What is wrong, and the keys that lead there from the root of the file."""

    where: Place
    message: Message


def fields_known(ledger: Ledger, rows: str | None = None, ledgers: Ledgers | None = None) -> Known:
    """Return what a condition on a record may speak of; with a table or link, on one of its rows.

    Without all ledgers what a record of another one holds is open.
    """
    kinds, choices = _of_ledger(ledger)
    kinds[TODAY] = Kind.DATE
    if rows and rows in ledger.fields:
        for key, column in ledger.fields[rows].columns.items():
            kinds |= {key: column.kind, column.label: column.kind}
            choices |= {key: tuple(column.choices)} if column.choices else {}
    unseen: set[str] = set()
    for heads, key in _named_ledgers(ledger):
        if ledgers is None or key not in ledgers:
            unseen |= heads
            continue
        of_kinds, of_choices = _of_ledger(ledgers[key])
        for head in heads:
            kinds |= {f"{head}.{name}": kind for name, kind in of_kinds.items()}
            choices |= {f"{head}.{name}": words for name, words in of_choices.items()}
    tables = _columns_summed(ledger)
    kinds |= dict.fromkeys(tables, Kind.NUMBER)
    heads = {name.partition(".")[0] for name in tables}
    heads |= {head for names, _ in _named_ledgers(ledger) for head in names}
    if rows in ledger.links and ledgers is not None and ledger.links[rows].ledger in ledgers:
        of_kinds, of_choices = _of_ledger(ledgers[ledger.links[rows].ledger])
        kinds, choices = kinds | of_kinds, choices | of_choices
    return Known(kinds, choices, heads=heads, unseen=unseen)


def _of_ledger(ledger: Ledger) -> tuple[dict[str, Kind], dict[str, tuple[str, ...]]]:
    """Return the kinds and the choices of a record's fields and state, by key and by label."""
    kinds = {key: field.kind for key, field in ledger.fields.items()}
    choices = {key: ledger.choices(key) for key in kinds if ledger.choices(key)}
    if ledger.workflow:
        kinds[STATE], choices[STATE] = Kind.TEXT, ledger.states
    for label, key in ledger.aliases.items():
        if key in kinds:
            kinds.setdefault(label, kinds[key])
        if key in choices:
            choices.setdefault(label, choices[key])
    return kinds, choices


def _columns_summed(ledger: Ledger) -> tuple[str, ...]:
    """Return the names under which columns of numbers are added up, by key and by label."""
    return tuple(
        f"{table}.{column}"
        for key, field in ledger.fields.items()
        for name, each in field.columns.items()
        if each.kind is Kind.NUMBER
        for table in (key, field.label)
        for column in (name, each.label)
    )


def _named_ledgers(ledger: Ledger) -> Iterator[tuple[set[str], str]]:
    """Yield the record fields that may stand before a dot, by key and label, and their ledgers."""
    for key, field in ledger.fields.items():
        if field.type is Type.RECORD and field.ledger:
            yield {key, field.label}, field.ledger


def figures_known(ledger: Ledger) -> Known:
    """Return what formulas and identities may speak of."""
    named = {*ledger.figures, *(figure.label for figure in ledger.figures.values())}
    names = (*sorted(named), PERIOD_DAYS, "本期天数")
    return Known(dict.fromkeys(names, Kind.NUMBER), others=named)


def expression(
    text: str, known: Known, where: Place, *, gives: Kind | None = Kind.FLAG
) -> Iterator[DefinitionFault]:
    """Yield what is wrong with an expression."""
    try:
        tree = parse(text, dotted=bool(known.heads))
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


def of_time(part: Timed, where: Place) -> Iterator[DefinitionFault]:
    """Yield the faults of the days between which a part of a definition holds."""
    for key, text in (("since", part.since), ("until", part.until)):
        if text is not None and not _is_day(text):
            told = Message("没有“{text}”这一天；请写成 2026-01-01", text=text)
            yield DefinitionFault((*where, key), told)


def _is_day(text: str) -> bool:
    """Whether a text is a day in the one writing that may be compared as text."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def states_named(
    ledger: Ledger, states: tuple[str, ...], where: Place
) -> Iterator[DefinitionFault]:
    """Yield the faults of names that are no states."""
    for state in states:
        if state not in ledger.states:
            near = nearest(state, ledger.states)
            told = Message("流程里没有“{state}”这个状态；{near}", state=state, near=near)
            yield DefinitionFault(where, told)
