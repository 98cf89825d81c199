"""The tree of a document: which line stands under which, told by the document's own numbering.

A stack holds the nodes that are still open. Each node knows the lists that it holds, by the form
of their markers; a marker goes on with the nearest open list that it continues, or starts a new
one under the last open node. GB/T 9704's order of forms settles only what this leaves open.
"""

from huizong.outline.ahead import Ahead, look_ahead
from huizong.outline.headings import (
    LONGEST,
    Shape,
    is_heading_text,
    is_salutation,
    run_in,
    sums_up,
)
from huizong.outline.headings import shape_of as shape_alone
from huizong.outline.lines import Line
from huizong.outline.markers import USUAL_DEPTH, Form, Marker
from huizong.outline.nodes import List, Node
from huizong.outline.stack import Stack


def tree(lines: list[Line]) -> list[Node]:
    """Return the roots of the tree that the lines of a document's body make."""
    builder = _Builder(lines)
    for index in range(len(lines)):
        builder.add(index)
    return builder.stack[0].children


class _Builder(Stack):
    """Grows the tree line by line.

    `under` are the pairs of forms that this document nests against the usual order.
    """

    def __init__(self, lines: list[Line]) -> None:
        super().__init__()
        self.lines = lines
        self.ahead: Ahead = look_ahead(lines)
        self.under: set[tuple[Form, Form]] = set()

    def add(self, index: int) -> None:
        """Hang one line into the tree."""
        line = self.lines[index]
        if line.marker:
            self._add_numbered(self._numbered(index), line.marker, index)
        elif index in self.ahead.run_ins:
            self._add_run_in(Node(line, Shape.RUN_IN), index)
        elif index in self.ahead.sentences:
            self._add_heading(Node(line, Shape.SENTENCE), index)
        elif not line.row and not is_salutation(line) and (shape := self._shape(index)):
            self._add_heading(Node(line, shape), index)
        else:
            self._add_leaf(Node(line))

    def _numbered(self, index: int) -> Node:
        body = self.lines[index].body
        if index in self.ahead.long:
            return Node(self.lines[index], None, run_in(body, longest=LONGEST), long=True)
        return Node(self.lines[index], None, run_in(body))

    def _add_run_in(self, node: Node, index: int) -> None:
        """Hang an un-numbered heading under the number whose list goes on behind it."""
        last = self.stack[-1].marker
        if not (last and (self.ahead.goes_on(last, index) or self.holds_parallel())):
            self.close_leaves(0)
        self.hang(node)

    def _add_leaf(self, node: Node) -> None:
        self.close_leaves(0)
        self.hang(node)

    def _shape(self, index: int) -> Shape | None:
        before = self.lines[index - 1] if index else None
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if after and after.marker and self.continued(after.marker) is not None:
            return None
        return shape_alone(self.lines[index], before, after)

    def _add_numbered(self, node: Node, marker: Marker, index: int) -> None:
        self.close_sentence(marker)
        del self.stack[self._parent(marker, index) + 1 :]
        lists = self.stack[-1].lists
        known = lists.get(marker.form)
        if known is None:
            known = lists[marker.form] = List(marker)
        known.last = marker
        known.count += 1
        known.holding += bool(node.opens)
        self.open(node)

    def _parent(self, marker: Marker, index: int) -> int:
        """Return the depth in the stack of the node that a marker's line goes under."""
        continued = self.continued(marker)
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

    def _under_last(self, marker: Marker, index: int, *, floor: int) -> int:
        """Return where a form goes that no open node holds: under the last that may hold it."""
        depth = len(self.stack) - 1
        while depth > floor:
            last = self.stack[depth].marker
            if last is None or USUAL_DEPTH[last.form] < USUAL_DEPTH[marker.form]:
                break
            if (
                (last.form, marker.form) in self.under
                or self.ahead.goes_on(last, index)
                or _is_spoken_heading(self.stack[depth])
            ):
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
        elif node.shape is Shape.SENTENCE:
            self.close_leaves(floor)
        else:
            self.close_leaves(floor)
            self._close_statements(floor, index)
            self._close_lists_of(index + 1)
            if node.shape is Shape.LABEL:
                self._close_finished(floor, index)
        self.open(node)

    def _floor(self, index: int) -> int:
        """Return the depth that stays open: the next number goes on with what it holds."""
        following = self.ahead.upcoming[index]
        continued = self.continued(following) if following else None
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
            bare = not self.stack[depth].children and sums_up(self.lines[index].text)
            over = known.count > 1 or bare
            if over and not known.labelled:
                del self.stack[depth:]
                return

    def _close_lists_of(self, index: int) -> None:
        """Close what a heading cannot stand under since its own list starts an open form anew."""
        marker = self.lines[index].marker if index < len(self.lines) else None
        if marker is None or index in self.ahead.nested:
            return
        held = [
            d
            for d, node in enumerate(self.stack)
            if marker.form in node.lists or node.shape is Shape.APPENDIX
        ]
        if held and self.continued(marker) is None:
            del self.stack[held[-1] + 1 :]


def _is_spoken_heading(node: Node) -> bool:
    """Whether 第一、 or 一是 numbers a heading that already holds text, not a point in a row."""
    spoken = node.marker is not None and node.marker.form in (Form.ORDINAL, Form.POINT)
    return spoken and bool(node.children) and is_heading_text(node.line.body)
