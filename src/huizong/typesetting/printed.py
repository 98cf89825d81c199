"""A printed paragraph: what stands on the page, before any output dresses it."""

from dataclasses import dataclass
from enum import StrEnum

from huizong.typesetting.chart_value import Chart
from huizong.typesetting.setting import Setting, Stretch
from huizong.values import Run, text_of

Cell = tuple[Run, ...]
Path = tuple[int, ...]
"""From the root of a report to an item, an index a level."""


class Role(StrEnum):
    """As what a paragraph is printed."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    DATE = "date"
    CAPTION = "caption"
    UNIT = "unit"  # 单位：万元, above a table
    TABLE = "table"
    CHART = "chart"  # the picture of the table before it
    ELEMENT = "element"  # an element of the paper around the text: its setting tells its place
    RULE = "rule"  # a red line
    COLOPHON = "colophon"  # the elements at the foot of the last page


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the item whose text its cells are, tabs left out."""

    cells: tuple[Cell, ...]
    at: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as printed.

    `lead` is set in the face of heading level `level`: the whole of a heading, or the sentence that
    opens a paragraph; `runs` follow in the face of the text. `level` is 0 where there is no lead.
    `right` is the indent at the right in characters, `above` the empty lines before the paragraph.
    Of a table `rows` holds the cells, row by row, and nothing else says anything. `lead_at` and
    `at` lead to the items whose text `lead` and `runs` are, their markers put before them. What is
    to `keep` stands on one page with what follows.

    An element says its `cells` as its `setting` tells, a red line has a setting alone, a colophon
    has its elements as `parts`, and a picture of a table its `chart`.
    What is `turned` stands on a page of its own that lies on its side, as a wide table does.
    """

    role: Role
    level: int = 0
    lead: tuple[Run, ...] = ()
    runs: tuple[Run, ...] = ()
    right: float = 0
    above: int = 0
    rows: tuple[Row, ...] = ()
    lead_at: Path = ()
    at: Path = ()
    keep: bool = False
    cells: tuple[tuple[Stretch, ...], ...] = ()
    setting: Setting | None = None
    parts: tuple["Printed", ...] = ()
    chart: Chart | None = None
    turned: bool = False

    @property
    def text(self) -> str:
        """All that is printed, in order; the cells of a table parted by tabs, its rows by lines."""
        if self.parts:
            return "\n".join(part.text for part in self.parts)
        if self.cells:
            return "\t".join("".join(each.text for each in cell) for cell in self.cells)
        if self.rows:
            return "\n".join("\t".join(text_of(cell) for cell in row.cells) for row in self.rows)
        return text_of(self.lead) + text_of(self.runs)
