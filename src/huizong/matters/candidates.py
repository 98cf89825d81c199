"""The pairs of statements that are worth comparing.

Candidates are statements that share a stretch of four characters; each new statement is compared
with the first few that have the stretch, so the work grows with the number of statements and not
with its square.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from huizong.matters.statements import Statement

GRAM = 4
FIRST_FEW = 4  # statements that a stretch is looked up in
COMMON = 0.25  # a stretch in more than this share of the statements says nothing
FEW = 60  # statements; among so many nothing is common

_PUNCTUATION = re.compile(r"[，。；：！？、,;:!?\s]")


def candidates(said: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth comparing, the earlier statement first."""
    holders: dict[str, list[int]] = defaultdict(list)
    grams = [_grams(statement.text) for statement in said]
    for index, stretch in enumerate(grams):
        for gram in stretch:
            holders[gram].append(index)
    too_common = max(FEW, int(COMMON * len(said)))
    for index, stretch in enumerate(grams):
        others = {
            other
            for gram in stretch
            if len(holders[gram]) <= too_common
            for other in holders[gram][:FIRST_FEW]
            if other < index
        }
        yield from ((other, index) for other in sorted(others))


def _grams(text: str) -> set[str]:
    return {
        text[i : i + GRAM]
        for i in range(len(text) - GRAM + 1)
        if not _PUNCTUATION.search(text, i, i + GRAM)
    }
