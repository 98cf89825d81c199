"""Reads counts, money, percentages, measures and scores; a number without a unit stays bare."""

import re
from decimal import Decimal

from huizong.chinese import number
from huizong.figures import contexts
from huizong.figures.bare import read_bare
from huizong.figures.edges import drop_marker
from huizong.figures.families import JOINTS, MEASURED
from huizong.figures.lexicon import Lexicon
from huizong.figures.numerals import read_numeral
from huizong.figures.ordinals import RANKED, read_ordinal
from huizong.figures.smaller import SMALLER, take_smaller
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_HALF = Decimal("0.5")
_RATES = {"百": "%", "千": "‰"}
_DIGITS = frozenset("一二两三四五六七八九十")
_SECOND_SHARE = re.compile(
    "[至到～—~-]([一二三四五六七八九十百]+(?:点[〇零一二三四五六七八九]+)?)(?=[左以的，。；、,;）)]|$)"
)
_TENTHS = frozenset("成折")


def read_quantity(match: re.Match[str], text: str, lexicon: Lexicon) -> Token | None:
    """Return the figure or bare number that a match of `quantity` states, None if it is neither."""
    nth, base, held, unit, chinese = match.group("nth", "base", "held", "unit", "chinese")
    alone = chinese in _DIGITS and not (nth or base or held or unit)
    if alone and text[match.end() : match.end() + 1] not in JOINTS:
        return None  # by far the most frequent: 一是, 一支
    token = read_numeral(match)
    if token is None:
        return None
    if nth:
        return read_ordinal(match, token, text, lexicon)
    if base:
        return _fraction(match, token, base, text, lexicon)
    if not (unit or held):
        return read_bare(match, token, text, lexicon)
    kind = lexicon.kinds.get(unit or held) or lexicon.kinds.get(f"个{held}")
    if kind is None:
        return _unmeasured(match, token, text, lexicon)
    if not contexts.stands(match, token, kind, text, lexicon):
        return token  # still a number: 一 in 一至三名
    return _measured(match, token, kind, text, lexicon)


def _unmeasured(match: re.Match[str], token: Token, text: str, lexicon: Lexicon) -> Token:
    """Read a number before a word that only 第 numbers; 7.9级地震 measures."""
    if match["arabic"] and match["unit"] == "级":
        end = match.end()
        if contexts.is_grade(text, token.start, end, lexicon):
            _take_unit(match, token, FigureKind.COUNT, lexicon)
            return token
    return read_bare(match, token, text, lexicon)


def _measured(
    match: re.Match[str], token: Token, kind: FigureKind, text: str, lexicon: Lexicon
) -> Token:
    """Return the number as a figure of its unit's kind."""
    if match["arabic"] and "." in match["arabic"]:
        drop_marker(token, match["arabic"], match["unit"] or "", text, lexicon)
    _take_unit(match, token, kind, lexicon)
    if match["chinese"] and contexts.numbers_session(token, text):
        token.kind = FigureKind.ORDINAL
    if token.unit in RANKED and text.endswith(lexicon.place_before, 0, token.start):
        token.kind = FigureKind.RANK
    following = text[token.end : token.end + 1]
    if following == "/":
        _take_rate(token, text, lexicon)
    elif following in SMALLER:
        take_smaller(match, token, text, lexicon)
    return token


def _take_unit(match: re.Match[str], token: Token, kind: FigureKind, lexicon: Lexicon) -> None:
    name = "held" if match["held"] else "unit"
    within, unit, tail, times, after = match.group("within", name, "tail", "times", "after")
    token.kind, token.unit = kind, unit + times.lstrip() if times else unit
    token.unit_at = (match.start(name), match.end("times" if times else name))
    token.end = token.unit_at[1]
    belongs = tail and (kind in MEASURED or unit in _TENTHS)  # 三年多, 七成半; not 三个多
    if within in ("多", "余") or (belongs and tail != "半"):
        token.bound = Bound.OVER
    if within == "半" or (belongs and tail == "半"):
        _add(token, _HALF)
    if belongs or not tail:
        token.end = match.end()
        token.bound = lexicon.after[after] if after else token.bound
    if unit in _TENTHS:
        _as_percent(token)
    elif kind is FigureKind.PERCENT:
        token.unit_at = None  # ％ and % are one unit


def _take_rate(token: Token, text: str, lexicon: Lexicon) -> None:
    """Take what the unit is counted per: 12微克/立方米, 3200元/吨, and a bound behind it."""
    per = lexicon.per.match(text, token.end)
    if per is None or token.unit is None or token.unit_at is None:
        return
    token.unit += per["per"]
    token.unit_at = (token.unit_at[0], per.end("per"))
    token.end = per.end()
    token.bound = lexicon.after[per["after"]] if per["after"] else token.bound


def _add(token: Token, more: Decimal) -> None:
    if token.low is not None and token.high is not None:
        token.low, token.high = token.low + more, token.high + more


def _as_percent(token: Token) -> None:
    """三成 is 30%, 八折 80%."""
    if token.low is not None and token.high is not None:
        token.low, token.high = token.low * 10, token.high * 10
    token.unit, token.unit_at = "%", None


def _take_second_share(token: Token, text: str) -> None:
    """百分之四到五 names its base once."""
    second = _SECOND_SHARE.match(text, token.end)
    high = number(second[1]) if second else None
    if second and high is not None and token.low is not None and token.low < high:
        token.end, token.high, token.bound = second.end(), high, Bound.RANGE


def _fraction(match: re.Match[str], token: Token, base: str, text: str, lexicon: Lexicon) -> Token:
    """百分之五 is 5%; 三分之一 is a ratio, whose value is its parts."""
    token.start = match.start("base")
    if after := match["after"]:
        token.end, token.bound = match.end(), lexicon.after[after]
    token.kind = FigureKind.PERCENT if base in _RATES else FigureKind.RATIO
    token.unit = _RATES.get(base)
    if token.kind is FigureKind.PERCENT and token.bound is Bound.EXACT:
        _take_second_share(token, text)
    if token.kind is FigureKind.RATIO:
        token.low = token.high = None
    return token
