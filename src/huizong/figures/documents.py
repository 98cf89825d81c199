"""Reads document numbers: 某教发〔2011〕7号, in every style of brackets."""

import re

from huizong.chinese import number
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import FigureKind

_LONGEST_CODE = 12
_CODE = re.compile("[㐀-鿿]{1,12}$")
_SHORTEST_CODE = 2


def read_document(match: re.Match[str], text: str, lexicon: Lexicon) -> Token:
    """Return the document number with the issuing office's code before its bracket.

    The code is the run of Chinese characters before the bracket, from the last word that is no
    part of a code (以, 印发, 根据 ...).
    """
    bracket = match.start("document") - 1
    value = number(match["document_number"])
    token = Token(
        _code_start(text, bracket, lexicon), match.end(), FigureKind.DOCNUMBER, value, value
    )
    token.unit = "号"
    return token


def _code_start(text: str, bracket: int, lexicon: Lexicon) -> int:
    first = max(bracket - _LONGEST_CODE, 0)
    run = _CODE.search(text[first:bracket].rstrip())
    if run is None:
        return bracket
    start = first + run.start()
    for stop in lexicon.number_stop.finditer(text, start, bracket - _SHORTEST_CODE):
        start = stop.end()
    return start
