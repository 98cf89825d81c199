"""Growth claims: those without a stated base, and those divided by the wrong year."""

import re

from huizong.checks.arithmetic._claims import said
from huizong.checks.arithmetic._reckoning import makes, terms
from huizong.values import Claim, Message

_WITHOUT_BASE = re.compile(r"[^=/]+ / \(1 [+-] [^()]+%\)")


def lacks_base(claim: Claim) -> bool:
    """Whether a growth is told without what it is compared with: 7件，同比增长15%."""
    return _WITHOUT_BASE.fullmatch(claim.formula) is not None


def divided_by_now(claim: Claim) -> Message | None:
    """Return the hint for a change that was divided by the present number, None for others."""
    numbers = terms(claim)
    if numbers is None or len(numbers) != 4:
        return None
    rate, high, low, base = numbers
    now = low if high.value == base.value else high
    if not makes(rate, high.value - low.value, now.value):
        return None
    return Message(
        "“{rate}”是除以本期“{now}”得来的；应除以上期“{base}”，请改成{right}%",
        rate=said(claim, "rate"),
        now=said(claim, "now"),
        base=said(claim, "base"),
        right=said(claim, "right"),
    )
