"""Lists within lists of the same form (一、二、一、二、三、三、), told by which one goes on."""

from huizong.outline.lines import Line
from huizong.outline.markers import Form, Marker

# No office nests lists of one form deeper; what lies further back is closed for good.
_DEEPEST = 8


def nested_starts(lines: list[Line]) -> set[int]:
    """Return the lines that start a list within an open list of the same form.

    A list that starts anew at 1 lies within the one before if that one is taken up again later,
    or held such a list before; else it is its successor. One pass.
    """
    nested: set[int] = set()
    open_lists: dict[Form, list[tuple[int, Marker]]] = {}
    holders: set[int] = set()
    for index, line in enumerate(lines):
        marker = line.marker
        if marker is None:
            continue
        lists = open_lists.setdefault(marker.form, [])
        if marker.number == 1 or not lists:
            if lists and lists[-1][0] in holders:
                nested.add(index)
            lists.append((index, marker))
            del lists[:-_DEEPEST]
            continue
        depth = _continued(lists, marker)
        if lists[depth + 1 :]:
            holders.add(lists[depth][0])
        nested.update(start for start, _ in lists[depth + 1 :])
        del lists[depth + 1 :]
        lists[depth] = (lists[depth][0], marker)
    return nested


def _continued(lists: list[tuple[int, Marker]], marker: Marker) -> int:
    """Return which list a marker goes on with; behind a gap it is the last."""
    if marker.follows(lists[-1][1]):
        return len(lists) - 1
    depths = range(len(lists) - 2, -1, -1)
    return next((d for d in depths if marker.follows(lists[d][1])), len(lists) - 1)
