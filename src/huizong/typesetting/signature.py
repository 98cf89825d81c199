"""Places who signs and the date without a seal (GB/T 9704-2012, 不加盖印章的公文)."""

from dataclasses import replace
from itertools import pairwise

from huizong.typesetting.form_parts import Signature
from huizong.typesetting.printable import width
from huizong.typesetting.printed import Printed, Role

_SIGNING = (Role.SIGNATURE, Role.DATE)


def place_signatures(paragraphs: list[Printed], rule: Signature) -> list[Printed]:
    """Return the paragraphs with those that sign indented from the right, an empty line above.

    The first character of a date stands `shift` characters right of the first of the name above
    it; a date longer than the name keeps `right`, and the name moves left instead.
    """
    placed = list(paragraphs)
    for index, paragraph in enumerate(placed):
        if paragraph.role in _SIGNING:
            follows = index > 0 and placed[index - 1].role in _SIGNING
            above = 0 if follows or index == 0 else rule.above
            placed[index] = replace(paragraph, right=rule.right, above=above)
    for index, (name, date) in enumerate(pairwise(placed)):
        if (name.role, date.role) == _SIGNING:
            placed[index], placed[index + 1] = _pair(name, date, rule)
    return placed


def _pair(name: Printed, date: Printed, rule: Signature) -> tuple[Printed, Printed]:
    longer = width(name.text) - width(date.text)
    if longer < 0:
        return replace(name, right=rule.right + rule.shift - longer), date
    return name, replace(date, right=max(rule.right + longer - rule.shift, 0))
