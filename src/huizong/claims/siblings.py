"""Rows joined by 、: a stretch cut out of one is no list of its own (甲3件、乙5件、丙8件)."""

from collections.abc import Iterator, Sequence

from huizong.claims.amount import Amount
from huizong.claims.words import lexicon

_JOINT = "、"
_NEAR = 8  # amounts among which the next of a row stands


def cut_out(total: Amount, parts: Sequence[Amount], amounts: Sequence[Amount]) -> bool:
    """Whether the parts begin or end in the midst of a row, or the total is one of the row."""
    first, last = parts[0], parts[-1]
    before = next(_alike(first, amounts[max(first.order - _NEAR, 0) : first.order][::-1]), None)
    if before is not None and is_joined(first) and not lexicon().parts.search(first.gap):
        return True
    after = next(_alike(last, amounts[last.order + 1 : last.order + 1 + _NEAR]), None)
    return after is not None and after is not total and is_joined(after)


def goes_on(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a list goes on behind what seems its total: 其中工业68.3亿元，制造业41.2亿元…."""
    words = lexicon()
    opened = words.inner.search(total.gap) or words.split.search(total.gap)
    return bool(opened) and parts[0].group == total.group and not words.parts.search(parts[0].gap)


def is_joined(amount: Amount) -> bool:
    """Whether 、 stands before the words of an amount."""
    return amount.gap.endswith(f"{_JOINT}{amount.lead}")


def _alike(amount: Amount, near: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the amounts of a group that may stand in one row with an amount."""
    place = amount.passage, amount.group, amount.inside, amount.family, amount.unit, amount.role
    for each in near:
        if place == (each.passage, each.group, each.inside, each.family, each.unit, each.role):
            yield each
