"""Totals whose parts ought to make them and do not.

Only lists that the layout itself gives are weighed. A list that is not said to be whole is an alarm
only where one slip explains the gap and chance hardly does.
"""

from collections.abc import Sequence

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import added, of_sum
from huizong.claims.endings import Parts
from huizong.claims.layout import Known, is_bounded, known_by, lists
from huizong.claims.relation import Relation
from huizong.claims.slips import SlipKind, slip_of_sum
from huizong.claims.streams import Stream, Sum, measures, streams
from huizong.claims.suspicion import meant
from huizong.values import ClaimKind, Verdict

_SURE = 3.0


def broken(amounts: Sequence[Amount], sums: Sequence[Sum]) -> list[Relation]:
    """Return the totals that their parts miss, and those of which only some parts are named."""
    known = known_by(sums)
    found = []
    for stream in streams(amounts):
        for total, those in lists(stream, known):
            relation = _weighed(total, those, stream, known)
            if relation is not None:
                found.append(relation)
    return found


def _weighed(
    total: Amount, those: Sequence[Parts], stream: Stream, known: Known
) -> Relation | None:
    """Return the fault, or the partial list, that the likeliest ending makes."""
    if any(of_sum(total, parts) is not Verdict.FAILS for parts in those):
        return None
    partial = None
    for parts in those:
        if not all(is_bounded(part) for part in parts):
            continue
        score = meant(total, parts, stream, known)
        if score >= _SURE and _is_slip(total, parts):
            return Relation(ClaimKind.SUM, (total, *parts), Verdict.FAILS, score)
        less = added(parts) < total.value
        if partial is None and less and stream.words.inner.search(parts[0].gap):
            partial = Relation(ClaimKind.PART_OF, (total, *parts), Verdict.PARTIAL, score)
    return partial


def _is_slip(total: Amount, parts: Parts) -> bool:
    """Whether one slip explains the gap; a wrong scale only among figures of one measure word."""
    likely = slip_of_sum(total, parts)
    alike = len(measures((total, *parts))) == 1
    return likely is not None and (alike or likely.kind is not SlipKind.SCALE)
