"""The certain fixes of findings, put into a plain text."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from huizong.values import Document, Edit, Finding, Place


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text with fixes, how many were made, and how many another fix stood in the way of."""

    text: str
    made: int
    left: int


def fixed(document: Document, findings: Iterable[Finding]) -> Fixed:
    """Return the text as read with the certain fixes of the findings; nothing else changes.

    A finding is mended whole or not at all: where one of its edits overlaps an edit already made,
    it is left, so that two half repairs never meet.
    """
    taken = _Taken()
    made = left = 0
    for finding in findings:
        if not finding.fix:
            continue
        if taken.take(finding.fix, document):
            made += 1
        else:
            left += 1
    return Fixed(_edited(document.text, taken.edits), made, left)


class _Taken:
    """The edits that will be made, in order, none touching another."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []

    def take(self, fix: tuple[Edit, ...], document: Document) -> bool:
        """Take all edits of a fix where each is free or the same as one taken."""
        if not all(edit.place.path == document.path and self._free(edit) for edit in fix):
            return False
        for edit in fix:
            at = bisect_left(self.edits, edit.place, key=lambda other: other.place)
            if self.edits[at : at + 1] != [edit]:
                self.edits.insert(at, edit)
        return True

    def _free(self, edit: Edit) -> bool:
        at = bisect_left(self.edits, edit.place, key=lambda other: other.place)
        beside = self.edits[max(at - 1, 0) : at + 1]
        return all(other == edit or not _meet(edit.place, other.place) for other in beside)


def _meet(one: Place, other: Place) -> bool:
    return one.start == other.start or one.overlaps(other)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces, position = [], 0
    for edit in edits:
        pieces += [text[position : edit.place.start], edit.text]
        position = edit.place.end
    return "".join([*pieces, text[position:]])
