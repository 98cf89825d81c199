"""Widths that follow from what is said: lines of a long title, columns of a table."""

import math

from huizong.typesetting.form import Form
from huizong.typesetting.printable import width
from huizong.typesetting.printed import Printed
from huizong.values import text_of

_PADDING = 1.5
"""Characters of a column that its cell borders take."""

_SLACK = 0.6
"""Characters a line may be longer than its share, since digits are not quite half as wide."""


def column_shares(paragraph: Printed) -> tuple[float, ...]:
    """Return the share of a table's width that each column takes, by the longest of its cells."""
    rows = [row.cells for row in paragraph.rows]
    count = max(map(len, rows))
    longest = [
        max((width(text_of(row[at])) for row in rows if at < len(row)), default=0) + _PADDING
        for at in range(count)
    ]
    return tuple(one / sum(longest) for one in longest)


def title_width(text: str, form: Form) -> float:
    """Return how wide in points the title may be, so that its lines come out balanced.

    A title that fits on one line has the whole width of the text area. Nothing is put into the
    text: narrower lines make Word and Typst break it evenly, by their own rules of punctuation.
    """
    character = form.title.size + form.grid.spacing
    count = math.ceil(width(text) * character / form.text_width)
    if count <= 1:
        return form.text_width
    return min((width(text) / count + _SLACK) * character, form.text_width)
