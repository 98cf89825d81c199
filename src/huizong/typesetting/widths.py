"""Widths that follow from what is said: the columns of a table."""

from huizong.typesetting.printable import width
from huizong.typesetting.printed import Printed
from huizong.values import text_of

_PADDING = 1.5
"""Characters of a column that its cell borders take."""


def column_shares(paragraph: Printed) -> tuple[float, ...]:
    """Return the share of a table's width that each column takes, by the longest of its cells."""
    rows = [row.cells for row in paragraph.rows]
    count = max(map(len, rows))
    longest = [
        max((width(text_of(row[at])) for row in rows if at < len(row)), default=0) + _PADDING
        for at in range(count)
    ]
    return tuple(one / sum(longest) for one in longest)
