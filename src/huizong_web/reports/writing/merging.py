"""Two people's changes to one draft, put together: what either wrote is in the result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from huizong_web.reports.writing.lines import Line


def merge(base: Sequence[Line], stored: Sequence[Line], mine: Sequence[Line]) -> tuple[Line, ...]:
    """Return what is stored with my changes since `base` put in.

    An item that only one of us changed is as that one left it. One that both changed stays as it
    is stored, and my words stand behind it as a clash. What one deleted and the other changed
    stays. New items stand behind the one that they were written behind.
    """
    old, ours = _by_key(base), _by_key(mine)
    result = [
        line for each in stored for line in _settled(each, old.get(each.key), ours.get(each.key))
    ]
    result = _with_new(result, mine, known={line.key for line in stored}, old=old)
    return tuple(result)


def _by_key(lines: Sequence[Line]) -> Mapping[str, Line]:
    return {line.key: line for line in lines}


def _settled(stored: Line, base: Line | None, mine: Line | None) -> Iterator[Line]:
    """Yield what becomes of an item that is stored."""
    if base is None and mine is None:  # the other's new item
        yield stored
    elif mine is None:  # I deleted it
        if base is not None and stored.text != base.text:
            yield stored
    elif mine.text == stored.text or (base is not None and mine.text == base.text):
        yield replace(stored, level=_level(stored, base, mine))
    elif base is not None and stored.text == base.text:
        yield replace(mine, level=_level(stored, base, mine))
    else:
        yield replace(stored, level=_level(stored, base, mine))
        yield Line(key=f"{mine.key[:50]}~m", text=mine.text, level=mine.level, clash=True)


def _level(stored: Line, base: Line | None, mine: Line) -> int:
    return stored.level if base is not None and mine.level == base.level else mine.level


def _with_new(
    result: list[Line], mine: Sequence[Line], *, known: set[str], old: Mapping[str, Line]
) -> list[Line]:
    """Put in what I wrote anew, and what I changed and the other deleted."""
    before = ""
    for line in mine:
        gone = line.key in old and line.key not in known
        if line.key not in known and not (gone and line.text == old[line.key].text):
            place = next((at + 1 for at, each in enumerate(result) if each.key == before), 0)
            result.insert(place if before else 0, line)
        if any(each.key == line.key for each in result):
            before = line.key
    return result
