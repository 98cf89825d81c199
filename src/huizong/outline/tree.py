"""The tree of a document: which line stands under which, told by the document's own numbering.

A stack holds the nodes that are still open. Each node knows the lists that it holds, by the form
of their markers; a marker goes on with the nearest open list that it continues, or starts a new
one under the last open node. GB/T 9704's order of forms settles only what this leaves open.
"""

from huizong.outline.ahead import Ahead, look_ahead
from huizong.outline.headings import Shape, is_heading_text, is_salutation, may_hold, run_in
from huizong.outline.headings import shape_of as shape_alone
from huizong.outline.lines import Line
from huizong.outline.markers import USUAL_DEPTH, Form, Marker
from huizong.outline.nodes import List, Node


def tree(lines: list[Line]) -> list[Node]:
    """Return the roots of the tree that the lines of a document's body make."""
    builder = _Builder(lines)
    for index in range(len(lines)):
        builder.add(index)
    return builder.stack[0].children


class _Builder:
    """Grows the tree line by line; `stack` runs from the root to the last open node.

    `under` are the pairs of forms that this document nests against the usual order.
    """

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.ahead: Ahead = look_ahead(lines)
        self.stack = [Node(Line((), ""))]
        self.under: set[tuple[Form, Form]] = set()

    def add(self, index: int) -> None:
        """Hang one line into the tree."""
        line = self.lines[index]
        if line.marker:
            self._add_numbered(Node(line), line.marker, index)
        elif index in self.ahead.run_ins:
            self._add_leaf(Node(line, Shape.RUN_IN))
        elif not line.row and not is_salutation(line) and (shape := self._shape(index)):
            self._add_heading(Node(line, shape), index)
        else:
            self._add_leaf(Node(line))

    def _add_leaf(self, node: Node) -> None:
        self._close_leaves(0)
        self._hang(node)

    def _shape(self, index: int) -> Shape | None:
        before = self.lines[index - 1] if index else None
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if after and after.marker and self._continued(after.marker) is not None:
            return None
        return shape_alone(self.lines[index], before, after)

    def _add_numbered(self, node: Node, marker: Marker, index: int) -> None:
        del self.stack[self._parent(marker, index) + 1 :]
        known = self.stack[-1].lists.setdefault(marker.form, List(marker))
        known.last = marker
        known.count += 1
        known.holding += bool(run_in(node.line.body))
        self._open(node)

    def _open(self, node: Node) -> None:
        self._hang(node)
        self.stack.append(node)

    def _hang(self, node: Node) -> None:
        holder = self.stack[-1]
        if holder.marker:
            known = self.stack[-2].lists[holder.marker.form]
            known.labelled += node.shape is Shape.LABEL
            if not holder.children:
                known.more += 1
                known.holding += not run_in(holder.line.body)
        holder.children.append(node)

    def _parent(self, marker: Marker, index: int) -> int:
        """Return the depth in the stack of the node that a marker's line goes under."""
        continued = self._continued(marker)
        if continued is not None:
            return continued
        held = [d for d, node in enumerate(self.stack) if marker.form in node.lists]
        above = [d for d, node in enumerate(self.stack) if self._stands_above(node, marker)]
        if not held or (above and above[-1] > held[-1]):
            return self._under_last(marker, index, floor=above[-1] if held else 0)
        if index in self.ahead.nested and held[-1] + 1 < len(self.stack):
            return held[-1] + 1
        return held[-1]

    def _stands_above(self, node: Node, marker: Marker) -> bool:
        """Whether a node closes the lists of a form before it, so that they start anew in it."""
        if node.marker is None:
            return node.shape is not None
        pair = (node.marker.form, marker.form)
        return USUAL_DEPTH[pair[0]] < USUAL_DEPTH[pair[1]] or pair in self.under

    def _continued(self, marker: Marker) -> int | None:
        """Return the depth of the nearest open node whose list the marker goes on with."""
        for depth in range(len(self.stack) - 1, -1, -1):
            known = self.stack[depth].lists.get(marker.form)
            if known and marker.follows(known.last):
                return depth
        return None

    def _under_last(self, marker: Marker, index: int, *, floor: int) -> int:
        """Return where a form goes that no open node holds: under the last that may hold it."""
        depth = len(self.stack) - 1
        while depth > floor:
            last = self.stack[depth].marker
            if last is None or USUAL_DEPTH[last.form] < USUAL_DEPTH[marker.form]:
                break
            if (last.form, marker.form) in self.under or self.ahead.goes_on(last, index):
                self.under.add((last.form, marker.form))
                break
            depth -= 1
        return depth

    def _add_heading(self, node: Node, index: int) -> None:
        floor = self._floor(index)
        same = [d for d in range(floor + 1, len(self.stack)) if self.stack[d].shape == node.shape]
        if node.shape is Shape.APPENDIX:
            del self.stack[floor + 1 :]
        elif same:
            del self.stack[same[-1] :]
        else:
            self._close_leaves(floor)
            self._close_statements(floor, index)
            self._close_lists_of(index + 1)
            if node.shape is Shape.LABEL:
                self._close_finished(floor, index)
        self._open(node)

    def _floor(self, index: int) -> int:
        """Return the depth that stays open: the next number goes on with what it holds."""
        following = self.ahead.upcoming[index]
        continued = self._continued(following) if following else None
        return 0 if continued is None else min(continued + 1, len(self.stack) - 1)

    def _close_statements(self, floor: int, index: int) -> None:
        """Close the sentences at the end of the stack whose list is over: no heading is theirs."""
        while len(self.stack) - 1 > floor:
            node = self.stack[-1]
            if node.marker is None or node.children or is_heading_text(node.line.body):
                return
            if self.ahead.goes_on(node.marker, index):
                return
            self.stack.pop()

    def _close_finished(self, floor: int, index: int) -> None:
        """Close a list that is over: the first label behind it sums up the whole."""
        for depth in range(floor + 1, len(self.stack)):
            marker = self.stack[depth].marker
            if marker is None or self.ahead.goes_on(marker, index):
                continue
            known = self.stack[depth - 1].lists[marker.form]
            if known.count > 1 and not known.labelled:
                del self.stack[depth:]
                return

    def _close_lists_of(self, index: int) -> None:
        """Close what a heading cannot stand under since its own list starts an open form anew."""
        marker = self.lines[index].marker if index < len(self.lines) else None
        if marker is None or index in self.ahead.nested:
            return
        held = [d for d, node in enumerate(self.stack) if marker.form in node.lists]
        if held and self._continued(marker) is None:
            del self.stack[held[-1] + 1 :]

    def _close_leaves(self, floor: int) -> None:
        """Close the numbered statements at the end of the stack: nothing stands under them."""
        while len(self.stack) - 1 > floor and not self._holds(len(self.stack) - 1):
            self.stack.pop()

    def _holds(self, depth: int) -> bool:
        """Whether text may stand under an open node: told by its words and its elder siblings."""
        node = self.stack[depth]
        if node.marker is None or node.children:
            return True
        known = self.stack[depth - 1].lists[node.marker.form]
        elder, opens = known.count - 1, bool(run_in(node.line.body))
        if elder > 1:
            return (known.more if opens else known.holding) * 2 >= elder
        if node.marker.form in (Form.POINT, Form.ORDINAL):
            return not opens and may_hold(node.line.body)
        return opens or may_hold(node.line.body)
