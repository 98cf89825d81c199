"""Reads blanks that whoever prepared the text left: _多人, 20xx年, _月_日, □."""

import re

from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import FigureKind


def read_blank(match: re.Match[str], text: str, lexicon: Lexicon) -> Token:
    """Return a blank with its unit and approximators as a placeholder; it has no value."""
    token = Token(match.start("blank"), match.end("blank"), FigureKind.PLACEHOLDER)
    if not match["blank_date"]:
        more = text[token.end : token.end + 1] in ("多", "余")
        unit = lexicon.unit.match(text, token.end + more)
        token.end = unit.end() if unit and text[token.start] != "□" else token.end
    return token
