"""Two people's changes to one draft, put together: what either wrote is in the result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from huizong_web.reports.writing.lines import Line


def merge(base: Sequence[Line], stored: Sequence[Line], mine: Sequence[Line]) -> tuple[Line, ...]:
    """Return what is stored with my changes since `base` put in.

    An item that only one of us changed is as that one left it. One that both changed stays as it
    is stored, and my words stand behind it as a clash. What one deleted and the other changed
    stays. New items stand behind the one that they were written behind. Where only I moved items,
    they stand as I put them.
    """
    old, ours = _by_key(base), _by_key(mine)
    result = [
        line for each in stored for line in _settled(each, old.get(each.key), ours.get(each.key))
    ]
    result = _with_new(result, mine, known={line.key for line in stored}, old=old)
    return tuple(_as_moved(result, base, stored, mine))


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
        yield _joined(stored, stored, base, mine)
    elif base is not None and stored.text == base.text:
        yield _joined(mine, stored, base, mine)
    else:
        yield _joined(stored, stored, base, mine)
        yield Line(key=f"{mine.key[:50]}~m", text=mine.text, level=mine.level, clash=True)


def _joined(line: Line, stored: Line, base: Line | None, mine: Line) -> Line:
    """Return a line with my level and mark where I changed them, else with those stored."""
    level = stored.level if base is not None and mine.level == base.level else mine.level
    clash = stored.clash if base is not None and mine.clash == base.clash else mine.clash
    return replace(line, level=level, clash=clash)


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


def _as_moved(
    result: Sequence[Line], base: Sequence[Line], stored: Sequence[Line], mine: Sequence[Line]
) -> list[Line]:
    """Return lines in my order, each with what is new behind it, if the other moved none."""
    common = {each.key for each in base} & {each.key for each in stored}
    common &= {each.key for each in mine}
    before, others, ours = (
        [line.key for line in lines if line.key in common] for lines in (base, stored, mine)
    )
    if others != before or ours == before:
        return list(result)
    groups: dict[str, list[Line]] = {"": []}
    at = ""
    for line in result:
        at = line.key if line.key in common else at
        groups.setdefault(at, []).append(line)
    return [line for key in ("", *ours) for line in groups[key]]
