"""How much is marked, so that a file with ten thousand findings can still be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is written; what is left out is told with its number.

    `per_rule` bounds the findings of one rule that are marked, `per_finding` the places of one.
    """

    per_rule: int = 200
    per_finding: int = 20
