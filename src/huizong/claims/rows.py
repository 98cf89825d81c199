"""Stretches of amounts that may be the parts of a total: rows, and columns of rows built alike."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from huizong.claims.amount import ZERO, Amount
from huizong.claims.words import Lexicon

MOST_PARTS = 24
_MOST_SKIPPED = 4  # amounts between a total and its first part
_SENTENCE_START = re.compile(r"[。！？；;\n]")
_WIDEST = 4  # columns of groups built alike


def rows(row: list[Amount], total: Amount) -> Iterator[list[Amount]]:
    """Yield a stretch of amounts; without the coarser; without what is in brackets; only that."""
    yield row
    finer = [each for each in row if each.step <= total.step]
    if len(finer) < len(row):
        yield finer
    outside = [each for each in row if each.inside == row[0].inside]
    if len(outside) < len(row):
        yield outside
        inside = [each for each in row if each.inside >= 0]
        if row[0].inside >= 0 and len({each.inside for each in inside}) == len(inside):
            yield inside


def of_rows(stretches: Iterator[list[Amount]], total: Amount) -> Iterator[tuple[Amount, ...]]:
    """Yield once each the leading stretches of some rows that make a total."""
    yield from dict.fromkeys(parts for row in stretches for parts in adding_up(row, total))


def side_by_side(free: Sequence[Amount]) -> Iterator[tuple[int, tuple[Amount, ...]]]:
    """Yield the columns of groups built alike: 东镇办理23件，办结21件；西镇办理24件，办结20件.

    Each comes with the order of the first amount of its groups, before which its total stands.
    """
    outside = [each for each in free if each.inside < 0]
    groups = [tuple(own) for _, own in groupby(outside, key=lambda each: each.group)]
    for width, alike in groupby(groups, key=len):
        rows = list(alike)
        if 1 < width <= _WIDEST and len(rows) > 1:
            yield from ((rows[0][0].order, column) for column in zip(*rows, strict=True))


def near(free: Sequence[Amount], behind: int, total: Amount) -> Iterator[int]:
    """Yield where parts may begin soon after their total; other units in between are free."""
    skipped = 0
    for at in range(behind, len(free)):
        yield at
        skipped += free[at].unit == total.unit
        if skipped > _MOST_SKIPPED or at - behind > MOST_PARTS:
            return


def opens(amount: Amount, words: Lexicon) -> bool:
    """Whether a list may begin here though its total stands far before: a new sentence, a 其中."""
    return bool(_SENTENCE_START.search(amount.gap) or words.parts.search(amount.gap))


def adding_up(amounts: Sequence[Amount], total: Amount) -> Iterator[tuple[Amount, ...]]:
    """Yield the leading stretches of two or more amounts that make the total."""
    low = high = ZERO
    for count, amount in enumerate(amounts, 1):
        low, high = low + amount.low, high + amount.high
        if low > total.high:
            return
        if count > 1 and high >= total.low and amount.value:
            yield tuple(amounts[:count])
