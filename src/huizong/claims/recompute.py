"""A relation reckoned again with other numbers: what the slip model asks."""

from collections.abc import Callable

from huizong.claims.amount import Reckoned
from huizong.claims.arithmetic import of_difference, of_growth, of_growth_by, of_share, of_sum
from huizong.claims.relation import Relation
from huizong.values import ClaimKind, Verdict


def recompute(relation: Relation) -> Callable[[tuple[Reckoned, ...]], Verdict] | None:
    """Return how the terms of a relation are reckoned, None where no number decides it."""
    match relation.kind, relation.way:
        case ClaimKind.SUM, _:
            return lambda terms: of_sum(terms[0], terms[1:])
        case ClaimKind.SHARE, "":
            return lambda terms: of_share(*terms)
        case ClaimKind.GROWTH, "by-change":
            return lambda terms: of_growth_by(*terms)
        case ClaimKind.GROWTH, "":
            return lambda terms: of_growth(*terms)
        case ((ClaimKind.DIFFERENCE | ClaimKind.POINTS), _):
            return lambda terms: of_difference(terms[1], terms[2], terms[0])
        case ClaimKind.SAME_QUANTITY, _:
            return lambda terms: _whether(terms[0].value == terms[1].value)
        case ClaimKind.IDENTITY, _:
            return lambda terms: _whether(
                terms[1].value + terms[2].value == terms[3].value + terms[0].value
            )
    return None


def _whether(fits: bool) -> Verdict:  # noqa: FBT001 - it is the question
    return Verdict.HOLDS if fits else Verdict.FAILS
