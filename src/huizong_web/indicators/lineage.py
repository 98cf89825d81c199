"""Where a value comes from: what it was reckoned from, down to entries and rows of registers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from huizong.indicators import (
    Catalogue,
    Entered,
    IndicatorValue,
    Part,
    period_code,
    written,
)
from huizong.ledgers import FigureValue
from huizong_web.indicators.loading import WHOLE
from huizong_web.indicators.models import Entry
from huizong_web.indicators.office import Counted

DEEPEST, MOST, FEW = 6, 40, 6
"""So deep it is told, and so many parts each: of the value itself, and of what lies below it."""
_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)?")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A line of what a value is made of: `depth` below it, what it is, and how much.

    `entry` is what was entered with who and when; `figure` the full key of a register's figure
    (hazard.found), whose records can be asked for, `ledger` what the register is called. `period`
    is that of the part, as addresses have it: it may be an earlier one. `more` are the units whose
    entries are not listed.
    """

    depth: int
    label: str
    text: str
    key: str = ""
    entry: Entry | None = None
    ledger: str = ""
    figure: str = ""
    period: str = ""
    reference: str = ""
    more: int = 0


def formula_words(catalogue: Catalogue, key: str) -> str:
    """Return a formula as a person reads it: labels for keys, ÷ and × for signs; "" without one."""
    given = catalogue.indicator(key)
    text = given.text if given else None
    if text is None:
        return ""
    group = key.partition(".")[0]
    named = _NAME.sub(lambda name: _label(catalogue, name[0], group), text)
    return named.replace("*", "×").replace("/", "÷")


def _label(catalogue: Catalogue, name: str, group: str) -> str:
    full = catalogue.find(name, group)
    if full is None:
        return {"previous": "上期", "last_year": "上年同期"}.get(name, name)
    given = catalogue.indicator(full)
    if given is not None:
        return given.label
    ledger, _, figure = full.partition(".")
    return catalogue.ledgers[ledger].figures[figure].label


def leaves(value: IndicatorValue, counted: Counted) -> list[Leaf]:
    """Return what a value is made of, each part followed by its own parts.

    Of many units' entries the first are listed: each unit's number stands in the table of units.
    """
    found = list(_below(value.parts, value, 0, counted))
    wanted = [int(leaf.reference) for leaf in found if leaf.reference]
    entries = Entry.objects.filter(pk__in=wanted).select_related("by")
    stored = {str(entry.pk): entry for entry in entries.prefetch_related("before__by")}
    return [replace(leaf, entry=stored.get(leaf.reference)) for leaf in found]


def _below(
    parts: tuple[Part, ...], above: IndicatorValue, depth: int, counted: Counted
) -> Iterator[Leaf]:
    most = FEW if depth and all(isinstance(part, Entered) for part in parts) else MOST
    for part in parts[:most]:
        if isinstance(part, IndicatorValue):
            code = period_code(part.period)
            yield Leaf(depth, part.definition.label, part.text, part.key, period=code)
            if depth < DEEPEST:
                yield from _below(part.parts, part, depth + 1, counted)
        elif isinstance(part, FigureValue):
            yield _figure(part, depth, counted)
        else:
            label = "" if part.unit == WHOLE else part.unit
            text = written(above.definition, part.value)
            yield Leaf(depth, label, text, reference=part.reference)
    if len(parts) > most:
        yield Leaf(depth, "", "", more=len(parts) - most)


def _figure(part: FigureValue, depth: int, counted: Counted) -> Leaf:
    for key, ledger in counted.catalogue.ledgers.items():
        if ledger.figures.get(part.key) == part.definition:
            figure = f"{key}.{part.key}"
            period = period_code(part.period)
            label = part.definition.label
            return Leaf(depth, label, part.text, "", None, ledger.label, figure, period)
    return Leaf(depth, part.definition.label, part.text)
