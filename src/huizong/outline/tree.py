"""The tree of a document: which line stands under which, told by the document's own numbering.

A stack holds the nodes that are still open. Each node knows the lists that it holds, by the form
of their markers; a marker goes to the nearest open node that holds a list of its form, or starts a
new list under the last open node. GB/T 9704's order of forms settles only what this leaves open.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from huizong.outline.headings import (
    is_salutation,
    may_hold,
    run_in,
    shape_of,
)
from huizong.outline.lines import Line
from huizong.outline.markers import USUAL_DEPTH, Form, Marker


@dataclass(slots=True)
class List:
    """A list of numbered children: its last marker, how many there are, how many hold others."""

    last: Marker
    count: int = 0
    holding: int = 0


@dataclass(slots=True)
class Node:
    """A line and what stands under it; `shape` is that of an un-numbered heading.

    The root has an empty line.
    """

    line: Line
    shape: str = ""
    children: list["Node"] = field(default_factory=list)
    lists: dict[Form, List] = field(default_factory=dict)

    @property
    def marker(self) -> Marker | None:
        """The marker of its line."""
        return self.line.marker


class _Builder:
    """Grows the tree line by line; `stack` runs from the root to the last open node."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.root = Node(Line((), ""))
        self.stack = [self.root]
        self.places: dict[Form, list[int]] = {}
        self.upcoming: list[Marker | None] = []
        for index, line in enumerate(lines):
            if line.marker:
                self.places.setdefault(line.marker.form, []).append(index)
        following: Marker | None = None
        for line in reversed(lines):
            self.upcoming.append(following)
            following = line.marker or following
        self.upcoming.reverse()

    def add(self, index: int) -> None:
        """Hang one line into the tree."""
        line = self.lines[index]
        if line.marker:
            self._add_numbered(Node(line), line.marker, index)
        elif not line.row and not is_salutation(line) and (shape := self._shape(index)):
            self._add_heading(Node(line, shape), index)
        else:
            self._close_leaves(0)
            self._hang(Node(line))

    def _shape(self, index: int) -> str:
        before = self.lines[index - 1] if index else None
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if after is not None and after.marker and self._continued(after.marker) is not None:
            return ""
        return shape_of(self.lines[index], before, after)

    def _add_numbered(self, node: Node, marker: Marker, index: int) -> None:
        parent = self._parent(marker, index)
        del self.stack[parent + 1 :]
        holder = self.stack[parent]
        known = holder.lists.setdefault(marker.form, List(marker))
        known.last = marker
        known.count += 1
        known.holding += bool(run_in(node.line.body))
        self._open(node)

    def _open(self, node: Node) -> None:
        self._hang(node)
        self.stack.append(node)

    def _hang(self, node: Node) -> None:
        holder = self.stack[-1]
        if holder.marker and not holder.children and not run_in(holder.line.body):
            self.stack[-2].lists[holder.marker.form].holding += 1
        holder.children.append(node)

    def _parent(self, marker: Marker, index: int) -> int:
        """Return the depth in the stack of the node that a marker's line goes under."""
        continued = self._continued(marker)
        if continued is not None:
            return continued
        for depth in range(len(self.stack) - 1, -1, -1):
            if marker.form in self.stack[depth].lists:
                return depth
            if self.stack[depth].shape:
                return depth
        return self._under_last(marker, index)

    def _continued(self, marker: Marker) -> int | None:
        """Return the depth of the nearest open node whose list the marker goes on with."""
        for depth in range(len(self.stack) - 1, -1, -1):
            known = self.stack[depth].lists.get(marker.form)
            if known and marker.follows(known.last):
                return depth
        return None

    def _under_last(self, marker: Marker, index: int) -> int:
        """Return where a form goes that no open node holds: under the last that may hold it."""
        depth = len(self.stack) - 1
        while depth:
            last = self.stack[depth].marker
            if last is None or USUAL_DEPTH[last.form] < USUAL_DEPTH[marker.form]:
                break
            if self._goes_on(last, index):
                break
            depth -= 1
        return depth

    def _goes_on(self, marker: Marker, index: int) -> bool:
        """Whether the list of a marker goes on behind a line: then the line stands within it."""
        places = self.places[marker.form]
        at = bisect_right(places, index)
        following = self.lines[places[at]].marker if at < len(places) else None
        return following is not None and following.follows(marker)

    def _add_heading(self, node: Node, index: int) -> None:
        floor = self._floor(index)
        same = [d for d in range(floor + 1, len(self.stack)) if self.stack[d].shape == node.shape]
        if same:
            del self.stack[same[-1] :]
        else:
            self._close_leaves(floor)
        self._open(node)

    def _floor(self, index: int) -> int:
        """Return the depth that stays open: the next number goes on with what it holds."""
        following = self.upcoming[index]
        continued = self._continued(following) if following else None
        return 0 if continued is None else min(continued + 1, len(self.stack) - 1)

    def _close_leaves(self, floor: int) -> None:
        """Close the numbered statements at the end of the stack: nothing stands under them."""
        while len(self.stack) - 1 > floor and not self._holds(len(self.stack) - 1):
            self.stack.pop()

    def _holds(self, depth: int) -> bool:
        """Whether text may stand under an open node: told by its words and its elder siblings."""
        node = self.stack[depth]
        marker = node.marker
        if marker is None or node.children or run_in(node.line.body):
            return True
        known = self.stack[depth - 1].lists.get(marker.form)
        elder = known.count - 1 if known else 0
        if known and elder >= 2:
            return known.holding * 2 >= elder
        return may_hold(node.line.body)


def tree(lines: list[Line]) -> list[Node]:
    """Return the roots of the tree that the lines of a document's body make."""
    builder = _Builder(lines)
    for index in range(len(lines)):
        builder.add(index)
    return builder.root.children
