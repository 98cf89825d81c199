"""The claims that fail, as faults."""

from collections.abc import Iterator

from huizong.checks.rule import Fault
from huizong.values import ClaimKind, Manuscript, Message, Verdict

_HINT = Message("请对照原始记录核对这几个数，改正其中错的一个")


def failing(manuscript: Manuscript, *kinds: ClaimKind) -> Iterator[Fault]:
    """Yield the claims of these kinds that fail, with the likely slip as the hint."""
    return claimed(manuscript, Verdict.FAILS, *kinds)


def claimed(manuscript: Manuscript, verdict: Verdict, *kinds: ClaimKind) -> Iterator[Fault]:
    """Yield the claims of these kinds and this verdict."""
    for claim in manuscript.claims:
        if claim.verdict is verdict and claim.kind in kinds:
            yield Fault(claim.message, claim.slip or _HINT, claim.places)
