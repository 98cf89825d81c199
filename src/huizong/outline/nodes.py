"""What the tree of a document grows from: nodes, and the lists that they hold."""

from dataclasses import dataclass, field

from huizong.outline.headings import Shape, heads
from huizong.outline.lines import Line
from huizong.outline.markers import Form, Marker


@dataclass(slots=True)
class List:
    """A list of numbered children: its last marker, and how many there are.

    `holding` counts those that are headings of others or of their own paragraph, `more` those that
    other lines stand under, `parallel` those of them under which un-numbered headings stand that
    open their paragraphs, `labelled` the un-numbered headings in them.
    """

    last: Marker
    count: int = 0
    holding: int = 0
    more: int = 0
    parallel: int = 0
    labelled: int = 0


@dataclass(slots=True)
class Node:
    """A line and what stands under it; `shape` is that of an un-numbered heading.

    `opens` is the length of the heading sentence that opens its paragraph, `long` whether its kin
    shows that its words are a heading though they are long. The root has an empty line.
    """

    line: Line
    shape: Shape | None = None
    opens: int = 0
    long: bool = False
    children: list["Node"] = field(default_factory=list)
    lists: dict[Form, List] = field(default_factory=dict)

    @property
    def marker(self) -> Marker | None:
        """The marker of its line."""
        return self.line.marker

    @property
    def heads(self) -> bool:
        """Whether its words are a heading."""
        return self.long or heads(self.line.body)
