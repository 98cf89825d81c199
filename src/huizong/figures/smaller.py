"""Takes what follows a unit in the next smaller one: 12元5角, 七成五."""

import re
from decimal import Decimal

from huizong.chinese import number
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

SMALLER = frozenset("0123456789零一二三四五六七八九壹贰叁肆伍陆柒捌玖")  # such a sign begins it
_DIGIT = "[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_CHANGE = re.compile(f"(?:(?P<tenths>{_DIGIT})角)?+(?:零?(?P<cents>{_DIGIT})分(?!钟))?+")
_HALF_TENTH = re.compile(f"{_DIGIT}(?=[左以的，。；、,;）)]|$)")


def take_smaller(match: re.Match[str], token: Token, text: str, lexicon: Lexicon) -> None:
    """Widen an exact amount by its 角 and 分, a share in 成 by the digit behind: 七成五 is 75%."""
    if token.bound is not Bound.EXACT or token.low is None:
        return
    if token.kind is FigureKind.MONEY and token.unit == "元":
        found = _CHANGE.match(text, token.end)
        if found and found[0]:
            tenths, cents = (number(sign or "0") or 0 for sign in found.group("tenths", "cents"))
            _widen(token, found.end(), (tenths * 10 + cents) / Decimal(100))
    elif match["unit"] == "成" and (found := _HALF_TENTH.match(text, token.end)):
        _widen(token, found.end(), number(found[0]) or Decimal(0))
        _bound(token, text, lexicon)


def _widen(token: Token, end: int, more: Decimal) -> None:
    if token.low is not None and token.high is not None:
        token.end, token.low, token.high = end, token.low + more, token.high + more


def _bound(token: Token, text: str, lexicon: Lexicon) -> None:
    """Take the approximator behind: 七成五以上."""
    for word, bound in lexicon.after.items():
        if len(word) > 1 and text.startswith(word, token.end):
            token.end, token.bound = token.end + len(word), bound
            return
