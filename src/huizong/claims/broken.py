"""Totals whose parts ought to make them and do not.

Only lists that the layout itself gives are weighed: they begin right behind their total (其中, a
colon, or a sentence that names the total) and end with a sentence, or close with 合计. A list that
is not said to be whole is an alarm only where one slip explains the gap and chance hardly does.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from huizong.claims.amounts import ZERO, Amount
from huizong.claims.arithmetic import of_sum
from huizong.claims.relation import Relation
from huizong.claims.slips import likelihood, slip
from huizong.claims.sums import Stream, Sum, exhausts, names, standing, streams
from huizong.values import ClaimKind, Verdict

_SUPPORTED = 2.0
_STRONG = 2.5
_UNLIKELY = 0.15
_FURTHEST = 24  # amounts behind a total among which it may be named again
_EACH = "分别"
_COLON = re.compile(r"[\s件次]*[:：]")
_NEAR = Decimal("1.03")  # parts that miss their total by so little were meant to make it


def broken(amounts: Sequence[Amount], sums: Sequence[Sum]) -> list[Relation]:
    """Return the totals that their parts miss, and those of which only some parts are named."""
    parts = {part.order for each in sums for part in each.parts}
    told = {(each.total.order, each.parts[0].order) for each in sums}
    found = []
    for stream in streams(amounts):
        for total, lists in _lists(stream, parts):
            open_lists = [one for one in lists if (total.order, one[0].order) not in told]
            relation = _weighed(total, open_lists, stream)
            if relation is not None:
                found.append(relation)
    return found


def _lists(stream: Stream, taken: set[int]) -> Iterator[tuple[Amount, list[tuple[Amount, ...]]]]:
    """Yield each amount that may be a total with the lists that may be its parts."""
    for at, total in enumerate(stream.own):
        if not total.exact or total.value <= 1:
            continue
        behind = [each for each in stream.own[at + 1 :] if each.unit == total.unit]
        first = _first_part(total, behind, stream)
        if first is not None and behind[first].order not in taken:
            yield total, _endings(behind[first:], stream)
        if stream.words.closing.search(total.lead) and _EACH not in total.lead:
            before = [each for each in stream.own[:at] if each.sentence == total.sentence]
            parts = tuple(each for each in before if each.unit == total.unit)
            if len(parts) > 1 and not {part.order for part in parts} & taken:
                yield total, [parts]


def _first_part(total: Amount, behind: Sequence[Amount], stream: Stream) -> int | None:
    """Return where the parts begin: right behind the total, or where it is named again."""
    for at, each in enumerate(behind[:_FURTHEST]):
        if at == 0 and (stream.words.parts.search(each.gap) or _COLON.match(each.gap)):
            return 0
        if each.sentence != total.sentence and names(total, each.gap) >= 0:
            return at if _named_last(total, each, stream) else None
    return None


def _named_last(total: Amount, first: Amount, stream: Stream) -> bool:
    """Whether of all totals that the words before a list name in full this one is named last."""
    own = names(total, first.gap)
    rivals = (each for each in stream.own if total.order < each.order < first.order)
    return own >= 0 and all(names(each, first.gap) <= own for each in rivals)


def _endings(behind: Sequence[Amount], stream: Stream) -> list[tuple[Amount, ...]]:
    """Return the list up to the end of its sentence, of its group, and of its paragraph."""
    first = behind[0]
    ends = [
        tuple(takewhile(lambda each: each.sentence == first.sentence, behind)),
        tuple(takewhile(lambda each: each.group == first.group, behind)),
    ]
    further = list(takewhile(lambda each: not _starts_anew(each, first, stream), behind))
    return [parts for parts in dict.fromkeys((*ends, tuple(further))) if len(parts) > 1]


def _starts_anew(each: Amount, first: Amount, stream: Stream) -> bool:
    return each is not first and bool(
        stream.words.parts.search(each.gap) or stream.words.totals.search(each.lead)
    )


def _weighed(total: Amount, lists: Sequence[tuple[Amount, ...]], stream: Stream) -> Relation | None:
    """Return the fault, or the partial list, that the likeliest ending makes."""
    partial = None
    for parts in lists:
        if of_sum(total, parts) is not Verdict.FAILS or not all(part.exact for part in parts):
            return None
        support = standing(total, parts, stream)
        if _is_fault(total, parts, support, stream):
            return Relation(ClaimKind.SUM, (total, *parts), Verdict.FAILS, support)
        less = sum((part.value for part in parts), ZERO) < total.value
        if partial is None and less and stream.words.inner.search(parts[0].gap):
            partial = Relation(ClaimKind.PART_OF, (total, *parts), Verdict.PARTIAL, support)
    return partial


def _is_fault(total: Amount, parts: Sequence[Amount], support: float, stream: Stream) -> bool:
    """Whether a list was meant to make its total: said to be whole, or missing it by one slip."""
    words = stream.words
    if support < _SUPPORTED or any(words.parted.search(part.lead) for part in parts):
        return False
    added, chance = sum((part.value for part in parts), ZERO), likelihood((total, *parts))
    near = max(added, total.value) <= min(added, total.value) * _NEAR and chance < 1
    over = added > total.value and names(total, parts[0].gap) >= 0
    whole = exhausts(parts, words) or total.order > parts[0].order
    meant = whole or near or over or (support >= _STRONG and chance < _UNLIKELY)
    return meant and slip((total, *parts), lambda terms: of_sum(terms[0], terms[1:])) is not None
