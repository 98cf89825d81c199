"""Reads blanks that whoever prepared the text left: _多人, 20xx年, _月_日, □."""

import re

from huizong.figures.families import PLACES
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import FigureKind

_MORE = re.compile("[多余]?[百千万亿]*")


def read_blank(match: re.Match[str], text: str, lexicon: Lexicon) -> Token:
    """Return a blank with its unit and approximators as a placeholder; it has no value."""
    token = Token(match.start("blank"), match.end("blank"), FigureKind.PLACEHOLDER)
    if not match["blank_date"]:
        more = _MORE.match(text, token.end)
        unit = lexicon.unit.match(text, more.end() if more else token.end)
        if unit and unit[0] in lexicon.kinds and unit[0] not in PLACES and text[token.start] != "□":
            token.end = unit.end()
    return token
