"""Which columns a store needs an index on, so that figures, lists and deadlines are quick."""

from collections.abc import Iterator
from dataclasses import dataclass

from huizong.ledgers.definition import OVER_ROWS, STATE, FigureDefinition, Ledger
from huizong.ledgers.expressions import names
from huizong.ledgers.fields import Role
from huizong.ledgers.record import condition
from huizong.ledgers.terms import Deadline


@dataclass(frozen=True, slots=True)
class Used:
    """Columns that are asked for together, and what asks: ("figure", "found")."""

    columns: tuple[str, ...]
    by: tuple[str, str]


def columns_used(ledger: Ledger) -> tuple[Used, ...]:
    """Return what is looked up together: unit and day first, then what conditions name.

    `state` stands for the history of states where a figure is a stock or a change of state.
    """
    found = [*_of_figures(ledger), *_of_views(ledger), *_of_deadlines(ledger)]
    found += [Used(fields, ("unique", "、".join(fields))) for fields in ledger.unique]
    found += [
        Used((*apart.same, apart.first, apart.last), ("apart", apart.first))
        for apart in ledger.apart
    ]
    return tuple(each for each in found if each.columns)


def indexes(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """Return the sets of columns to index, without those that begin a longer one."""
    asked = sorted({used.columns for used in columns_used(ledger)}, key=len, reverse=True)
    kept: list[tuple[str, ...]] = []
    for columns in asked:
        if not any(longer[: len(columns)] == columns for longer in kept):
            kept.append(columns)
    return tuple(kept)


def _of_figures(ledger: Ledger) -> Iterator[Used]:
    for key, figure in ledger.figures.items():
        if figure.measure in OVER_ROWS and figure.rows is None:
            head = (ledger.role(Role.UNIT), _when(ledger, figure))
            named = (name for text in figure.conditions for name in _names(ledger, text))
            yield Used(_each_once((*head, *named)), ("figure", key))


def _when(ledger: Ledger, figure: FigureDefinition) -> str | None:
    if figure.entered or figure.left:
        return STATE
    return ledger.aliases.get(figure.by, figure.by) if figure.by else ledger.role(Role.OCCURRED)


def _of_views(ledger: Ledger) -> Iterator[Used]:
    for key, view in ledger.views.items():
        asked = _names(ledger, view.where) if view.where else ()
        ordered = (name.removeprefix("-") for name in view.sort)
        yield Used(_each_once((*asked, *ordered)), ("view", key))


def _of_deadlines(ledger: Ledger) -> Iterator[Used]:
    for deadline in ledger.deadlines:
        yield Used(_deadline(ledger, deadline), ("deadline", deadline.label))


def _deadline(ledger: Ledger, deadline: Deadline) -> tuple[str, ...]:
    named = (STATE if deadline.state else None, deadline.due or deadline.start, deadline.done)
    keys = (ledger.aliases.get(name, name) for name in named if name)
    return _each_once(tuple(key for key in keys if key in ledger.fields or key == STATE))


def _names(ledger: Ledger, text: str) -> tuple[str, ...]:
    keys = (ledger.aliases.get(name, name) for name in names(condition(text)))
    return tuple(key for key in keys if key in ledger.fields or key == STATE)


def _each_once(columns: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for column in columns if column))
