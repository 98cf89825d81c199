"""What forbids that two alike names are one thing: another level, session, month, or owner."""

import re

from huizong.matters.lexicon import Lexicon
from huizong.matters.shared import Chain
from huizong.values import Message

FARTHEST = 14  # characters before a name that may still belong to it

_BREAK = re.compile(r"[，。；！？：、,;!?:\n了的]")
_NUMBERED = re.compile(r"[\d〇零一二三四五六七八九十两上下本前后初高东南西北]|(?<!集)中")
_JOINING = re.compile(r"^[暨和与及、的]*$")
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_NEAR_DAY = 20
_OPENS_ITSELF = re.compile(r"^《")


def days_apart(left: str, right: str) -> Message | None:
    """Return that two names stand beside two different days, or None; "" is no day."""
    if left and right and left != right:
        return Message("日期{one}与{two}不同", one=left, two=right)
    return None


def conflict(left: str, right: str, chain: Chain, words: Lexicon) -> Message | None:
    """Return why two stretches that share a chain are two things, or None."""
    return (
        _other_middle(chain)
        or _other_front(left, right, chain, words)
        or _other_turn(left, right, chain, words)
    )


def _other_middle(chain: Chain) -> Message | None:
    for one, two in chain.gaps:
        if _JOINING.match(one) and _JOINING.match(two):
            continue
        if (one and two) or _NUMBERED.search(one + two):
            return Message("名称中“{one}”与“{two}”不同", one=one or "—", two=two or "—")
    return None


def _other_front(left: str, right: str, chain: Chain, words: Lexicon) -> Message | None:
    """Compare what stands before the shared stretch and still belongs to the name."""
    if _OPENS_ITSELF.match(left[chain.left[0] :]):
        return None
    one = front(left, chain.left[0], words)
    two = front(right, chain.right[0], words)
    owned = words.owned.search(one) and words.owned.search(two)
    if owned and not one.endswith(two) and not two.endswith(one):
        return Message("名称前的“{one}”与“{two}”不同", one=one, two=two)
    return None


def _other_turn(left: str, right: str, chain: Chain, words: Lexicon) -> Message | None:
    """Compare the words behind the shared stretch that would make another thing of it."""
    one = words.turn.match(left, chain.left[1])
    two = words.turn.match(right, chain.right[1])
    said = [match.group() if match else "" for match in (one, two)]
    if said[0] != said[1]:
        return Message("名称后的“{one}”与“{two}”不同", one=said[0] or "—", two=said[1] or "—")
    return None


def front(text: str, start: int, words: Lexicon) -> str:
    """Return the words before `start` that belong to the name: back to a verb or a break."""
    before = text[max(0, start - FARTHEST) : start]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    before = before[breaks[-1] if breaks else 0 :]
    for cut in range(len(before), 0, -1):
        if words.opener.search(before[:cut]):
            return before[cut:]
    return before


def day(text: str, name: tuple[int, int]) -> str:
    """Return the one day that stands close to a name in its sentence; "" if none or several."""
    start = max(text.rfind("。", 0, name[0]) + 1, name[0] - _NEAR_DAY, 0)
    found = {match.group() for match in _DAY.finditer(text, start, name[1] + _NEAR_DAY)}
    return found.pop() if len(found) == 1 else ""
