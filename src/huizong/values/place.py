"""A place: where something stands in a file."""

from huizong.values.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one file's text.

    `path` is the file as its caller named it; `start` and `end` are code points into the text as
    read, half-open. A place that has no extent (an empty file) has start == end.
    """

    path: str
    start: int
    end: int

    def holds(self, other: "Place") -> bool:
        """Whether the other place lies wholly within this one."""
        return self.path == other.path and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Place") -> bool:
        """Whether the two places share at least one character."""
        return self.path == other.path and self.start < other.end and other.start < self.end
