"""Wide tables are turned: they stand on pages that lie on their side (GB/T 9704-2012 §11)."""

from collections.abc import Iterable
from dataclasses import replace

from huizong.typesetting.form import Form
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.widths import too_wide

_BEFORE = frozenset({Role.CAPTION, Role.UNIT})


def turn(paragraphs: Iterable[Printed], form: Form) -> list[Printed]:
    """Return the paragraphs, those of a wide table turned: what names it, itself and its picture.

    An attachment that begins with such a table is turned with its number and title.
    """
    turned = list(paragraphs)
    for index, paragraph in enumerate(turned):
        if paragraph.role is Role.TABLE and too_wide(paragraph, form):
            for at in range(_first(turned, index), _last(turned, index) + 1):
                turned[at] = replace(turned[at], turned=True)
    return turned


def _first(paragraphs: list[Printed], table: int) -> int:
    """Return where that begins which belongs before a table."""
    at = table
    while at and paragraphs[at - 1].role in _BEFORE:
        at -= 1
    titled = at - 1 if at and paragraphs[at - 1].role is Role.TITLE else at
    return titled - 1 if titled < at and titled and _opens(paragraphs[titled - 1]) else at


def _opens(paragraph: Printed) -> bool:
    return paragraph.setting is not None and paragraph.setting.new_page


def _last(paragraphs: list[Printed], table: int) -> int:
    behind = table + 1
    pictured = behind < len(paragraphs) and paragraphs[behind].role is Role.CHART
    return behind if pictured else table
