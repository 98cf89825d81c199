"""The figures of passages as amounts, in the order in which they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from huizong.chinese import fold
from huizong.claims.amount import ZERO, Amount
from huizong.claims.precision import interval, step_of
from huizong.claims.surroundings import Spot, spots
from huizong.claims.words import lexicon
from huizong.figures import normalised
from huizong.values import Bound, Figure, FigureKind, Passage

_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.POINTS})
_MEASURED = frozenset(
    {
        FigureKind.AREA,
        FigureKind.LENGTH,
        FigureKind.MASS,
        FigureKind.VOLUME,
        FigureKind.DURATION,
        FigureKind.SCORE,
    }
)
_RATE = frozenset(("", "%"))
_PEOPLE = frozenset("人名位")
_RATIO_PART = re.compile(r"\d+(?:\.\d+)?")
_UNIT_TAIL = re.compile(r"\(次\)|次$")
_CELL = ("|", "\t")
_PAIR = 2  # numbers of a ratio to one
_WHOLE = Decimal(100)
_COLON, _IN_RATIO = re.compile("[:：∶]"), ":"
_STRUCTURE = 48  # characters before a ratio that may say it tells a make-up
_Part = tuple[int, int, FigureKind, Decimal | None, Decimal | None]


def amounts(passages: Sequence[Passage]) -> tuple[Amount, ...]:
    """Return the amounts of all passages in order."""
    found: list[Amount] = []
    for number, passage in enumerate(passages):
        if passage.figures:
            found += _of_passage(passage, number, len(found))
    return tuple(found)


def _of_passage(passage: Passage, number: int, order: int) -> Iterator[Amount]:
    cell = passage.table, passage.row, passage.column
    for figure, spot in spots(passage, number, _reckons):
        own = spot
        for part in _parts(figure, spot.text):
            yield _amount(figure, part, own, order, cell)
            order += 1
            if figure.kind is FigureKind.RATIO:
                own = replace(spot, gap=_IN_RATIO, lead="")


def _reckons(figure: Figure) -> bool:
    if figure.kind is FigureKind.RATIO:
        return bool(_COLON.search(figure.text))
    stated = figure.low is not None or figure.high is not None
    return stated and (figure.kind in _COUNTED or figure.kind in _MEASURED)


def _parts(figure: Figure, text: str) -> Sequence[_Part]:
    """Return the figure itself, the numbers of a ratio as percentages, or what is told to one."""
    if figure.kind is not FigureKind.RATIO:
        return ((figure.start, figure.end, figure.kind, figure.low, figure.high),)
    numbers = [*_RATIO_PART.finditer(text, figure.start, figure.end)]
    total = sum((Decimal(number[0]) for number in numbers), ZERO)
    told = lexicon().structure.search(text, max(figure.start - _STRUCTURE, 0), figure.start)
    if abs(total - _WHOLE) <= 1 or (told and all("." in number[0] for number in numbers)):
        values = [Decimal(number[0]) for number in numbers]
        return [
            (number.start(), number.end(), FigureKind.PERCENT, value, value)
            for number, value in zip(numbers, values, strict=True)
        ]
    if len(numbers) == _PAIR and numbers[1][0] == "1":  # 收入比2.04:1
        value, first = Decimal(numbers[0][0]), numbers[0]
        return ((first.start(), first.end(), figure.kind, value, value),)
    return ()


def _amount(
    figure: Figure, part: _Part, spot: Spot, order: int, cell: tuple[int, int, int]
) -> Amount:
    start, end, kind, low, high = part
    base = normalised(figure) if kind in _MEASURED else None
    if base is not None:
        low, high = base.low, base.high
    value = low if low is not None else high if high is not None else ZERO
    step = step_of(spot.text[start:end], value)
    if kind is FigureKind.COUNT and not figure.unit:
        kind = _of_cell(kind, value, step, spot.gap)
    unit = _plain(figure.unit) if figure.unit else ""
    passage = spot.passage
    return Amount(
        order, spot.number, start, end, passage.text[start:end], kind,
        _family(kind, (base.unit if base else unit) or ""), unit, value, step,
        *interval(figure, value, step, (low, high)), figure.bound is Bound.EXACT,
        spot.gap, spot.lead, spot.tail, spot.role, spot.sign,
        spot.sentence, spot.group, spot.inside, passage, cell,
    )  # fmt: skip


@lru_cache(1024)
def _plain(unit: str) -> str:
    """Return a unit in one spelling: 人次 counts as 人."""
    return _UNIT_TAIL.sub("", fold(unit))


def _of_cell(kind: FigureKind, value: Decimal, step: Decimal, gap: str) -> FigureKind:
    """Return what a bare number in a flattened table is: 35.6 beside 1250 is its percentage."""
    shown = gap.rstrip().endswith(_CELL) and (0 < step < 1 or value == _WHOLE) and value <= _WHOLE
    return FigureKind.PERCENT if shown else kind


def _family(kind: FigureKind, unit: str) -> str:
    if kind is FigureKind.COUNT:
        return "people" if unit[:1] in _PEOPLE and unit else "things"
    return "rate" if kind is FigureKind.PERCENT and unit in _RATE else f"{kind}{unit}"
