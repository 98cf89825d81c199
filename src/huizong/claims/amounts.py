"""The figures of a passage as amounts: exact values, what rounding hides, and the words before."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from huizong.chinese import fold
from huizong.claims.words import lexicon
from huizong.figures import normalised
from huizong.values import Bound, Figure, FigureKind, Passage, Place

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
_NUMBER = re.compile(r"(\d[\d,，]*)(?:\.(\d+))?")
_RATIO_PART = re.compile(r"\d+(?:\.\d+)?")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_GROUP_END = re.compile(r"[。！？!?\n；;]")
_CLAUSE_END = re.compile(r"[，。；、,;：:！？!?()（）|\n\t]")
_BRACKET, _OPENING = re.compile(r"[()（）]"), "(（"
_JOINT = re.compile(r"[\s、和及与]*")  # 减少5起4人; 分别回落2.16和1.66个百分点
_OPEN = re.compile("多|余|几")
_STRUCTURE = 48  # characters before a ratio that may say it tells a make-up
_LONGEST_GAP, _LONGEST_TAIL = 120, 16  # characters looked at before and behind a figure
_IN_RATIO, _COLON = ":", re.compile("[:：∶]")
_ABOUT = Decimal("0.1")
_UNIT_TAIL = re.compile(r"\(次\)|次$")
_LARGE = (("亿", Decimal(10**8)), ("万", Decimal(10**4)))
_UNITS = "元人名户个件吨斤亩台套吨担头只公里平方千瓦时度双次左右以上"
_CELL = ("|", "\t")
_WHOLE = Decimal(100)
ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal("0.5")


class Role(Enum):
    """What an amount is in its clause."""

    LEVEL = auto()  # what is counted now
    BASE = auto()  # what it is compared with
    CHANGE = auto()  # by how much it rose or fell


@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """A figure that can be reckoned with.

    `value` is what is written, in plain units; what the writer had lies in [low, high]. `step` is
    what one of the last written digit is worth, 0 for a whole count, which no rounding hides.
    `family` tells what may be added (people, things, money, a unit of measure), `unit` the measure
    word. `gap` is the folded text since the amount before it, `lead` that within its clause; `sign`
    is -1 for a fall. `sentence`, `group` (to the semicolon) and `passage` number its surroundings,
    `inside` is where the bracket around it opens, -1 outside of any.
    """

    order: int
    passage: int
    start: int
    end: int
    text: str
    kind: FigureKind
    family: str
    unit: str
    value: Decimal
    step: Decimal
    low: Decimal
    high: Decimal
    exact: bool
    gap: str
    lead: str
    tail: str
    role: Role
    sign: int
    sentence: int
    group: int
    inside: int
    places: tuple[Place, ...]
    cell: tuple[int, int, int]


def amounts(passages: Sequence[Passage]) -> tuple[Amount, ...]:
    """Return the amounts of all passages in order."""
    found: list[Amount] = []
    for number, passage in enumerate(passages):
        found += _of_passage(passage, number, len(found))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a figure stands: its passage, the words around it and what they make of it."""

    passage: Passage
    number: int
    text: str
    gap: str
    tail: str
    role: Role
    sign: int
    sentence: int
    group: int
    inside: int


def _of_passage(passage: Passage, number: int, order: int) -> Iterator[Amount]:
    for figure, spot in _spots(passage, number):
        own = spot
        for part in _parts(figure, spot.text):
            yield _amount(figure, part, own, order)
            order += 1
            own = replace(spot, gap=_IN_RATIO) if figure.kind is FigureKind.RATIO else spot


def _spots(passage: Passage, number: int) -> Iterator[tuple[Figure, _Spot]]:
    """Yield the figures of a passage that can be reckoned with, and where each stands."""
    counted = [figure for figure in passage.figures if _reckons(figure)]
    if not counted:
        return
    text = fold(passage.text)
    sentences = [match.end() for match in _SENTENCE_END.finditer(text)]
    groups = [match.end() for match in _GROUP_END.finditer(text)]
    brackets = _brackets(text)
    before, role, sign = 0, Role.LEVEL, 1
    ends = [figure.start for figure in counted[1:]] + [len(text)]
    for figure, end in zip(counted, ends, strict=True):
        gap = text[max(before, figure.start - _LONGEST_GAP) : figure.start]
        tail = clause(text[figure.end : min(end, figure.end + _LONGEST_TAIL)], first=True)
        if before == 0 or not _JOINT.fullmatch(gap):
            role, sign = _role(gap, tail)
        before = figure.end
        at = bisect_right(sentences, figure.start), bisect_right(groups, figure.start)
        inside = next((start for start, end in brackets if start < figure.start < end), -1)
        yield figure, _Spot(passage, number, text, gap, tail, role, sign, *at, inside)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return the brackets of a text, the innermost before those around them."""
    found, opened = [], []
    for match in _BRACKET.finditer(text):
        if match[0] in _OPENING:
            opened.append(match.start())
        elif opened:
            found.append((opened.pop(), match.start()))
    return found


def clause(words: str, *, first: bool = False) -> str:
    """Return the last clause of some words, or the first."""
    return _CLAUSE_END.split(words)[0 if first else -1]


def before_bracket(gap: str) -> str:
    """Return the last clause of some words, that before a bracket which they open."""
    opened = gap.rstrip()
    return clause(opened[:-1].removesuffix("的") if opened.endswith(("(", "（")) else gap)


def _reckons(figure: Figure) -> bool:
    if figure.kind is FigureKind.RATIO:
        return bool(_COLON.search(figure.text))
    stated = figure.low is not None or figure.high is not None
    return stated and (figure.kind in _COUNTED or figure.kind in _MEASURED)


_Part = tuple[int, int, FigureKind, Decimal | None, Decimal | None]


def _parts(figure: Figure, text: str) -> Iterator[_Part]:
    """Yield the figure itself, or the numbers of a ratio as percentages: 25.7:26.8:47.5."""
    if figure.kind is not FigureKind.RATIO:
        yield figure.start, figure.end, figure.kind, figure.low, figure.high
        return
    numbers = [*_RATIO_PART.finditer(text, figure.start, figure.end)]
    total = sum((Decimal(number[0]) for number in numbers), ZERO)
    told = lexicon().structure.search(text, max(figure.start - _STRUCTURE, 0), figure.start)
    if abs(total - _WHOLE) <= 1 or (told and all("." in number[0] for number in numbers)):
        for number in numbers:
            value = Decimal(number[0])
            yield number.start(), number.end(), FigureKind.PERCENT, value, value


def _role(gap: str, tail: str) -> tuple[Role, int]:
    """Return what the words before an amount make of it, and which way it goes."""
    words, told = lexicon(), before_bracket(gap)
    if words.rise.search(told):
        return Role.CHANGE, 1
    if words.fall.search(told):
        return Role.CHANGE, -1
    moves = words.origin.search(told) and words.moving.search(tail)
    if moves or words.compared.search(told):
        return Role.BASE, 1
    return Role.LEVEL, 1


def _amount(figure: Figure, part: _Part, spot: _Spot, order: int) -> Amount:
    start, end, kind, low, high = part
    base = normalised(figure) if kind in _MEASURED else None
    if base is not None:
        low, high = base.low, base.high
    value = next((each for each in (low, high) if each is not None), ZERO)
    step = _step(spot.text[start:end], value)
    if kind is FigureKind.COUNT and not figure.unit:
        kind = _of_cell(kind, value, step, spot.gap)
    unit = _UNIT_TAIL.sub("", fold(figure.unit or ""))
    passage = spot.passage
    return Amount(
        order, spot.number, start, end, passage.text[start:end], kind,
        _family(kind, (base.unit if base else unit) or ""), unit, value, step,
        *_interval(figure, value, step, (low, high)), figure.bound is Bound.EXACT,
        spot.gap, clause(spot.gap), spot.tail, spot.role, spot.sign,
        spot.sentence, spot.group, spot.inside, passage.places(start, end),
        (passage.table, passage.row, passage.column),
    )  # fmt: skip


def _of_cell(kind: FigureKind, value: Decimal, step: Decimal, gap: str) -> FigureKind:
    """Return what a bare number in a flattened table is: 35.6 beside 1250 is its percentage."""
    shown = gap.rstrip().endswith(_CELL) and (0 < step < 1 or value == _WHOLE) and value <= _WHOLE
    return FigureKind.PERCENT if shown else kind


def _family(kind: FigureKind, unit: str) -> str:
    if kind is FigureKind.COUNT:
        return "people" if unit[:1] in _PEOPLE and unit else "things"
    return "rate" if kind is FigureKind.PERCENT and unit in _RATE else f"{kind}{unit}"


def _step(text: str, value: Decimal) -> Decimal:
    """Return what the last written digit is worth; 0 where a whole number is written out."""
    match = _NUMBER.search(text)
    if match is None:
        return next((worth for word, worth in _LARGE if text.rstrip(_UNITS).endswith(word)), ZERO)
    written = Decimal(
        match[1].replace(",", "").replace("，", "") + (f".{match[2]}" if match[2] else "")
    )
    last = Decimal(1).scaleb(-len(match[2] or ""))
    scale = value / written if written else ONE
    step = last * scale
    return ZERO if step == ONE and not match[2] else step


def _interval(
    figure: Figure, value: Decimal, step: Decimal, bounds: tuple[Decimal | None, Decimal | None]
) -> tuple[Decimal, Decimal]:
    """Return between what the true number lies, as far as the writing tells."""
    low, high = bounds
    if figure.bound is Bound.OVER:
        return value, (_next_round(value) if _OPEN.search(figure.text) else Decimal("Infinity"))
    if figure.bound is Bound.UNDER:
        return ZERO, value
    if figure.bound is Bound.ABOUT:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if figure.bound is Bound.RANGE and low is not None and high is not None:
        return low, high
    return value - step * HALF, value + step * HALF


def _next_round(value: Decimal) -> Decimal:
    """Return where 多 ends: 400多 is below 500, 1230多 below 1240."""
    if not value:
        return ONE
    exponent = value.normalize().as_tuple().exponent
    return value + Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
