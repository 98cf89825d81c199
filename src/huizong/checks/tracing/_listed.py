"""The patterns of this group's lists that ask for words: one search finds the words of all."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from huizong.checks.anchors import Anchored, anchored
from huizong.checks.once import once
from huizong.checks.patterns import compiled
from huizong.checks.tracing._whole import Hit, whole
from huizong.checks.tracing._words import Pattern, broken, foreign, gaps, placeholders
from huizong.values import Manuscript

_QUOTES = (("“", "”"), ("《", "》"))


def hits(manuscript: Manuscript, kind: Pattern) -> Iterator[Hit]:
    """Yield what a pattern of a list finds, in the passages that have one of the words it needs."""
    text = whole(manuscript)
    if not kind.needs:
        yield from text.hits(kind.pattern)
        return
    having = _having(manuscript)
    numbers = sorted(set().union(*(having.get(word, ()) for word in kind.needs)))
    yield from text.hits_in(kind.pattern, numbers)


def guarded(manuscript: Manuscript, kind: Pattern) -> Iterator[Hit]:
    """Yield what a pattern finds outside quotations, those passages apart that make it right."""
    guard = compiled(kind.guard) if kind.guard else None
    for hit in hits(manuscript, kind):
        if not _is_quoted(hit) and not (guard and guard.search(hit.passage.text)):
            yield hit


def _is_quoted(hit: Hit) -> bool:
    before = hit.passage.text[: hit.start]
    return any(before.count(opens) > before.count(closes) for opens, closes in _QUOTES)


@once
def _having(manuscript: Manuscript) -> Mapping[str, set[int]]:
    """Return for each word that a pattern needs the numbers of the passages that have it."""
    text, found = whole(manuscript), dict[str, set[int]]()
    for start, word in _needed().found(text.text):
        found.setdefault(word, set()).add(text.number(start))
    return found


@cache
def _needed() -> Anchored:
    lists = (
        *(placeholders().blanks, placeholders().prompts, foreign().phrases, broken().missing),
        *(gaps().missing, gaps().needless),
    )
    return anchored({word for kind in chain(*lists) for word in kind.needs})
