"""The claims that fail, as faults, each with a hint that says what to do."""

import re
from collections.abc import Iterator
from decimal import Decimal

from huizong.checks.arithmetic._doubts import doubtful
from huizong.checks.arithmetic._reckoning import missing, rewritten, terms
from huizong.checks.arithmetic._records import by_records
from huizong.checks.rule import Fault
from huizong.values import Claim, ClaimKind, Manuscript, Message, Verdict

_HINT = Message("请对照原始记录核对这几个数，改正其中错的一个")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ONE_DIGIT = "写错了一位"


def failing(
    manuscript: Manuscript, *kinds: ClaimKind, otherwise: Message = _HINT
) -> Iterator[Fault]:
    """Yield the claims of these kinds that fail, with the likely slip as the hint."""
    for claim in claimed(manuscript, Verdict.FAILS, *kinds):
        yield fault(claim, manuscript, otherwise=otherwise)


def claimed(manuscript: Manuscript, verdict: Verdict, *kinds: ClaimKind) -> Iterator[Claim]:
    """Yield the claims of these kinds and this verdict; of faults those that are beyond doubt."""
    faults = verdict in (Verdict.FAILS, Verdict.TRUNCATED)
    for claim in manuscript.claims:
        asked = claim.verdict is verdict and claim.kind in kinds
        if asked and not (faults and doubtful(claim, manuscript)):
            yield claim


def fault(claim: Claim, manuscript: Manuscript, *, otherwise: Message = _HINT) -> Fault:
    """Return a claim as a fault; where no slip is likely the hint is `otherwise`.

    What records give for its figures goes before what the arithmetic alone would have changed.
    """
    told = by_records(claim, manuscript)
    slip = claim.slip if claim.slip and _is_exact(claim, claim.slip) else None
    return Fault(claim.message, told or (_slipped(slip) if slip else otherwise), claim.places)


def _is_exact(claim: Claim, slip: Message) -> bool:
    """Whether a slip tells what its figure has to be, not only a number that rounding lets pass.

    9.6 and 4.8 make 14.4: that 14.3 would do as well is no help to who mends 14.2.
    """
    told = {name: str(value) for name, value in slip.arguments}
    right = said(claim, "right")
    if right and told.get("text") == said(claim, "rate"):
        return _plain(told["value"]) == _plain(right)
    numbers = terms(claim) if claim.kind is ClaimKind.SUM else None
    if numbers is None:
        return True
    wanted = {
        _plain(rewritten(told["text"], n, missing(numbers, at))) for at, n in enumerate(numbers)
    }
    return _plain(told["value"]) in wanted


def _plain(text: str) -> Decimal | None:
    """Return the number at the head of a figure."""
    match = _DIGITS.match(text)
    return Decimal(match[0].replace(",", "")) if match else None


def _slipped(slip: Message) -> Message:
    """Return the hint of a slip; one digit may as well be wrong in another figure."""
    kind = dict(slip.arguments).get("kind")
    if isinstance(kind, Message) and kind.template == _ONE_DIGIT:
        return Message("{slip}，也可能错在别的数上；请对照原始记录核对后改正", slip=slip)
    return Message("{slip}；请对照原始记录核对后改正", slip=slip)


def said(claim: Claim, name: str) -> str:
    """Return what the message of a claim says under a name, "" where it has no such field."""
    return next((str(value) for field, value in claim.message.arguments if field == name), "")
