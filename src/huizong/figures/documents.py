"""Reads document numbers: 某教发〔2011〕7号, in every style of brackets."""

import re

from huizong.chinese import number
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_LONGEST_CODE = 12
_CODE = re.compile("[㐀-鿿]{1,12}$")
_SHORTEST_CODE = 2


def read_document(match: re.Match[str], text: str, lexicon: Lexicon) -> Token:
    """Return the document number with the issuing office's code before its bracket.

    The code is the run of Chinese characters before the bracket, from the last word that is no
    part of a code (以, 印发, 根据 ...). 〔2018〕1—5号 are five documents, a range.
    """
    start = _code_start(text, match.start("document") - 1, lexicon)
    first, last = match["first_number"], match["document_number"]
    token = Token(start, match.end(), FigureKind.DOCNUMBER, number(first or last), number(last))
    token.unit, token.bound = "号", Bound.RANGE if first else Bound.EXACT
    return token


def read_case(match: re.Match[str], _text: str, _lexicon: Lexicon) -> Token:
    """Return the number of a court case: （2020）某0101民初123号."""
    value = number(match["case_number"])
    start = match.start("case") - 1
    return Token(start, match.end(), FigureKind.DOCNUMBER, value, value, unit="号")


def _code_start(text: str, bracket: int, lexicon: Lexicon) -> int:
    first = max(bracket - _LONGEST_CODE, 0)
    run = _CODE.search(text[first:bracket].rstrip())
    if run is None:
        return bracket
    start = first + run.start()
    for stop in lexicon.number_stop.finditer(text, start, bracket - _SHORTEST_CODE):
        start = stop.end()
    return start
