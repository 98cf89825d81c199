"""What sections changed behind an issued report."""

from collections.abc import Iterator
from dataclasses import dataclass

from huizong_web.reports import library
from huizong_web.reports.issuing.models import Paper
from huizong_web.reports.issuing.slips import Slip, slips
from huizong_web.reports.models import Submission


@dataclass(frozen=True, slots=True)
class Changed:
    """A slip, in which file it was, and the newer file that says otherwise."""

    slip: Slip
    old: Submission
    new: Submission


def changed_behind(paper: Paper) -> list[Changed]:
    """Return the slips of a paper: what current submissions say otherwise than those it used."""
    pairs = list(_replaced(paper))
    if not pairs:
        return []
    bases = library.load_compilation(paper.compilation.result).bases
    found = []
    for old, new in pairs:
        readings = library.load_reading(old.reading), library.load_reading(new.reading)
        found += [Changed(slip, old, new) for slip in slips(bases, *readings)]
    return found


def _replaced(paper: Paper) -> Iterator[tuple[Submission, Submission]]:
    """Yield each submission that the paper used and that another has since replaced."""
    now = paper.cycle.submissions.filter(current=True).select_related("uploaded_by")
    current = {each.unit_id: each for each in now}
    for old in paper.compilation.submissions.filter(current=False).order_by("unit__order"):
        if new := current.get(old.unit_id):
            yield old, new
