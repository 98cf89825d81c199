"""The lists that the layout gives a total: behind it after 其中 or a colon, before it, beside it.

A list begins right behind its total, in a sentence that names the total, or beside a column that
adds up; it ends with its group, its sentence, or where another total begins.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from huizong.claims.amount import Amount
from huizong.claims.evidence import digits, names
from huizong.claims.streams import Stream, Sum, columns

_MANY = 3.5  # digits of a total that may be told in another measure word than its parts
_BESIDE = (1, 2, 3, -1, -2, -3)  # amounts between the columns of one row
_CLOSES = re.compile(r"[）)。]")
_REACH = 48  # amounts around a total among which its parts stand
_FURTHEST = 24  # amounts behind a total among which it may be named again
_EACH, GENERAL = "分别", "个"
_SUMMING = re.compile(
    r"[，,、；;（(\s]*(?:以上)?(?:各项|两项|三项)?(?:一共|共计|合计|总计|总共|共)为?[\s约]*"
)
_TAKEN_UP = ("在", "在这", "上述")  # 在这119个项目中
_COARSER = 100  # 22亿元 among figures to the last 元 is no part of their sum
_OPENS = re.compile(r"[。！？；;\n]")
_ASIDE = re.compile(r"[（(][^（）()]*$")
COLON = re.compile(r"[\s件次]*[:：]")
Parts = tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the sums that hold tell: parts, totals with their first part, columns."""

    parts: frozenset[int]
    told: frozenset[tuple[int, int]]
    by_total: Mapping[int, Sequence[Sum]]
    columns: AbstractSet[tuple[int, ...]]


def known_by(sums: Sequence[Sum]) -> Known:
    """Return what the sums that hold tell."""
    by_total: dict[int, list[Sum]] = {}
    for each in sums:
        by_total.setdefault(each.total.order, []).append(each)
    return Known(
        frozenset(part.order for each in sums for part in each.parts),
        frozenset((each.total.order, each.parts[0].order) for each in sums),
        by_total,
        columns(sums),
    )


def lists(stream: Stream, known: Known) -> Iterator[tuple[Amount, list[Parts]]]:
    """Yield each amount that may be a total with the lists that may be its parts."""
    for at, total in enumerate(stream.own):
        if not total.exact or total.value <= 1:
            continue
        near = stream.own[at + 1 : at + 1 + _REACH]
        behind = [each for each in near if _may_add(each, total, known)]
        yield from _rows(total, stream, known)
        for first in _first_parts(total, behind, stream):
            if (total.order, behind[first].order) not in known.told:
                yield total, _endings(behind[first:], stream)
        if _closes(total, stream):
            yield total, _before(total, stream.own[max(at - _REACH, 0) : at], known)


def _closes(total: Amount, stream: Stream) -> bool:
    """Whether a total stands behind its parts: 一共32件; 收入总数共为307亿元 only if large."""
    closing = stream.words.closing.search(total.lead) and _EACH not in total.lead
    return bool(_SUMMING.fullmatch(total.gap) or (closing and digits(total, ()) > _MANY))


def _may_add(each: Amount, total: Amount, known: Known) -> bool:
    """Whether an amount is on the level of the parts: no part of one, not the total again."""
    coarser = each.step > max(total.step, Decimal(1)) * _COARSER
    again = each.value == total.value or each.gap.rstrip().endswith(_TAKEN_UP)
    alike = each.unit == total.unit or GENERAL in (each.unit, total.unit)
    alike = alike or digits(total, ()) > _MANY
    return alike and each.order not in known.parts and not (coarser or again)


def _before(total: Amount, before: Sequence[Amount], known: Known) -> list[Parts]:
    """Return what a closing total (合计) may add: its group, its sentence, the last few."""
    own = [
        each for each in before if each.sentence == total.sentence and _may_add(each, total, known)
    ]
    group = [each for each in own if each.group == total.group]
    lists = (tuple(group), tuple(own), *(tuple(own[-count:]) for count in (2, 3)))
    return [parts for parts in dict.fromkeys(lists) if len(parts) > 1]


def _first_parts(total: Amount, behind: Sequence[Amount], stream: Stream) -> Iterator[int]:
    """Yield where parts may begin: right behind the total, where it is named, a new sentence."""
    for at, each in enumerate(behind[:_FURTHEST]):
        gap = _ASIDE.sub("", each.gap)
        if at == 0 and (stream.words.parts.search(gap) or COLON.match(gap) or _in_brackets(behind)):
            yield 0
        elif each.sentence != total.sentence and names(total, each.gap) >= 0:
            if _named_last(total, each, stream):
                yield at
                return
        elif each.sentence - total.sentence in (1, 2) and _OPENS.search(each.gap):
            yield at


def _in_brackets(behind: Sequence[Amount]) -> bool:
    """Whether the first two amounts stand in one bracket: 146件（满意144件，基本满意2件）."""
    opened = behind[0].gap.rpartition("(")[1] or behind[0].gap.rpartition("（")[1]
    within = len(behind) > 1 and not _CLOSES.search(behind[1].gap)
    return bool(opened) and within and not _CLOSES.search(behind[0].gap)


def _rows(total: Amount, stream: Stream, known: Known) -> Iterator[tuple[Amount, list[Parts]]]:
    """Yield the column beside a sum that holds: 30起26人, 1起1人 … where the 起 add up."""
    for shift in _BESIDE:
        for each in known.by_total.get(total.order - shift, ()):
            if each.total.family == total.family:
                continue
            orders = {part.order + shift for part in each.parts}
            parts = tuple(
                part
                for part in stream.own
                if part.order in orders and part.order not in known.parts
            )
            if len(parts) == len(orders) and total not in parts:
                yield total, [parts]


def _named_last(total: Amount, first: Amount, stream: Stream) -> bool:
    """Whether of all totals that the words before a list name in full this one is named last."""
    own = names(total, first.gap)
    rivals = (each for each in stream.own if total.order < each.order < first.order)
    return own >= 0 and all(names(each, first.gap) <= own for each in rivals)


def _endings(behind: Sequence[Amount], stream: Stream) -> list[Parts]:
    """Return the list up to the end of its sentence, its group and its paragraph."""
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
