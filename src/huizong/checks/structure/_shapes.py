"""How markers are written, and how the standard writes them."""

from huizong.checks.structure._lists import SERIES, Member, lists
from huizong.outline.markers import Form
from huizong.values import Document, Report

# The levels of GB/T 9704-2012 7.3.3 in order, and a fifth that offices add.
LEVELS = (Form.HANZI, Form.HANZI_BRACKETS, Form.DIGIT, Form.DIGIT_BRACKETS, Form.CIRCLED)
# GB/T 9704-2012 7.3.3 and, for what stands behind a number, GB/T 15834-2011.
STANDARD = {
    Form.HANZI: "一、",
    Form.HANZI_BRACKETS: "（一）",
    Form.DIGIT: "1.",
    Form.DIGIT_BRACKETS: "（1）",
}


def by_form(report: Report, document: Document) -> dict[Form, list[Member]]:
    """Return the markers of a report by form, those of series within a text left out."""
    found: dict[Form, list[Member]] = {}
    for siblings in lists(report, document):
        if siblings.form not in SERIES:
            found.setdefault(siblings.form, []).extend(siblings.members)
    return found


def reshaped(member: Member, shape: str) -> str:
    """Return a marker written in another shape; "" where that could be read otherwise.

    A point before a digit would make a decimal of both: 3、2026年 does not become 3.2026年.
    """
    hanzi, digit = "一" in shape, "1" in shape
    body = member.item.text.lstrip()
    told = "".join(one for one in member.item.marker if one.isdecimal() or one in _NUMERALS)
    if hanzi == digit or not told or told.isdecimal() != digit:
        return ""
    if shape.endswith((".", "．")) and body[:1].isdecimal():
        return ""
    return shape.replace("1" if digit else "一", told)


_NUMERALS = frozenset("一二三四五六七八九十百")
