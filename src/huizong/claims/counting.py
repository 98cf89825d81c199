"""Announced counts told: how many are said to follow, and how many do."""

from collections.abc import Sequence

from huizong.chinese import number
from huizong.values import Claim, ClaimKind, Message, Place, Verdict

NUMERAL = r"[两二三四五六七八九十]|十[一二三四五六]|\d{1,2}"


def count_of(numeral: str) -> int | None:
    """Return how many a numeral announces: 两, 十二, 3."""
    if numeral.isdigit():
        return int(numeral)
    value = number("二" if numeral == "两" else numeral)
    return None if value is None else int(value)


def told_count(
    announced: str, places: Sequence[Place], verdict: Verdict, wanted: int, listed: int
) -> Claim:
    """Return the claim that `wanted` are announced, in these words, and `listed` follow."""
    message = (
        Message("说“{announced}”，列出{listed}项：相符", announced=announced, listed=listed)
        if verdict is Verdict.HOLDS
        else Message("说“{announced}”，只列出{listed}项", announced=announced, listed=listed)
        if listed < wanted
        else Message("说“{announced}”，却列出{listed}项", announced=announced, listed=listed)
    )
    return Claim(ClaimKind.COUNT_OF_LIST, tuple(places), verdict, f"{wanted} = {listed}", message)
