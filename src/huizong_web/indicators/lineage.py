"""Where a value comes from: what it was reckoned from, down to entries and rows of registers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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

DEEPEST = 6
_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)?")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A line of what a value is made of: `depth` below it, what it is, and how much.

    `entry` is what was entered with who and when; `figure` the full key of a register's figure
    (hazard.found), whose records can be asked for, `ledger` what the register is called. `period`
    is that of the part, as addresses have it: it may be an earlier one.
    """

    depth: int
    label: str
    text: str
    key: str = ""
    entry: Entry | None = None
    ledger: str = ""
    figure: str = ""
    period: str = ""


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
    """Return what a value is made of, each part followed by its own parts."""
    wanted = {each.reference for each in value.entries}
    found = Entry.objects.filter(pk__in=[int(each) for each in wanted if each]).select_related("by")
    stored = {str(entry.pk): entry for entry in found.prefetch_related("before__by")}
    return list(_below(value.parts, value, 0, counted, stored))


def _below(
    parts: tuple[Part, ...],
    above: IndicatorValue,
    depth: int,
    counted: Counted,
    stored: dict[str, Entry],
) -> Iterator[Leaf]:
    for part in parts:
        if isinstance(part, IndicatorValue):
            code = period_code(part.period)
            yield Leaf(depth, part.definition.label, part.text, part.key, period=code)
            if depth < DEEPEST:
                yield from _below(part.parts, part, depth + 1, counted, stored)
        elif isinstance(part, FigureValue):
            yield _figure(part, depth, counted)
        else:
            yield _entered(part, above, depth, stored)


def _figure(part: FigureValue, depth: int, counted: Counted) -> Leaf:
    for key, ledger in counted.catalogue.ledgers.items():
        if ledger.figures.get(part.key) == part.definition:
            figure = f"{key}.{part.key}"
            period = period_code(part.period)
            label = part.definition.label
            return Leaf(depth, label, part.text, "", None, ledger.label, figure, period)
    return Leaf(depth, part.definition.label, part.text)


def _entered(part: Entered, above: IndicatorValue, depth: int, stored: dict[str, Entry]) -> Leaf:
    label = "" if part.unit == WHOLE else part.unit
    return Leaf(
        depth, label, written(above.definition, part.value), entry=stored.get(part.reference)
    )
