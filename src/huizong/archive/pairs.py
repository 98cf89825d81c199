"""The pairs of paragraphs that are near copies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizong.archive.limits import Limits
from huizong.archive.normal import masked, plain
from huizong.archive.sketch import Sketches


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs by their numbers, the earlier first, and how alike they are (see NearCopy)."""

    source: int
    copy: int
    similarity: float
    written: float
    containment: float


def pairs(paragraphs: Sequence[str], *, limits: Limits | None = None) -> tuple[Pair, ...]:
    """Return the near copies among paragraphs, by the number of the copy.

    A paragraph that repeats several is told with each that it is compared with: the first few that
    share its rarer words. Of paragraphs that are equal but for their numbers all are told with the
    first. Time and memory are linear in the text.
    """
    bounds = limits or Limits()
    first: dict[str, int] = {}
    sketches, numbers = Sketches(), []
    found = []
    for number, text in enumerate(paragraphs):
        if len(text.strip()) < bounds.shortest:
            continue
        same = first.setdefault(masked(text), number)
        if same != number:
            found.append(Pair(same, number, 1.0, _alike(plain(paragraphs[same]), plain(text)), 1.0))
        else:
            numbers.append(number)
    for form in first:
        sketches.add(form)
    forms = list(first)
    for earlier, later in sketches.meetings():
        pair = _judged(forms[earlier], forms[later], bounds)
        if pair is not None:
            source, copy = numbers[earlier], numbers[later]
            written = _alike(plain(paragraphs[source]), plain(paragraphs[copy]))
            found.append(Pair(source, copy, pair[0], written, pair[1]))
    return tuple(sorted(found, key=lambda pair: (pair.copy, -pair.similarity, pair.source)))


def _judged(one: str, other: str, limits: Limits) -> tuple[float, float] | None:
    """Return similarity and containment if two masked paragraphs are near copies."""
    left, right = set(_neighbours(one)), set(_neighbours(other))
    if not left or not right:
        return None
    common = len(left & right)
    similarity = 2 * common / (len(left) + len(right))
    contained = common / min(len(left), len(right))
    part = contained >= limits.containment and min(len(one), len(other)) >= limits.shortest_part
    return (similarity, contained) if similarity >= limits.similarity or part else None


def _alike(one: str, other: str) -> float:
    left, right = set(_neighbours(one)), set(_neighbours(other))
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


def _neighbours(text: str) -> Iterator[str]:
    return map(str.__add__, text, text[1:])
