"""A relation among amounts, before it is told: its kind, its terms, its verdict."""

from huizong.claims.amount import Amount
from huizong.values import ClaimKind, Verdict
from huizong.values.frozen import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """What is claimed of which amounts: first the one that is claimed, then what it is made of.

    `believed` says how strongly words and numbers speak for the relation being meant at all.
    `way` names the formula where a kind has several ("by-change", "rest").
    """

    kind: ClaimKind
    terms: tuple[Amount, ...]
    verdict: Verdict
    believed: float = 0.0
    way: str = ""
