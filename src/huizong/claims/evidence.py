"""What the words and the layout say for a list being the parts of a total."""

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import pairwise

from huizong.claims.amount import ONE, ZERO, Amount, Role
from huizong.claims.arithmetic import GOOD, of_share
from huizong.claims.siblings import cut_out
from huizong.claims.streams import Stream
from huizong.claims.words import Lexicon, lexicon
from huizong.values import FigureKind

_DONE = re.compile("已经?([\u4e00-\u9fff]{2})")
_LEFT = re.compile("(?:未|尚未|待|没有)([\u4e00-\u9fff]{2})")
_SHORTEST = 3  # characters: 支持, 完成 name nothing
_TAKEN_UP = 2  # characters of a name with which a list begins
_WORD = 4  # characters of a name that must stand in the words before a list
_BESIDE = (1, 2, 3, -1, -2, -3)  # amounts between the columns of one row
_FEW, _FULL = 2, Decimal(100)
_SLACK = Decimal(5)  # round numbers tell a little more than their digits
_ANEW = 1.5  # that a list is told anew within the parts: 从举报方式看
_ROW = 3  # amounts of one row of columns
_CLOSE = 2  # characters between a total and its bracket
_ALIKE = 2  # 件 beside 个: two measure words may be one; three are an inventory
_UNALIKE = 4.0
_CUT = 3.0  # that the parts are cut out of a longer row


def in_columns(parts: Sequence[Amount], known: AbstractSet[tuple[int, ...]]) -> int:
    """Return beside those of how many other sums the parts stand, one for one."""
    orders = tuple([part.order for part in parts])
    return sum(tuple([order - back for order in orders]) in known for back in columns_of(orders))


def shifted(known: AbstractSet[tuple[int, ...]]) -> AbstractSet[tuple[int, ...]]:
    """Return the orders of lists that stand beside known ones, one for one."""
    return {
        tuple([order + back for order in orders]) for orders in known for back in columns_of(orders)
    }


def columns_of(orders: Sequence[int]) -> list[int]:
    """Return how far beside a list other columns may stand: nearer than its next row."""
    room = min((behind - each for each, behind in pairwise(orders)), default=0)
    return [back for back in _BESIDE if abs(back) < room]


def digits(total: Amount, parts: Sequence[Amount]) -> float:
    """Return how many digits of a total speak against chance.

    What rounding hides does not, nor do the zeros in which all numbers end: 300 = 200 + 100 says
    no more than 3 = 2 + 1.
    """
    room = total.high - total.low
    for part in parts:
        room += part.high - part.low
    value = max(total.value, ONE)
    room = max(room or ONE, _round(total, parts) if parts else ONE)
    return math.log10(value / room) if room < value else 0.0


def _round(total: Amount, parts: Sequence[Amount]) -> Decimal:
    """Return the power of ten of which all of some numbers are multiples, 1 for small ones."""
    ten = ONE
    while total.value and not any(each.value % (ten * 10) for each in (total, *parts)):
        ten *= 10
    return ten / _SLACK if ten > _SLACK else ONE


def standing(total: Amount, parts: Sequence[Amount], stream: Stream) -> float:
    """Return what words and layout say for the parts being those of the total."""
    first, last = parts[0], parts[-1]
    words = stream.words
    score = _before(total, first, stream) if total.order < first.order else 2.0
    score += 1.0 if exhausts(parts, words) or make_hundred(parts, stream.all) else 0.0
    score += _have_shares(total, parts, stream.all)
    score += 2.0 if fill_bracket(total, parts, stream) else 0.0
    score += 0.7 if total.order > last.order or _ends(last, stream) else -1.2
    score += 0.35 * (len(parts) - 2)
    units = len({total.unit, *(part.unit for part in parts)})
    score -= 0.7 if units == _ALIKE else 0.0 if units < _ALIKE else _UNALIKE
    score -= 1.0 if any(words.parted.search(part.lead) for part in parts) else 0.0
    score -= _CUT if cut_out(total, parts, stream.all) else 0.0
    return score - (_ANEW if any(words.split.search(part.gap) for part in parts[1:]) else 0.0)


def _before(total: Amount, first: Amount, stream: Stream) -> float:
    """Return what speaks for a total whose parts begin at `first`, behind it."""
    words, opening = stream.words, opening_of(first, stream.all)
    skipped = sum(each.unit == total.unit for each in stream.between(total, first))
    score = 1.5 if words.parts.search(opening) else 0.0
    score += 0.7 if words.totals.search(total.lead) else 0.0
    if names(total, opening) >= 0 or taken_up(total, opening):
        return score + 2.0
    score += 1.0 if not skipped else -0.4 * min(skipped, 3)
    return score - 0.3 * min(first.sentence - total.sentence, 4)


def opening_of(first: Amount, amounts: Sequence[Amount]) -> str:
    """Return the words that open a list, also before a column of other things beside it."""
    gap, at = first.gap, first.order - 1
    while at >= 0 and first.order - at <= _ROW:
        beside = amounts[at]
        if (beside.passage, beside.group) != (first.passage, first.group):
            break
        if beside.family == first.family or beside.cell[0] >= 0:
            break
        gap, at = beside.gap + gap, at - 1
    return gap


def names(total: Amount, gap: str) -> int:
    """Return where the words before a list last name a total, -1 where they do not.

    检举控告类50件 … 在检举控告类信访件中，…: most of its own words must stand there.
    """
    name = total.lead.strip()
    if len(name) < _SHORTEST:
        return -1
    most = max(len(name) * 2 // 3, min(len(name), _WORD))
    return max((gap.rfind(name[at : at + most]) for at in range(len(name) - most + 1)), default=-1)


def is_within(total: Amount, gap: str) -> bool:
    """Whether the words before a list say that it is within a total: 中学教师中，高中教师203人."""
    name = total.lead.strip()
    return len(name) >= _SHORTEST and f"{name}中" in gap


def taken_up(total: Amount, opening: str) -> bool:
    """Whether a list begins with the words before its total: 给予处分85人。处分科级干部13人."""
    name, told = total.lead.strip(), opening.lstrip("）)。；;，, 、")
    return len(name) > 1 and told.startswith((name, name[-_TAKEN_UP:]))


def exhausts(parts: Sequence[Amount], words: Lexicon) -> bool:
    """Whether the words say that nothing lies outside the parts: 其他, 城市 beside 农村."""
    last = parts[-1]
    return bool(words.rest.search(last.lead + last.tail)) or are_opposites(parts, words)


def are_opposites(parts: Sequence[Amount], words: Lexicon) -> bool:
    """Whether the parts are a pair or a set of which there are no others: 已办结, 未办结."""
    told = [part.lead + part.tail for part in parts]
    if len(told) == _FEW and _is_done_and_open(told):
        return True
    return words.opposed.search(told[0]) is not None and any(
        len(those) == len(told) and _each_in_one(those, told) for those in words.opposites
    )


def _is_done_and_open(told: Sequence[str]) -> bool:
    """Whether one is done and the other is not, with one word for both: 已到期, 未到期."""
    done, left = (pattern.search(each) for pattern, each in zip((_DONE, _LEFT), told, strict=True))
    return done is not None and left is not None and done[1] == left[1]


def _each_in_one(words: Sequence[str], told: Sequence[str]) -> bool:
    """Whether each of some words stands with a part of its own: 一本, 二本, 三本."""
    own: set[int] = set()
    for word in words:
        where = {at for at, each in enumerate(told) if word in each}
        if not where:
            return False
        own |= where
    return len(own) == len(told)


def _have_shares(total: Amount, parts: Sequence[Amount], amounts: Sequence[Amount]) -> float:
    """Return what the percentages behind the parts say: most if they are of the total."""
    shared = [(part, rate) for part in parts if (rate := next_share(part, amounts)) is not None]
    if len(shared) < max(len(parts) - 1, 2):
        return 0.0
    right = sum(1 for part, rate in shared if of_share(rate, part, total) in GOOD)
    return 2.5 if right >= max(len(shared) - 1, 2) else 1.0 if right else -1.0


def make_hundred(parts: Sequence[Amount], amounts: Sequence[Amount]) -> bool:
    """Whether each part is followed by its percentage, and these make a hundred, each rounded."""
    rates = [next_share(part, amounts) for part in parts]
    if len(parts) < _FEW or None in rates:
        return False
    room = sum((rate.step or Decimal(1) for rate in rates if rate), ZERO) / 2
    return abs(sum((rate.value for rate in rates if rate), ZERO) - _FULL) <= room


def next_share(part: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """Return the percentage right behind a part, None without."""
    after = amounts[part.order + 1] if part.order + 1 < len(amounts) else None
    shared = (
        after is not None
        and after.kind is FigureKind.PERCENT
        and after.role is Role.LEVEL
        and after.passage == part.passage
        and not lexicon().rate.search(after.lead)
    )
    return after if shared else None


def fill_bracket(total: Amount, parts: Sequence[Amount], stream: Stream) -> bool:
    """Whether the parts are all that a bracket right behind the total tells: 7个（市5个县2个）."""
    inside = parts[0].inside
    if inside < 0 or not 0 <= inside - total.end <= _CLOSE:
        return False
    alike = [each for each in stream.own if each.inside == inside]
    return len(alike) == len(parts) and all(part.inside == inside for part in parts)


def _ends(last: Amount, stream: Stream) -> bool:
    """Whether the list of parts ends here: at a full stop or semicolon, or before another list."""
    after = stream.after(last)
    if after is None or after.group != last.group:
        return True
    return bool(stream.words.parts.search(after.gap))
