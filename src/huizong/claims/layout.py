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
from huizong.claims.arithmetic import added
from huizong.claims.completeness import have_own_shares
from huizong.claims.endings import Parts, endings
from huizong.claims.evidence import are_opposites, columns_of, digits, is_within, names
from huizong.claims.streams import Stream, Sum, columns, measures

_MANY = 3.5  # digits of a total that may be told in another measure word than its parts
_CLOSES = re.compile(r"[）)。]")
_REACH = 48  # amounts around a total among which its parts stand
_FURTHEST = 24  # amounts behind a total among which it may be named again
_EACH = "分别"
_SUMMING = re.compile(
    r"[，,、；;。（(\s]*(?:以上)?(?:[各两二三四五六七八九十]\w{1,2})?"
    r"(?:一共|共计|合计|总计|总共|共)为?[\s约]*"
)
_TAKEN_UP = ("在", "在这", "上述")  # 在这119个项目中
_COARSER = 100  # 22亿元 among figures to the last 元 is no part of their sum
_ASIDE_OF = 6  # amounts between the totals of columns
_OPENS = re.compile(r"[。！？；;\n]")
_ASIDE = re.compile(r"[（(][^（）()]*$")
COLON = re.compile(r"[\s件次]*[:：]")
_NARROW = Decimal("1.05")  # 250多 is below 260


@dataclass(frozen=True, slots=True)
class Known:
    """What the sums that hold tell: parts, totals with their first part, columns."""

    parts: frozenset[int]
    told: frozenset[tuple[int, int]]
    by_total: Mapping[int, Sequence[Sum]]
    of_passage: Mapping[int, Sequence[Sum]]
    columns: AbstractSet[tuple[int, ...]]


def known_by(sums: Sequence[Sum]) -> Known:
    """Return what the sums that hold tell."""
    by_total: dict[int, list[Sum]] = {}
    of_passage: dict[int, list[Sum]] = {}
    for each in sums:
        by_total.setdefault(each.total.order, []).append(each)
        of_passage.setdefault(each.total.passage, []).append(each)
    return Known(
        frozenset(part.order for each in sums for part in each.parts),
        frozenset((each.total.order, each.parts[0].order) for each in sums),
        by_total,
        of_passage,
        columns(sums),
    )


def lists(stream: Stream, known: Known) -> Iterator[tuple[Amount, list[Parts]]]:
    """Yield each amount that may be a total with the lists that may be its parts."""
    yield from _columns(stream, known)
    for at, total in enumerate(stream.own):
        if not is_bounded(total) or total.value <= 1:
            continue
        near = stream.own[at + 1 : at + 1 + _REACH]
        behind = [each for each in near if _may_add(each, total, known)]
        for first in _first_parts(total, behind, stream, known):
            if (total.order, behind[first].order) not in known.told:
                yield total, endings(behind[first:], stream)
        yield from _of_many_measures(total, near, behind, stream, known)
        if _closes(total, stream):
            before = _before(total, stream.own[max(at - _REACH, 0) : at], known)
            sure = is_summing(total) or digits(total, ()) > _MANY
            yield total, before if sure else [each for each in before if _whole(each, stream)]


def is_bounded(amount: Amount) -> bool:
    """Whether it is known between what an amount lies: 1030多亿 is, 30以上 and 左右 are not."""
    near = amount.low == amount.value and amount.high <= amount.value * _NARROW
    return amount.exact or near


def _of_many_measures(
    total: Amount, near: Sequence[Amount], behind: Sequence[Amount], stream: Stream, known: Known
) -> Iterator[tuple[Amount, list[Parts]]]:
    """Yield the list of a 其中 right behind a total whose measure words differ: 256件、119批."""
    listed = [each for each in near if _is_part(each, total, known) and each.role is total.role]
    if not listed or not stream.words.parts.search(listed[0].gap):
        return
    own = tuple(takewhile(lambda each: each.sentence == listed[0].sentence, listed))
    told = (total.order, listed[0].order) in known.told
    if len(own) > 1 and not told and own != tuple(behind[: len(own)]):
        yield total, [own]


def _closes(total: Amount, stream: Stream) -> bool:
    """Whether a total stands behind its parts: 一共32件; 收入总数共为307亿元 only if large."""
    closing = stream.words.closing.search(total.lead) and _EACH not in total.lead
    return is_summing(total) or bool(closing)


def _whole(parts: Parts, stream: Stream) -> bool:
    return are_opposites(parts, stream.words) or have_own_shares(parts, stream)


def is_summing(total: Amount) -> bool:
    """Whether nothing but a word of summing stands before a total: 三镇共计564人."""
    return _SUMMING.fullmatch(total.gap) is not None


def _may_add(each: Amount, total: Amount, known: Known) -> bool:
    """Whether an amount is on the level of the parts: no part of one, not the total again."""
    alike = len(measures((each, total))) == 1
    return (alike or digits(total, ()) > _MANY) and _is_part(each, total, known)


def _is_part(each: Amount, total: Amount, known: Known) -> bool:
    coarser = each.step > max(total.step, Decimal(1)) * _COARSER
    again = each.value == total.value or each.gap.rstrip().endswith(_TAKEN_UP)
    return each.order not in known.parts and not (coarser or again)


def _before(total: Amount, before: Sequence[Amount], known: Known) -> list[Parts]:
    """Return what a closing total (合计) may add: its group, its sentence, the last few."""
    own = [
        each for each in before if each.sentence == total.sentence and _may_add(each, total, known)
    ]
    group = [each for each in own if each.group == total.group]
    last = [each for each in before if each.sentence == total.sentence - 1] if not own else []
    listed = tuple(each for each in last if _may_add(each, total, known))
    lists = (tuple(group), tuple(own), *(tuple(own[-count:]) for count in (2, 3)), listed)
    return [parts for parts in dict.fromkeys(lists) if len(parts) > 1]


def _first_parts(
    total: Amount, behind: Sequence[Amount], stream: Stream, known: Known
) -> Iterator[int]:
    """Yield where parts may begin: right behind the total, where it is named, a new sentence.

    A total that is one already may be told anew far behind: 从方式看…. 从内容看….
    """
    for at, each in enumerate(behind[:_FURTHEST]):
        gap = _ASIDE.sub("", each.gap)
        if at == 0 and (
            stream.words.parts.search(gap)
            or COLON.match(gap)
            or _in_brackets(behind)
            or _make_up(total, behind, stream)
        ):
            yield 0
        elif is_within(total, each.gap):
            yield at
        elif each.sentence != total.sentence and names(total, each.gap) >= 0:
            if _named_last(total, each, stream):
                yield at
        elif each.sentence == total.sentence:
            if stream.words.inner.search(each.gap):
                yield at
        elif _OPENS.search(each.gap) and (
            each.sentence - total.sentence in (1, 2)
            or (total.order in known.by_total and stream.words.parts.search(each.gap))
        ):
            yield at


def _make_up(total: Amount, behind: Sequence[Amount], stream: Stream) -> bool:
    """Whether two amounts behind a total leave nothing over: 11批，办结9批，2批正在办理."""
    pair = behind[:2]
    own = all(each.sentence == total.sentence for each in pair)
    return own and len(pair) == 2 and are_opposites(pair, stream.words)


def _in_brackets(behind: Sequence[Amount]) -> bool:
    """Whether the first two amounts stand in one bracket: 146件（满意144件，基本满意2件）."""
    opened = behind[0].gap.rpartition("(")[1] or behind[0].gap.rpartition("（")[1]
    within = len(behind) > 1 and not _CLOSES.search(behind[1].gap)
    return bool(opened) and within and not _CLOSES.search(behind[0].gap)


def _columns(stream: Stream, known: Known) -> Iterator[tuple[Amount, list[Parts]]]:
    """Yield the columns beside sums that hold: 30起26人, 1起1人 … where the 起 add up.

    The total of such a column stands near that of the sum, and is what it comes nearest to.
    """
    own = {each.order: each for each in stream.own if each.order not in known.parts}
    for each in known.of_passage.get(stream.own[0].passage, ()) if own else ():
        for shift in columns_of([part.order for part in each.parts]):
            parts = tuple(own[at] for part in each.parts if (at := part.order + shift) in own)
            if len(parts) < len(each.parts) or len({part.unit for part in parts}) > 1:
                continue
            made = added(parts)
            around = stream.all[max(each.total.order - _ASIDE_OF, 0) :][: 2 * _ASIDE_OF + 1]
            near = [total for total in around if _heads(total, parts)]
            if near:
                yield min(near, key=lambda total: abs(total.value - made)), [parts]


def _heads(total: Amount, parts: Parts) -> bool:
    """Whether an amount may be the total of a column behind it."""
    return (
        is_bounded(total)
        and total.role is parts[0].role
        and total.family == parts[0].family
        and total.order < parts[0].order
        and total.unit == parts[0].unit
    )


def _named_last(total: Amount, first: Amount, stream: Stream) -> bool:
    """Whether of all totals that the words before a list name in full this one is named last."""
    own = names(total, first.gap)
    rivals = (each for each in stream.own if total.order < each.order < first.order)
    return own >= 0 and all(names(each, first.gap) <= own for each in rivals)
