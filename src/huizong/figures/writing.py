"""Writes a quantity in the style asked for, so that reading it gives the quantity again.

Ranges follow GB/T 15835-2011 5.1.3: a scale or percent sign is repeated (9亿元～16亿元, 15%～30%),
a plain unit stands once (400～429页).
"""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from huizong.chinese import arabic_numeral, chinese_numeral
from huizong.figures.families import MEASURED
from huizong.figures.find import figures
from huizong.figures.words import standard_words
from huizong.values import Bound, Figure, FigureKind, Quantity


class Scale(StrEnum):
    """By what a number is shortened."""

    ONE = ""
    WAN = "万"
    YI = "亿"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a quantity is written; the defaults write every digit in Arabic numerals.

    `places` are decimals after the scale, rounded half up; None keeps the value exact. `chinese`
    writes 三万五千 and 百分之五. The words of a bound stand in `figure_approximators.yaml`: 约, 近,
    左右, 以上, 不少于, 多, 余, 以内, 不超过 ...
    """

    scale: Scale = Scale.ONE
    places: int | None = None
    separators: bool = False
    chinese: bool = False
    about: str = "约"
    over: str = "以上"
    under: str = "以内"
    joint: str = "～"


class UnwritableError(ValueError):
    """A quantity cannot be written in this style so that it would be read as itself again."""


PLAIN = Style()
_FACTORS = {Scale.ONE: Decimal(1), Scale.WAN: Decimal(10**4), Scale.YI: Decimal(10**8)}
_TOO_LARGE = Decimal(10**24)
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_RATES = {"%": "百分之", "‰": "千分之"}
_MORE = frozenset("多余")
_NUMBERED = frozenset({FigureKind.ORDINAL, FigureKind.RANK})
_READ_IN = ("为", "，")  # a sentence around it, where a minus is a minus


def quantity(figure: Figure) -> Quantity:
    """Return what a figure states, without its place and words."""
    return Quantity(figure.kind, figure.low, figure.high, figure.bound, figure.unit)


def rounded(given: Quantity, style: Style = PLAIN) -> Quantity:
    """Return the quantity that `written` prints: half up at the last decimal of the style."""
    return replace(given, low=_rounded(given.low, style), high=_rounded(given.high, style))


def written(given: Quantity, style: Style = PLAIN) -> str:
    """Return a quantity as text that reads as `rounded(given, style)` again.

    A range of 3.5万元 to 4万元 is 3.5万元～4万元. Raises UnwritableError where the style would be
    read otherwise or not at all: 一 before a measure word, 多 behind an odd number, a ratio
    without value, a document number, a date (see `written_date`).
    """
    shown = rounded(given, style)
    text = _bounded(shown, style)
    if _read(text) != shown:
        raise UnwritableError(f"{text!r} would not be read as {shown}")
    return text


def _rounded(value: Decimal | None, style: Style) -> Decimal | None:
    if value is None or style.places is None:
        return value
    if abs(value) >= _TOO_LARGE:
        raise UnwritableError("no numeral of more than 24 digits is read as a number")
    factor, step = _FACTORS[style.scale], Decimal(1).scaleb(-style.places)
    return _EXACT.multiply(_EXACT.divide(value, factor).quantize(step, context=_EXACT), factor)


def _read(text: str) -> Quantity | None:
    """Return the quantity that stands in a sentence as this text and nothing else."""
    before, after = _READ_IN
    found = figures(f"{before}{text}{after}")
    return quantity(found[0]) if [figure.text for figure in found] == [text] else None


def _bounded(given: Quantity, style: Style) -> str:
    if given.bound is Bound.RANGE:
        return _range(given, style)
    word = _word(given.bound, style)
    value = given.high if given.bound is Bound.UNDER else given.low
    if value is None or (given.bound in (Bound.EXACT, Bound.ABOUT) and given.high != value):
        raise UnwritableError(f"{given} has no single value")
    if word in _MORE:
        return _with_more(value, given, style, word)
    text = _number(value, given, style) + _unit(given, style)
    return word + text if word in standard_words().before else text + word


def _word(bound: Bound, style: Style) -> str:
    """Return the word of a bound; raises UnwritableError where it has another meaning."""
    if bound is Bound.EXACT:
        return ""
    words, word = standard_words(), str(getattr(style, bound))
    known = words.before.get(word) or words.after.get(word)
    if known is not bound:
        raise UnwritableError(f"{word!r} is no word for {bound}")
    return word


def _with_more(value: Decimal, given: Quantity, style: Style, word: str) -> str:
    """300多人, 3万多元, but 3年多: 多 follows a round number, or a measured unit."""
    number, unit = _number(value, given, style), _unit(given, style)
    if unit and given.kind in MEASURED and number[-1] not in "0十百千万亿":
        return number + unit + word
    return number + word + unit


def _range(given: Quantity, style: Style) -> str:
    if given.low is None or given.high is None or given.low >= given.high:
        raise UnwritableError(f"{given} is no range with two ends")
    low, high = (_number(value, given, style) for value in (given.low, given.high))
    unit = _unit(given, style)
    # 三～七万件 would be three to seven times ten thousand: a scale serves both ends.
    scaled = style.scale or high.endswith(("万", "亿"))
    repeated = unit if scaled or given.kind is FigureKind.PERCENT else ""
    return f"{low}{repeated}{style.joint}{high}{unit}"


def _number(value: Decimal, given: Quantity, style: Style) -> str:
    """Return the numeral with its scale, 第 before an ordinal, 百分之 before a Chinese rate."""
    shown = _EXACT.divide(value, _FACTORS[style.scale])
    if style.places is None:
        shown = _shortest(shown)
    rate = _RATES.get(given.unit or "", "") if style.chinese else ""
    nth = "第" if given.kind in _NUMBERED else ""
    numeral = _numeral(shown, style)
    if numeral == "二" and given.unit and not (nth or rate or style.scale):
        numeral = "两"
    return nth + rate + numeral + style.scale


def _numeral(value: Decimal, style: Style) -> str:
    if not style.chinese:
        return arabic_numeral(value, separators=style.separators)
    try:
        return chinese_numeral(value)
    except ValueError as error:
        raise UnwritableError(str(error)) from error


def _unit(given: Quantity, style: Style) -> str:
    if style.chinese and given.unit in _RATES:
        return ""
    held = standard_words().held_by_ge
    return f"个{given.unit}" if given.unit in held else given.unit or ""


def _shortest(value: Decimal) -> Decimal:
    """Return the value without the zeros behind its decimals: 3.50 is 3.5."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize(_EXACT)
