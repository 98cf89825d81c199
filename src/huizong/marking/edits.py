"""Which certain fixes are made: of two that meet, the first; a finding is mended whole or not."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from huizong.values import Document, Edit, Finding, Place


@dataclass(slots=True)
class Chosen:
    """The edits to make, by place, none meeting another; the findings they mend, and the others."""

    edits: list[Edit] = field(default_factory=list)
    made: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)


def chosen(document: Document, findings: Iterable[Finding]) -> Chosen:
    """Return the edits of the findings' fixes that can be made together, the earlier first."""
    choice = Chosen()
    for finding in findings:
        if finding.fix:
            (choice.made if _taken(choice, finding, document) else choice.left).append(finding)
    return choice


def _taken(choice: Chosen, finding: Finding, document: Document) -> bool:
    """Take all edits of a finding where each is free or taken already, else none."""
    wanted = [
        edit
        for edit in dict.fromkeys(finding.fix)
        if not any(_does(other, edit) for other in _beside(choice, edit))
    ]
    free = all(
        edit.place.path == document.path
        and 0 <= edit.place.start <= edit.place.end <= len(document.text)
        and not any(_meet(edit.place, other.place) for other in _beside(choice, edit))
        for edit in wanted
    )
    ordered = sorted(wanted, key=_place)
    if not free or any(_meet(a.place, b.place) for a, b in pairwise(ordered)):
        return False
    for edit in wanted:
        choice.edits.insert(bisect_left(choice.edits, edit.place, key=_place), edit)
    return True


def _beside(choice: Chosen, edit: Edit) -> list[Edit]:
    """Return the edits that could meet one: those before and behind it."""
    at = bisect_left(choice.edits, edit.place, key=_place)
    return choice.edits[max(at - 1, 0) : at + 2]


def _place(edit: Edit) -> Place:
    return edit.place


def _does(made: Edit, edit: Edit) -> bool:
    """Whether another makes an edit: the same one, or one that has it letter for letter within."""
    if made == edit:
        return True
    even = all(len(each.text) == each.place.end - each.place.start for each in (made, edit))
    at = edit.place.start - made.place.start
    within = at >= 0 and edit.place.end <= made.place.end and edit.place.path == made.place.path
    return even and within and made.text[at : at + len(edit.text)] == edit.text


def _meet(one: Place, other: Place) -> bool:
    """Whether two edits cannot both be made; where one only inserts, touching is too near."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.overlaps(other)


def narrowed(edits: Sequence[Edit], document: Document) -> list[Edit]:
    """Return edits by place without what they leave as it is at their ends.

    One that would shrink to an insertion beside another stays whole.
    """
    narrow = [_trimmed(edit, document.quote(edit.place)) for edit in edits]
    return [
        edit if any(_meet(narrow[index].place, other.place) for other in beside) else narrow[index]
        for index, edit in enumerate(edits)
        for beside in [(*narrow[max(index - 1, 0) : index], *narrow[index + 1 : index + 2])]
    ]


def _trimmed(edit: Edit, old: str) -> Edit:
    new, place = edit.text, edit.place
    before = _alike(old, new)
    behind = _alike(old[before:][::-1], new[before:][::-1])
    cut = Place(place.path, place.start + before, place.end - behind)
    return Edit(cut, new[before : len(new) - behind])


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
