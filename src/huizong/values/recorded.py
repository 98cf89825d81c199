"""What records give for a figure of a text."""

from huizong.values.frozen import dataclass
from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is counted from records for the figure at a place.

    `value` is as it is printed, `source` what it is called. `agrees`: the text states that value.
    """

    place: Place
    value: str
    source: str
    agrees: bool
