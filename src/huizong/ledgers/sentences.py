"""Sentences of the draft, every figure in them bound to the figure that it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from huizong.ledgers.counting import FigureValue, Sheet
from huizong.ledgers.expressions import holds, parse
from huizong.ledgers.periods import Period
from huizong.ledgers.tables import Group, table

SLOT = re.compile(
    r"\{\s*(?P<name>\w+)"
    r"(?:\s+(?:by\s+(?P<by>\w+(?:\.\w+)?)(?:\s*“(?P<kind>[^“”{}]{1,10})”)?(?P<ranked>\s*从高到低)?"
    r"|(?P<when>previous|last_year)))?\s*\}"
)

UNFILLED = "未填"
"""What a sentence calls the group of the rows that have nothing in the field."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure in a sentence: code points, half-open, and whose group it is ("" for the whole)."""

    start: int
    end: int
    figure: FigureValue
    group: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as printed, with its figures; `template` is what the ledger has."""

    text: str
    figures: tuple[Bound, ...]
    template: str
    period: Period


def sentences(sheet: Sheet) -> Iterator[Said]:
    """Yield the sentences that a ledger says of a period; `when` false leaves one out."""
    for sentence in sheet.ledger.sentences:
        if sentence.when is None or holds(parse(sentence.when), sheet.scope()):
            yield said(sheet, sentence.text)


def said(sheet: Sheet, template: str) -> Said:
    """Return a template with its figures filled in."""
    text, bound, at = "", [], 0
    for slot in SLOT.finditer(template):
        text += template[at : slot.start()]
        for group, figure, words in _filled(sheet, slot):
            text += _called(group, slot["kind"])
            start = len(text)
            text += words
            if figure is not None:
                bound.append(Bound(start, start + len(figure.text), figure, group))
        at = slot.end()
    return Said(text + template[at:], tuple(bound), template, sheet.period)


def _called(group: str, kind: str | None) -> str:
    """Return a group with the word for its kind behind it: A类, 三年级."""
    return group + (kind or "") if group not in ("", UNFILLED) else group


def _height(group: Group) -> tuple[bool, Decimal]:
    """Return what ranks a group: the greatest first, what has no value last."""
    value = group.figure.value
    return value is None, -(value or Decimal(0))


def _filled(sheet: Sheet, slot: re.Match[str]) -> Iterator[tuple[str, FigureValue | None, str]]:
    """Yield what stands in a slot: a group's name, the figure, its words with what follows."""
    if slot["name"] == "period":
        yield "", None, str(sheet.period)
    elif slot["by"]:
        groups = table(sheet, slot["name"], slot["by"])
        if slot["ranked"]:
            groups = tuple(sorted(groups, key=_height))
        for number, group in enumerate(groups, 1):
            mark = "" if number == len(groups) else "、"
            yield group.name or UNFILLED, group.figure, group.figure.text + mark
    else:
        asked = sheet.other(slot["when"]) if slot["when"] else sheet
        figure = asked.figure(slot["name"])
        yield "", figure, figure.text
