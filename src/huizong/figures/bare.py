"""Reads a number without a measure word: mostly none, sometimes a total, a year, a cell."""

import re

from huizong.figures import contexts
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import FigureKind

_YEAR = re.compile("(?:19[5-9]|20[0-4])[0-9]")
_YEAR_IN_WORDS = re.compile("(?:一九|二[〇零])[〇零一二三四五六七八九]{2}")
_HANZI = re.compile("[㐀-鿿]")
_OPENING = "《“（(「、，"
_MINUS = "-－−"


def read_bare(match: re.Match[str], token: Token, text: str, lexicon: Lexicon) -> Token:
    """Return the number as a count or a year where its place tells so, else as a bare number.

    34万, 300多, 60以上 tell by themselves; a cell of a table and the number after 参赛人数 by
    their place; 2010 before a Chinese word (某局2010工作总结) is a year.
    """
    arabic, chinese, after = match.group("arabic", "chinese", "after")
    if after and not match["unit"] and (arabic or token.scale):
        token.end, token.bound, token.kind = match.end(), lexicon.after[after], FigureKind.COUNT
    elif _is_large(match, token):
        token.kind = FigureKind.COUNT
    elif (arabic and _is_year(arabic, token, text)) or (
        chinese and _YEAR_IN_WORDS.fullmatch(chinese)
    ):
        token.kind, token.date, token.low, token.high = FigureKind.DATE, str(token.low), None, None
    elif arabic and _is_count(token, text, lexicon):
        token.kind = FigureKind.COUNT
    if contexts.after_letters(text, token.start):
        token.kind = None
    return token


def _is_large(match: re.Match[str], token: Token) -> bool:
    """Whether the number tells by itself: 34万, 300多, 五百万, 十亿; not 百万, 千亿, 十万."""
    arabic, chinese, more = match.group("arabic", "chinese", "more")
    if arabic:
        return bool(token.scale) or more in ("多", "余")
    if chinese == "十万" and not more:
        return False
    return bool(token.scale) and (chinese[0] not in "百千万亿" or more in ("多", "余"))


def _is_year(numeral: str, token: Token, text: str) -> bool:
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return (
        bool(_YEAR.fullmatch(numeral))
        and bool(_HANZI.match(after))
        and (not before or bool(_HANZI.match(before)) or before in _OPENING or before.isspace())
    )


def _is_count(token: Token, text: str, lexicon: Lexicon) -> bool:
    signed = token.start > 0 and text[token.start - 1] in _MINUS
    if contexts.in_cell(text, token.start - signed, token.end):
        return True
    if contexts.is_index(text, token.start, lexicon):
        return True
    following = text[token.end : token.end + 1]
    return text.endswith(lexicon.total_before, 0, token.start) and not _HANZI.match(following)
