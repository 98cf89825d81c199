"""Reads 第 with a number: ordinals, ranks, quarters."""

import re

from huizong.figures.families import NUMBERED
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

RANKED = frozenset("名位")
_NOT_NUMBERED = frozenset("页者倍")
_ENDS = "，。；、,;）)！!”》 的\r\n"


def read_ordinal(match: re.Match[str], token: Token, text: str, lexicon: Lexicon) -> Token | None:
    """Return 第一名 as a rank, 第二次 as an ordinal, 第三季度 as a date, else None.

    The unit of an ordinal is its measure word, or the noun where it has none (第三专题).
    """
    name = "held" if match["held"] else "unit"
    unit = match[name]
    token.bound = Bound.EXACT
    if unit is None:
        return _bare_rank(match, token, text, lexicon)
    if unit in lexicon.kinds and lexicon.kinds[unit] not in NUMBERED:
        return None
    if unit in _NOT_NUMBERED:
        return None
    token.start, token.end = match.start("nth"), match.end(name)
    token.unit, token.unit_at = unit, match.span(name)
    token.kind = FigureKind.RANK if unit in RANKED else FigureKind.ORDINAL
    return token


def _bare_rank(match: re.Match[str], token: Token, text: str, lexicon: Lexicon) -> Token:
    """居全省第一: a place without a measure word; else the head of 第一、二、三批."""
    token.start, token.nth = match.start("nth"), True
    ends = text[token.end : token.end + 1] in _ENDS
    if ends and text.endswith(lexicon.rank_before, 0, token.start):
        token.kind = FigureKind.RANK
    return token


def as_ordinal(token: Token) -> None:
    """Make the counted end of 第一、二、三批 or 第3至5名 what 第 before the first makes it."""
    if token.kind in NUMBERED:
        token.kind = FigureKind.RANK if token.unit in RANKED else FigureKind.ORDINAL
