"""One quantity stated in two places: the same words before two numbers.

Numbers under the same words are often different things (of two years, of two places), so a pair
that differs is an alarm only where one slip of the pen makes them equal and no word between them
tells two periods or a plan from its outcome.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from huizong.claims.amount import Amount, Role
from huizong.claims.relation import Relation
from huizong.claims.slips import SlipKind, variants
from huizong.claims.words import Lexicon, lexicon
from huizong.values import ClaimKind, FigureKind, Verdict

_LOOKED_AT = 24  # characters before an amount
_ALIKE = 6  # characters in a row that two places share
_SURE = 8
_FEW = 4  # amounts under one phrase; more are a series
_DIGITS = 3
_TAKEN_UP, _WITHIN = ("在", "在这", "上述"), "中"  # 在430件收件中
_NAMED, _BACK = 2, 8  # characters of the name, and amounts looked back at
_YEAR = re.compile(
    r"(?:19|20)\d\d|上年|去年|前年|上月|上期|今年|明年|同期|期末|年初|目标|计划|任务|力争|达到"
)
_NO_DIGIT = re.compile(r"\D")
_KINDS = frozenset(FigureKind) - {FigureKind.DURATION, FigureKind.POINTS}


def same(amounts: Sequence[Amount]) -> list[Relation]:
    """Return the quantities stated twice, alike or with a slip between them."""
    words = lexicon()
    told: set[tuple[int, int]] = set()
    found = [relation for at in range(1, len(amounts)) if (relation := _again(amounts, at))]
    for one, other, shared in _pairs(amounts):
        if (one.order, other.order) not in told:
            told.add((one.order, other.order))
            relation = _compared(one, other, shared, words)
            if relation is not None:
                found.append(relation)
    return found


def _again(amounts: Sequence[Amount], at: int) -> Relation | None:
    """Return a total that a sentence takes up with another number: 共收430件。在340件收件中."""
    again = amounts[at]
    if not again.gap.rstrip().endswith(_TAKEN_UP) or _WITHIN not in again.tail or not again.exact:
        return None
    name = again.tail[: again.tail.index(_WITHIN)].strip()
    if len(name) < _NAMED:
        return None
    for total in reversed(amounts[max(at - _BACK, 0) : at]):
        if (
            total.passage == again.passage
            and total.unit == again.unit
            and name[:_NAMED] in total.lead
        ):
            if total.value == again.value:
                return Relation(ClaimKind.SAME_QUANTITY, (again, total), Verdict.HOLDS)
            slipped = any(value == total.value for _, value in variants(again))
            fails = slipped and total.exact and total.role is Role.LEVEL
            return (
                Relation(ClaimKind.SAME_QUANTITY, (again, total), Verdict.FAILS, 2.0)
                if fails
                else None
            )
    return None


def _pairs(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount, int]]:
    """Yield the pairs of amounts before which the same rare phrase stands, and its length."""
    under: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for amount in amounts:
        if _is_told(amount):
            lead = amount.lead.strip()[-_LOOKED_AT:]
            for phrase in {lead[at : at + _ALIKE] for at in range(len(lead) - _ALIKE + 1)}:
                under[amount.family, phrase].append(amount)
    for those in under.values():
        if 1 < len(those) <= _FEW:
            for one, other in combinations(those, 2):
                yield one, other, _longest(one.lead, other.lead)


def _is_told(amount: Amount) -> bool:
    """Whether a number has digits enough to be known again."""
    return (
        len(amount.text) >= _DIGITS
        and amount.exact
        and amount.role is Role.LEVEL
        and amount.kind in _KINDS
        and amount.cell[0] < 0
        and len(_NO_DIGIT.sub("", amount.text).strip("0")) >= _DIGITS
    )


def _longest(one: str, other: str) -> int:
    """Return the length of the longest phrase at the end of one lead that the other has too."""
    one, other = one.strip()[-_LOOKED_AT:], other.strip()[-_LOOKED_AT:]
    for length in range(min(len(one), len(other)), _ALIKE - 1, -1):
        if any(one[at : at + length] in other for at in range(len(one) - length + 1)):
            return length
    return 0


def _compared(one: Amount, other: Amount, shared: int, words: Lexicon) -> Relation | None:
    if one.value == other.value and one.unit == other.unit:
        return Relation(ClaimKind.SAME_QUANTITY, (one, other), Verdict.HOLDS)
    if shared < _SURE or one.passage == other.passage or one.unit != other.unit:
        return None
    kinds = {kind for kind, value in variants(one) if value == other.value}
    if SlipKind.SWAP not in kinds or _differ(one, other, words):
        return None
    return Relation(ClaimKind.SAME_QUANTITY, (one, other), Verdict.FAILS, 2.0)


def _differ(one: Amount, other: Amount, words: Lexicon) -> bool:
    """Whether the words near two numbers part them: two years, a plan and its outcome."""
    told = [frozenset(_YEAR.findall(each.gap[-_LOOKED_AT:])) for each in (one, other)]
    return told[0] != told[1] or any(words.parted.search(each.lead) for each in (one, other))
