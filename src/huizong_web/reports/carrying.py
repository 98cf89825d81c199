"""Carries dismissals over a change that the site itself made in a file.

A finding is known by its words and those beside them; a fix accepted beside it changes these, and
what somebody judged would come back though nobody wrote anything new.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from huizong.values import Edit, Finding, Place
from huizong_web.reports.inspecting import Inspection


def carry(old: Inspection, new: Inspection, made: Iterable[Finding]) -> None:
    """Dismiss again what had been dismissed in the old file and is still in the new one.

    `made` are the findings whose fixes the new file holds. Who judged and why stay as they were.
    """
    edits = sorted({edit for finding in made for edit in finding.fix}, key=lambda edit: edit.place)
    moved = _Moved(edits)
    there = {(each.finding.rule, each.finding.places): each for each in new.open}
    for known, dismissal in old.dismissed:
        finding = known.finding
        same = there.pop((finding.rule, tuple(moved.places(finding.places))), None)
        if same is not None:
            # A copy of the row: the old one still speaks for the file as it was.
            dismissal.pk, dismissal.fingerprint = None, same.fingerprint
            dismissal.save(force_insert=True)


class _Moved:
    """Where what stood at a place stands after some edits, none of which touches it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._ends = [edit.place.end for edit in edits]
        grown = (len(edit.text) - (edit.place.end - edit.place.start) for edit in edits)
        self._shift = [0, *accumulate(grown)]

    def places(self, places: Iterable[Place]) -> Iterator[Place]:
        for place in places:
            yield Place(place.path, self._at(place.start), self._at(place.end))

    def _at(self, offset: int) -> int:
        return offset + self._shift[bisect_right(self._ends, offset)]
