"""The tree of units in memory: an office has some hundred, so one query reads it whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Parents = Mapping[int, int | None]
"""Each unit's number and its parent's, None at the top."""


def parents_of(office_id: int) -> dict[int, int | None]:
    """Return the tree of an office (one query)."""
    from huizong_web.offices.models import Unit

    return dict(Unit.objects.filter(office_id=office_id).values_list("pk", "parent_id"))


def below(parents: Parents, tops: Iterable[int]) -> frozenset[int]:
    """Return some units and all that stand below them."""
    children = _children(parents)
    found: set[int] = set()
    waiting = [top for top in tops if top in parents]
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting += children[unit]
    return frozenset(found)


def above(parents: Parents, unit: int) -> Iterator[int]:
    """Yield what stands above a unit, the nearest first."""
    upper = parents[unit]
    while upper is not None:
        yield upper
        upper = parents[upper]


def deep(parents: Parents) -> Iterator[tuple[int, int]]:
    """Yield each unit with its depth, 0 at the top, every parent before its children.

    Siblings keep the order of `parents`.
    """
    children = _children(parents)
    waiting = [(unit, 0) for unit in reversed(children[None])]
    while waiting:
        unit, depth = waiting.pop()
        yield unit, depth
        waiting += [(child, depth + 1) for child in reversed(children[unit])]


def _children(parents: Parents) -> defaultdict[int | None, list[int]]:
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for unit, parent in parents.items():
        children[parent].append(unit)
    return children
