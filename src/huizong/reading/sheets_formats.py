"""Shows a number as its cell does, by the cell's number format (ISO 29500-1 §18.8.31).

Decimals, grouping, percent, scaling, units and signs are followed to the letter; dates are
written in Chinese (sheets_dates.py). A number whose format we cannot follow (fractions, powers of
ten, conditions) is shown as it is stored.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from huizong.reading.sheets_dates import shown_date, units_of

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[\$(?P<money>[^\]-]*)[^\]]*\]'
    r"|(?P<elapsed>\[(?:h+|m+|s+)\])|\[(?P<condition>[<>=][^\]]*)\]|\[(?P<other>[^\]]*)\]"
    r"|(?P<general>General|G/通用格式|Standard)|(?P<noon>AM/PM|A/P|上午/下午)"
    r"|(?P<power>E[+-])|(?P<date>y+|m+|d+|h+|s+|a{3,}|[eg]+)|(?P<digit>[0#?])"
    r"|(?P<percent>%)|(?P<point>\.)|(?P<comma>,)|(?P<fraction>/)|(?P<text>@)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|[^;"\\])*')
_LITERALS = ("quoted", "escaped", "money", "literal", "percent")
_WORDS = {"quoted", "escaped", "literal"}
_MOST_DECIMALS = 30
_PLAIN_POWER = 20  # a power of ten beyond which General itself writes one

Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Digits:
    """How a section writes a number: what stands around it, and its digits."""

    before: str
    after: str
    whole: int
    decimals: int
    fixed: int
    grouped: bool
    power: int


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return a stored number as a cell with the format `code` shows it."""
    sections = _sections(code)
    index = _chosen(value, len(sections))
    tokens = sections[index]
    kinds = {kind for kind, _ in tokens}
    if "condition" in {kind for section in sections for kind, _ in section}:
        return general(value)
    if kinds & {"date", "elapsed"}:
        return shown_date(value, tokens, from_1904=from_1904) or general(value)
    if kinds <= _WORDS:
        return "".join(text for _, text in tokens)
    digits = _digits(tokens)
    if digits is None:
        return general(value)
    return _written(value, digits, signed=index == 0 and value < 0)


def shown_text(text: str, code: str) -> str:
    """Return a stored text as a cell with the format `code` shows it: "县"@ puts 县 before it."""
    sections = _sections(code)
    tokens = sections[3] if len(sections) > 3 else sections[-1]
    if ("text", "@") not in tokens:
        return text
    return "".join(text if kind == "text" else literal for kind, literal in tokens if kind in _SAID)


_SAID = ("text", "quoted", "escaped", "literal")


def general(value: float) -> str:
    """Return a number as the format General shows it in a cell that is wide enough."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    written = Decimal(format(value, ".15g"))
    if abs(written.adjusted()) > _PLAIN_POWER:
        return format(value, ".15g")
    return format(written.normalize(), "f")


class Shape(StrEnum):
    """What the format of a cell makes of its number."""

    NUMBER = "number"
    PERCENT = "percent"
    WORDED = "worded"  # with words beside it, as a measure word
    DAY = "day"
    CLOCK = "clock"
    MOMENT = "moment"  # day and time


@lru_cache(maxsize=512)
def shape(code: str) -> Shape:
    """Return what a format makes of a number, by its first section."""
    tokens = _sections(code)[0]
    kinds = {kind for kind, _ in tokens}
    if kinds & {"date", "elapsed"}:
        units = units_of(tokens)
        if not units & set("hms"):
            return Shape.DAY
        return Shape.MOMENT if units & set("YMDW") else Shape.CLOCK
    digits = _digits(tokens)
    if digits is None:
        return Shape.NUMBER
    if digits.power:
        return Shape.PERCENT if "percent" in kinds else Shape.NUMBER
    around = (text for kind, text in tokens if kind in _WORDS)
    return Shape.WORDED if any(map(str.isalpha, around)) else Shape.NUMBER


def with_words(number: str, code: str) -> str:
    """Return a number, as it is written already, with the words that a format puts beside it."""
    digits = _digits(_sections(code)[0])
    return number if digits is None else f"{digits.before}{number}{digits.after}"


@lru_cache(maxsize=512)
def hides(code: str) -> bool:
    """Whether a format shows nothing whatever the cell holds (;;;)."""
    return code.count(";") >= 2 and not code.replace(";", "").strip()


def _chosen(value: float, sections: int) -> int:
    """Return which section of a format a number takes: positive, negative, zero."""
    if value < 0 and sections >= 2:
        return 1
    return 2 if value == 0 and sections >= 3 else 0


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[Token, ...], ...]:
    parts: list[tuple[Token, ...]] = []
    position = 0
    while len(parts) < 4:
        match = _SECTION.match(code, position)
        end = match.end() if match else len(code)
        parts.append(tuple(_tokens(code[position:end])))
        position = end + 1
        if position > len(code):
            break
    return tuple(parts)


def _tokens(section: str) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        if kind is None or kind == "other":
            continue
        found.append((kind, match[kind]))
    return found


@lru_cache(maxsize=512)
def _digits(tokens: tuple[Token, ...]) -> _Digits | None:
    """Return how a section writes its digits, None where we cannot follow it."""
    kinds = [kind for kind, _ in tokens]
    places = [index for index, kind in enumerate(kinds) if kind == "digit"]
    if not places or {"power", "fraction", "general", "text", "noon"} & set(kinds):
        return None
    first, last = places[0], places[-1]
    if kinds[:first] and kinds[first - 1] == "point":
        first -= 1
    middle = kinds[first : last + 1]
    if set(middle) - {"digit", "point", "comma"} or middle.count("point") > 1:
        return None
    behind = last + 1
    while behind < len(kinds) and kinds[behind] == "comma":
        behind += 1
    return _measured(tokens, first, last, behind)


def _measured(tokens: tuple[Token, ...], first: int, last: int, behind: int) -> _Digits:
    core = "".join(text for _, text in tokens[first : last + 1])
    whole, _, decimals = core.partition(".")
    rest = tokens[behind:]
    if rest and rest[0][0] == "point":
        rest = rest[1:]
    around = (*tokens[:first], *rest)
    percents = sum(kind == "percent" for kind, _ in around)
    return _Digits(
        before="".join(text for kind, text in tokens[:first] if kind in _LITERALS),
        after="".join(text for kind, text in rest if kind in _LITERALS),
        whole=whole.count("0"),
        decimals=min(len(decimals.replace(",", "")), _MOST_DECIMALS),
        fixed=min(decimals.count("0"), _MOST_DECIMALS),
        grouped="," in whole,
        power=2 * percents - 3 * (behind - last - 1),
    )


def _written(value: float, digits: _Digits, *, signed: bool) -> str:
    exact = abs(Decimal(format(value, ".15g"))).scaleb(digits.power)
    if exact.adjusted() > _MOST_DECIMALS:
        return general(value)
    rounded = exact.quantize(Decimal(1).scaleb(-digits.decimals), rounding=ROUND_HALF_UP)
    whole, _, decimals = format(rounded, "f").partition(".")
    while len(decimals) > digits.fixed and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.lstrip("0").rjust(digits.whole, "0")
    if digits.grouped and whole:
        whole = f"{int(whole):,}".rjust(len(whole), "0")
    minus = "-" if signed and rounded else ""
    return minus + digits.before + whole + ("." + decimals if decimals else "") + digits.after
