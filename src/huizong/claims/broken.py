"""Totals whose parts ought to make them and do not.

Only lists that the layout itself gives are weighed: they begin right behind their total (其中, a
colon, or a sentence that names the total) and end with a sentence, or close with 合计. A list that
is not said to be whole is an alarm only where one slip explains the gap and chance hardly does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from huizong.claims.amount import ONE, ZERO, Amount
from huizong.claims.arithmetic import GOOD, of_share, of_sum
from huizong.claims.evidence import (
    digits,
    exhausts,
    fill_bracket,
    in_columns,
    make_hundred,
    names,
    next_share,
    opening_of,
    taken_up,
)
from huizong.claims.relation import Relation
from huizong.claims.slips import SlipKind, likelihood, slip_of_sum
from huizong.claims.streams import Stream, Sum, columns, streams
from huizong.values import ClaimKind, Verdict

_SURE = 3.0
_UNLIKELY, _HARDLY = 0.15, 0.02  # that a slip explains what has nothing in common
_SEVERAL = 4  # parts that hardly are some of many
_MANY = 3.5  # digits of a total that may be told in another measure word than its parts
_BESIDE = (1, 2, 3, -1, -2, -3)  # amounts between the columns of one row
_CLOSES = re.compile(r"[）)。]")
_REACH = 48  # amounts around a total among which its parts stand
_FURTHEST = 24  # amounts behind a total among which it may be named again
_EACH, _GENERAL = "分别", "个"
_SUMMING = re.compile(
    r"[，,、；;（(\s]*(?:以上)?(?:各项|两项|三项)?(?:一共|共计|合计|总计|总共|共)为?[\s约]*"
)
_TAKEN_UP = ("在", "在这", "上述")  # 在这119个项目中
_COARSER = 100  # 22亿元 among figures to the last 元 is no part of their sum
_OPENS = re.compile(r"[。！？；;\n]")
_ASIDE = re.compile(r"[（(][^（）()]*$")
_OF_WHICH = re.compile(r"其中[:：]")
_COLON = re.compile(r"[\s件次]*[:：]")
_NEAR, _NEARBY, _FAR = Decimal("0.03"), Decimal("0.1"), Decimal("0.3")  # of the total missed


def broken(amounts: Sequence[Amount], sums: Sequence[Sum]) -> list[Relation]:
    """Return the totals that their parts miss, and those of which only some parts are named."""
    by_total: dict[int, list[Sum]] = {}
    for each in sums:
        by_total.setdefault(each.total.order, []).append(each)
    known = _Known(
        frozenset(part.order for each in sums for part in each.parts),
        frozenset((each.total.order, each.parts[0].order) for each in sums),
        by_total,
        columns(sums),
    )
    found = []
    for stream in streams(amounts):
        for total, lists in _lists(stream, known):
            relation = _weighed(total, lists, stream, known)
            if relation is not None:
                found.append(relation)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sums that hold tell: parts, totals with their first part, columns."""

    parts: frozenset[int]
    told: frozenset[tuple[int, int]]
    by_total: Mapping[int, Sequence[Sum]]
    columns: AbstractSet[tuple[int, ...]]


_Parts = tuple[Amount, ...]


def _lists(stream: Stream, known: _Known) -> Iterator[tuple[Amount, list[_Parts]]]:
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


def _may_add(each: Amount, total: Amount, known: _Known) -> bool:
    """Whether an amount is on the level of the parts: no part of one, not the total again."""
    coarser = each.step > max(total.step, Decimal(1)) * _COARSER
    again = each.value == total.value or each.gap.rstrip().endswith(_TAKEN_UP)
    alike = each.unit == total.unit or _GENERAL in (each.unit, total.unit)
    alike = alike or digits(total, ()) > _MANY
    return alike and each.order not in known.parts and not (coarser or again)


def _before(total: Amount, before: Sequence[Amount], known: _Known) -> list[_Parts]:
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
        if at == 0 and (
            stream.words.parts.search(gap) or _COLON.match(gap) or _in_brackets(behind)
        ):
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


def _rows(total: Amount, stream: Stream, known: _Known) -> Iterator[tuple[Amount, list[_Parts]]]:
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


def _endings(behind: Sequence[Amount], stream: Stream) -> list[_Parts]:
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


def _weighed(
    total: Amount, lists: Sequence[_Parts], stream: Stream, known: _Known
) -> Relation | None:
    """Return the fault, or the partial list, that the likeliest ending makes."""
    if any(of_sum(total, parts) is not Verdict.FAILS for parts in lists):
        return None
    partial = None
    for parts in lists:
        if not all(part.exact for part in parts):
            continue
        score = _meant(total, parts, stream, known)
        if score >= _SURE and _is_slip(total, parts):
            return Relation(ClaimKind.SUM, (total, *parts), Verdict.FAILS, score)
        less = _added(parts) < total.value
        if partial is None and less and stream.words.inner.search(parts[0].gap):
            partial = Relation(ClaimKind.PART_OF, (total, *parts), Verdict.PARTIAL, score)
    return partial


def _meant(total: Amount, parts: _Parts, stream: Stream, known: _Known) -> float:
    """Return how surely a list that misses its total was meant to make it."""
    whole = _whole(total, parts, stream, known)
    told = whole + _told(total, parts, stream, known) + _fitting(total, parts, stream)
    return told + _near(total, parts, whole=bool(whole))


def _whole(total: Amount, parts: _Parts, stream: Stream, known: _Known) -> float:
    """Return what says that nothing lies outside a list."""
    score = 2.0 if exhausts(parts, stream.words) or make_hundred(parts, stream.all) else 0.0
    score += 2.0 if in_columns(parts, known.columns) else 0.0
    score += 2.0 if fill_bracket(total, parts, stream) else 0.0
    return score + (1.5 if total.order > parts[-1].order else 0.0)


def _told(total: Amount, parts: _Parts, stream: Stream, known: _Known) -> float:
    """Return what the words before a list say for its being told of the total."""
    if total.order > parts[-1].order:
        return 0.0
    words, gap = stream.words, opening_of(parts[0], stream.all)
    split = words.split.search(gap) or _COLON.match(gap) or _OF_WHICH.search(gap)
    score = 1.5 if split else 1.0 if words.inner.search(gap) else 0.0
    score += 0.5 if words.totals.search(total.lead) else 0.0
    if names(total, gap) >= 0 or taken_up(total, gap):
        return score + 1.0
    part = total.order in known.parts or next_share(total, stream.all) is not None
    score -= 2.0 if part and not words.inner.search(gap) else 0.0
    return score - 0.5 * (min(parts[0].sentence - total.sentence, 3))


def _near(total: Amount, parts: _Parts, *, whole: bool) -> float:
    """Return what the numbers say: how near they come, and how hardly by chance."""
    added, chance = _added(parts), likelihood((total, *parts))
    off = abs(added - total.value) / max(total.value, ONE)
    far = -1.0 if off > _FAR and not whole and chance >= _HARDLY else 0.0
    score = 1.0 if off <= _NEAR else 0.5 if off <= _NEARBY else far
    return score + (2.0 if chance < _HARDLY else 1.0 if chance < _UNLIKELY else 0.0)


def _fitting(total: Amount, parts: _Parts, stream: Stream) -> float:
    """Return what speaks for or against the parts being of one kind, and of this total."""
    shared = [next_share(part, stream.all) for part in parts]
    right = [
        of_share(rate, part, total) in GOOD
        for part, rate in zip(parts, shared, strict=True)
        if rate is not None
    ]
    score = 1.0 if _alike(parts) else 0.0
    score -= 1.5 if any(right) and len(right) < len(parts) - 1 else 0.0
    score -= 2.0 if len(right) > 1 and not any(right) else 0.0
    score += 0.5 if len(parts) >= _SEVERAL else 0.0
    apart = any(stream.words.parted.search(part.lead) for part in parts)
    score -= 2.0 if apart and total.order < parts[0].order else 0.5 if apart else 0.0
    units = {part.unit for part in (total, *parts)} - {_GENERAL}
    return score - (1.0 if len(units) > 1 else 0.0)


def _alike(parts: _Parts) -> bool:
    """Whether the words before all parts end or begin alike: 来信举报, 网络举报."""
    leads = [part.lead.strip(" :：") for part in parts]
    return all(leads) and (
        len({lead[-1] for lead in leads}) == 1 or len({lead[:2] for lead in leads}) == 1
    )


def _added(parts: _Parts) -> Decimal:
    return sum((part.value for part in parts), ZERO)


def _is_slip(total: Amount, parts: _Parts) -> bool:
    """Whether one slip explains the gap; a wrong scale only among figures of one measure word."""
    likely = slip_of_sum(total, parts)
    alike = all(part.unit == total.unit for part in parts)
    return likely is not None and (alike or likely.kind is not SlipKind.SCALE)
