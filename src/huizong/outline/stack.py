"""The open nodes of a tree, from the root to the last: what hangs where, and what is closed."""

from huizong.outline.headings import Shape, may_hold
from huizong.outline.lines import Line
from huizong.outline.markers import USUAL_DEPTH, Form, Marker
from huizong.outline.nodes import Node


class Stack:
    """The open nodes; `stack` runs from the root to the last open node."""

    def __init__(self) -> None:
        self.stack = [Node(Line((), ""))]

    def open(self, node: Node) -> None:
        """Hang a node under the last open one; it is the last open one then."""
        self.hang(node)
        self.stack.append(node)

    def hang(self, node: Node) -> None:
        """Hang a node under the last open one, and count it with the list it stands in."""
        holder = self.stack[-1]
        if holder.marker:
            known = self.stack[-2].lists[holder.marker.form]
            known.labelled += node.shape is Shape.LABEL
            if not holder.children:
                known.more += 1
                known.parallel += node.shape is Shape.RUN_IN
                known.holding += not holder.opens
        holder.children.append(node)

    def continued(self, marker: Marker) -> int | None:
        """Return the depth of the nearest open node whose list the marker goes on with."""
        for depth in range(len(self.stack) - 1, -1, -1):
            known = self.stack[depth].lists.get(marker.form)
            if known and marker.follows(known.last):
                return depth
        return None

    def close_sentence(self, marker: Marker) -> None:
        """Close a sentence that heads paragraphs: no section stands under it."""
        if USUAL_DEPTH[marker.form] <= USUAL_DEPTH[Form.HANZI_BRACKETS]:
            shapes = [node.shape for node in self.stack]
            if Shape.SENTENCE in shapes:
                del self.stack[shapes.index(Shape.SENTENCE) :]

    def close_leaves(self, floor: int) -> None:
        """Close the numbered statements at the end of the stack: nothing stands under them."""
        while len(self.stack) - 1 > floor and not self._holds(len(self.stack) - 1):
            self.stack.pop()

    def _holds(self, depth: int) -> bool:
        """Whether text may stand under an open node: told by its words and its elder siblings."""
        node = self.stack[depth]
        if node.marker is None or (node.children and not _only_parallel(node)):
            return True
        known = self.stack[depth - 1].lists[node.marker.form]
        elder, opens = known.count - 1, bool(node.opens)
        spoken = node.marker.form in (Form.POINT, Form.ORDINAL)
        if elder > 1:
            more = known.more - known.parallel if spoken else known.more
            return (more if opens else known.holding) * 2 >= elder
        if spoken:
            return not opens and self._may_hold(node)
        return opens or self._may_hold(node)

    def _may_hold(self, node: Node) -> bool:
        return node.long or may_hold(node.line.body)

    def holds_parallel(self) -> bool:
        """Whether un-numbered headings stand under the last open node, or did under its elders."""
        node = self.stack[-1]
        if node.marker is None or node.children:
            return True
        known = self.stack[-2].lists[node.marker.form]
        return known.count > 1 and known.parallel * 2 >= known.count - 1


def _only_parallel(node: Node) -> bool:
    """Whether a point in a row holds nothing but headings that open their paragraphs."""
    spoken = node.marker is not None and node.marker.form in (Form.POINT, Form.ORDINAL)
    return spoken and all(child.shape is Shape.RUN_IN for child in node.children)
