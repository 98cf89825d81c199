"""The patterns of this group's lists that ask for words: one search finds the words of all."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from huizong.checks.anchors import Anchored, anchored
from huizong.checks.once import once
from huizong.checks.tracing._whole import Hit, whole
from huizong.checks.tracing._words import Pattern, broken, foreign, placeholders
from huizong.values import Manuscript


def hits(manuscript: Manuscript, kind: Pattern) -> Iterator[Hit]:
    """Yield what a pattern of a list finds, in the passages that have one of the words it needs."""
    text = whole(manuscript)
    if not kind.needs:
        yield from text.hits(kind.pattern)
        return
    having = _having(manuscript)
    numbers = sorted(set().union(*(having.get(word, ()) for word in kind.needs)))
    yield from text.hits_in(kind.pattern, numbers)


@once
def _having(manuscript: Manuscript) -> Mapping[str, set[int]]:
    """Return for each word that a pattern needs the numbers of the passages that have it."""
    text, found = whole(manuscript), dict[str, set[int]]()
    for start, word in _needed().found(text.text):
        found.setdefault(word, set()).add(text.number(start))
    return found


@cache
def _needed() -> Anchored:
    lists = (placeholders().blanks, placeholders().prompts, foreign().phrases, broken().missing)
    return anchored({word for kind in chain(*lists) for word in kind.needs})
