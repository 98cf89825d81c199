"""Shares that fail for the same wrong figure as a sum: told once, with the sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizong.checks.arithmetic._claims import claimed
from huizong.checks.arithmetic._reckoning import Number, makes, missing, rewritten, terms
from huizong.values import Claim, ClaimKind, Manuscript, Verdict


@dataclass(frozen=True, slots=True)
class Fold:
    """One figure of a sum that fails, what it should be, and the shares that this mends as well."""

    sum: Claim
    figure: str
    right: str
    shares: tuple[Claim, ...]


def folds(manuscript: Manuscript) -> tuple[Fold, ...]:
    """Return the sums whose one wrong figure also explains shares that fail."""
    shares = [*_reckoned(manuscript, ClaimKind.SHARE)]
    if not shares:
        return ()
    sums = _reckoned(manuscript, ClaimKind.SUM)
    found = (_of_sum(manuscript, sum_, numbers, shares) for sum_, numbers in sums)
    return tuple(fold for fold in found if fold)


def folded(manuscript: Manuscript) -> frozenset[Claim]:
    """Return the shares that are told with a sum."""
    return frozenset(share for fold in folds(manuscript) for share in fold.shares)


def _reckoned(
    manuscript: Manuscript, kind: ClaimKind
) -> Iterator[tuple[Claim, tuple[Number, ...]]]:
    """Yield the claims that fail and of which each figure is one place."""
    for claim in claimed(manuscript, Verdict.FAILS, kind):
        numbers = terms(claim)
        if numbers and len(numbers) == len(claim.places):
            yield claim, numbers


def _of_sum(
    manuscript: Manuscript,
    sum_: Claim,
    numbers: Sequence[Number],
    shares: Sequence[tuple[Claim, tuple[Number, ...]]],
) -> Fold | None:
    best: Fold | None = None
    for at, place in enumerate(sum_.places):
        value = missing(numbers, at)
        mended = []
        for share, (rate, part, whole) in shares:
            above = value if share.places[1] == place else part.value
            below = value if share.places[2] == place else whole.value
            if place in share.places[1:] and makes(rate, above, below):
                mended.append(share)
        if len(mended) > (len(best.shares) if best else 0):
            text = manuscript.document.quote(place)
            right = rewritten(text, numbers[at], value)
            best = Fold(sum_, text, right, tuple(mended))
    return best
