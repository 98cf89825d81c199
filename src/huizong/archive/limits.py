"""What counts as a near copy, and how much is looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a search for near copies.

    `shortest` is the least length of a paragraph, in characters. A pair is a copy if its similarity
    reaches `similarity`, or if the shorter, being at least `shortest_part` long, stands in the
    longer by `containment`. A document is told if `share` of it is copied.
    """

    shortest: int = 20
    similarity: float = 0.8
    containment: float = 0.9
    shortest_part: int = 40
    share: float = 0.1
    most_differences: int = 12
