"""Puts the approximators before a number into its span, and bounds into its value."""

from decimal import Decimal

from huizong.figures import contexts
from huizong.figures.edges import take_edge
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_NOT_APPROXIMATE = frozenset(
    {FigureKind.DATE, FigureKind.TIME, FigureKind.ORDINAL, FigureKind.RANK, FigureKind.DOCNUMBER}
)
_COMPARING = frozenset({"超", "高于", "低于", "突破"})  # 超0.5个百分点 is exactly that much more
_LONE_SCALES = "百千万亿"


def approximate(token: Token, text: str, lexicon: Lexicon) -> None:
    """Widen the token by the approximator before it (近500份) and take its bound.

    A bound behind the number is the stronger: 近…以上 is over. 上百 needs its 上: without any
    approximator a lone 百 is no number.
    """
    if token.kind in _NOT_APPROXIMATE:
        return
    take_edge(token, text)
    start, bound = contexts.approximator_before(text, token.start, lexicon)
    lone = text[token.start] in _LONE_SCALES and token.kind is not FigureKind.PERCENT
    if bound is not None and _approximates(token, start, text, lexicon, lone=lone):
        _widen(token, start, bound, lone=lone)
    elif lone and token.bound is Bound.EXACT:
        token.kind = token.low = token.high = None


def _approximates(token: Token, start: int, text: str, lexicon: Lexicon, *, lone: bool) -> bool:
    """Whether the word before the number bounds it here: not 上5, 超0.5个百分点, 近三年来."""
    word = text[start : token.start]
    if word in lexicon.only_before_scale:
        return lone
    if token.kind is FigureKind.POINTS:
        return word not in _COMPARING
    return token.kind is not FigureKind.DURATION or not contexts.is_recent(text, start, lexicon)


def _widen(token: Token, start: int, bound: Bound, *, lone: bool) -> None:
    token.start = start
    if token.kind is None and lone:
        token.kind = FigureKind.COUNT  # 超百万
    if token.bound is Bound.EXACT:
        token.bound = bound


def settle(token: Token) -> tuple[Decimal | None, Decimal | None]:
    """Return low and high as the bound has them: open above for over, below for under."""
    if token.bound is Bound.OVER:
        return token.low, None
    if token.bound is Bound.UNDER:
        return None, token.high
    return token.low, token.high
