"""Whether a sum that the report states is what its parts come to, read afresh from the inputs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from huizong.values import Addition, Item, Place, Reading, places_of

_PART = re.compile(r"\s*(\d+(?:\.\d+)?)(\D*)")


def proven(
    additions: Iterable[Addition], items: tuple[Item, ...], readings: Sequence[Reading]
) -> Mapping[tuple[int, ...], tuple[str, str]]:
    """Return the sums that hold, by the item that states them: the number and its unit.

    A sum holds where the texts at its parts' places are numbers of one unit that come to it and are
    printed, each once, in the same item.
    """
    texts = {reading.document.path: reading.document.text for reading in readings}
    return {
        one.item: (one.total, unit)
        for one in additions
        if (unit := _unit(one, texts)) and _printed(one, items)
    }


def _unit(one: Addition, texts: Mapping[str, str]) -> str:
    """Return the unit that all parts of a sum share, "" where they do not come to the sum."""
    read = [_PART.fullmatch(texts[place.path][place.start : place.end]) for place in one.parts]
    parts = [(match[1], match[2]) for match in read if match is not None]
    units = {unit for _, unit in parts}
    whole = len(parts) == len(one.parts) > 1 and len(set(one.parts)) == len(parts)
    right = sum((Decimal(number) for number, _ in parts), Decimal(0)) == Decimal(one.total)
    return units.pop() if whole and right and len(units) == 1 else ""


def _printed(one: Addition, items: tuple[Item, ...]) -> bool:
    item = items[one.item[0]]
    for index in one.item[1:]:
        item = item.children[index]
    printed: tuple[Place, ...] = places_of(item.runs)
    return all(any(at.holds(part) for at in printed) for part in one.parts)
