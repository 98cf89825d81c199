"""Claims of tables, told apart from those of running text."""

from huizong.checks.arithmetic._claims import said
from huizong.values import Claim, ClaimKind


def in_table(claim: Claim) -> bool:
    """Whether a sum is that of a row or a column: only sums of running text list their parts."""
    return claim.kind is ClaimKind.SUM and not said(claim, "parts")
