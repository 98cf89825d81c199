"""Chooses which tables of a report can be seen as bars or lines, and what of them is drawn."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from pydantic import Field

from huizong.chinese.numerals import number
from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition
from huizong.typesetting.chart_value import Chart, Series
from huizong.typesetting.printed import Printed, Role
from huizong.values import text_of

_FEWEST = 2
_UNIT = re.compile(r"单位[：:]\s*([^）)\s]+)")
_IN_HEAD = re.compile(r"[（(]([^）)]+)[）)]\s*$")


class ChartWords(Labelled):
    """Which rows and columns are not drawn, and how many at most."""

    totals: tuple[str, ...]
    left_out: tuple[str, ...]
    rates: tuple[str, ...]
    periods: str
    most: int = Field(gt=1)
    series: int = Field(gt=0)
    ratio: int = Field(gt=1)


@cache
def _words() -> ChartWords:
    return read_definition("formats/chart_words", ChartWords)


def with_charts(paragraphs: Iterable[Printed]) -> Iterator[Printed]:
    """Yield the paragraphs, behind each table that can be drawn its picture."""
    unit = ""
    for paragraph in paragraphs:
        yield paragraph
        if paragraph.role is Role.UNIT:
            found = _UNIT.search(paragraph.text)
            unit = found[1] if found else ""
        elif paragraph.role is Role.TABLE:
            chart = chart_of(
                [[text_of(cell).strip() for cell in row.cells] for row in paragraph.rows], unit=unit
            )
            if chart is not None:
                yield Printed(Role.CHART, chart=chart)
            unit = ""


def chart_of(rows: list[list[str]], *, unit: str = "") -> Chart | None:
    """Return the picture of a table whose first row is its head, None where there is none to see.

    Drawn are the columns of numbers of one unit behind a column of labels; totals, rates, ranks
    and rows without a number are not.
    """
    if len(rows) <= _FEWEST or len({len(row) for row in rows}) != 1:
        return None
    head, body = rows[0], [row for row in rows[1:] if not row[0].startswith(_words().totals)]
    labelled = _label_column(head, body)
    if labelled is None or not _FEWEST <= len(body) <= _words().most:
        return None
    series = list(_series(head, body, labelled))
    alike = [one for one in series if _alike(one, series[0])]
    if not alike:
        return None
    labels = tuple(row[labelled] for row in body)
    periods = all(re.search(_words().periods, label) for label in labels)
    named = _IN_HEAD.search(alike[0].name)
    drawn = tuple(alike[: _words().series])
    return Chart("lines" if periods else "bars", unit or (named[1] if named else ""), labels, drawn)


def _label_column(head: list[str], body: list[list[str]]) -> int | None:
    """Return the first column that says what a row is about: not a running number."""
    for at, name in enumerate(head):
        said = [row[at] for row in body]
        if all(said) and name not in _words().left_out and len(set(said)) == len(said):
            periods = all(re.search(_words().periods, text) for text in said)
            if periods or not any(_value(text) is not None for text in said):
                return at
    return None


def _series(head: list[str], body: list[list[str]], labelled: int) -> Iterator[Series]:
    words = _words()
    for at, name in enumerate(head):
        if at <= labelled or name in words.left_out or any(word in name for word in words.rates):
            continue
        said = tuple(row[at] for row in body)
        values = [_value(text) for text in said]
        known = tuple(value for value in values if value is not None)
        if len(known) == len(values) and any(known) and min(known) >= 0:
            yield Series(name, known, said)


def _value(text: str) -> Decimal | None:
    if text.endswith(("%", "％")):
        return None
    return number(text.replace(",", "").replace("，", "")) if text else None


def _alike(one: Series, other: Series) -> bool:
    """Whether two columns can share a scale: the same unit in their heads, and alike in size."""
    units = [found[1] if (found := _IN_HEAD.search(each.name)) else "" for each in (one, other)]
    low, high = sorted((max(one.values), max(other.values)))
    return units[0] == units[1] and low * _words().ratio >= high
