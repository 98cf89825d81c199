"""Faults of sentences, list columns, views and other names."""

import re
from collections.abc import Iterator

from huizong.ledgers.checking.told import (
    DefinitionFault,
    Ledgers,
    Place,
    expression,
    fields_known,
    figures_known,
)
from huizong.ledgers.definition import OVER_ROWS, STATE, Ledger
from huizong.ledgers.expressions import nearest
from huizong.ledgers.sentences import SLOT
from huizong.values import Message

_BRACES = re.compile(r"[{}][^{}]*[{}]?")
NUMBER = "number"


def sentence_faults(ledger: Ledger, ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the sentences."""
    known = figures_known(ledger)
    for index, sentence in enumerate(ledger.sentences):
        where: Place = ("sentences", index)
        for strange in _BRACES.findall(SLOT.sub("", sentence.text)):
            told = Message(
                "句子里“{words}”不成填空；请写 {{指标}}、{{指标 by 字段}}、{{指标 by 字段“类”}}"
                " 或 {{period}}",
                words=strange,
            )
            yield DefinitionFault(where, told)
        for slot in SLOT.finditer(sentence.text):
            yield from _slot_faults(ledger, slot, where, ledgers)
        if sentence.when:
            yield from expression(sentence.when, known, (*where, "when"))


def _slot_faults(
    ledger: Ledger, slot: re.Match[str], where: Place, ledgers: Ledgers | None
) -> Iterator[DefinitionFault]:
    key = ledger.aliases.get(slot["name"], slot["name"])
    if key == "period":
        return
    figure = ledger.figures.get(key)
    if figure is None:
        near = nearest(slot["name"], ledger.figures)
        told = Message("没有“{name}”这个指标；{near}", name=slot["name"], near=near)
        yield DefinitionFault(where, told)
    elif slot["by"]:
        if len(figure.measures) != 1 or figure.measure not in OVER_ROWS:
            told = Message("“{name}”由别的指标算出，不能分组；请分组写那些指标", name=slot["name"])
            yield DefinitionFault(where, told)
        if not (figure.rows in ledger.links and ledgers is None):
            known = fields_known(ledger, figure.rows, ledgers)
            yield from expression(slot["by"], known, where, gives=None)


def list_faults(ledger: Ledger, ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the columns of the list and with the views."""
    yield from _column_faults(ledger, ledger.columns, ("columns",))
    for key, view in ledger.views.items():
        where: Place = ("views", key)
        yield from _column_faults(ledger, view.columns, (*where, "columns"))
        sorted_by = tuple(name.removeprefix("-") for name in view.sort)
        yield from _column_faults(ledger, sorted_by, (*where, "sort"))
        if view.where:
            known = fields_known(ledger, ledgers=ledgers)
            yield from expression(view.where, known, (*where, "where"))


def name_faults(ledger: Ledger, _ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield other names of what is neither a figure nor a choice."""
    known = {*(figure.label for figure in ledger.figures.values()), *ledger.all_choices}
    for name in ledger.also_called:
        if name not in known:
            told = Message(
                "没有“{name}”这个指标或选项；{near}", name=name, near=nearest(name, known)
            )
            yield DefinitionFault(("also_called", name), told)


def _column_faults(
    ledger: Ledger, columns: tuple[str, ...], where: Place
) -> Iterator[DefinitionFault]:
    known = [*ledger.fields, STATE, NUMBER]
    for name in columns:
        if ledger.aliases.get(name, name) not in known:
            told = Message("没有“{name}”这个字段；{near}", name=name, near=nearest(name, known))
            yield DefinitionFault(where, told)
