"""A checked submission as its page needs it: what is open, what has been dismissed and by whom."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huizong.values import Finding, Reading, Source
from huizong_web.accounts.models import User
from huizong_web.reports import library
from huizong_web.reports.checking import check_of
from huizong_web.reports.dismissing import dismissed_among
from huizong_web.reports.listing import Known
from huizong_web.reports.models import Dismissal, Submission
from huizong_web.reports.speaking import said
from huizong_web.reports.submitting import Refused, submit

MENDABLE = {"txt", "md", "docx"}
"""Formats in which a fix can be made in the file itself."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A submission with its findings; `done` is False where checking it failed."""

    submission: Submission
    reading: Reading
    done: bool
    open: tuple[Known, ...]
    dismissed: tuple[tuple[Known, Dismissal], ...]

    @property
    def all(self) -> Iterable[Known]:
        """What was found, dismissed or not."""
        return (*self.open, *(known for known, _ in self.dismissed))

    @property
    def can_mend(self) -> bool:
        """Whether fixes can be made in this file: it is the current one, of a format we write."""
        known = self.reading.document.format in MENDABLE
        return known and self.submission.current


@dataclass(frozen=True, slots=True)
class Renewed:
    """A mended submission: the findings whose fixes it holds, and what says why others are not."""

    submission: Submission
    made: tuple[Finding, ...]
    told: tuple[Finding, ...]


def inspect(submission: Submission) -> Inspection:
    """Return a submission with what the rules of today find in it."""
    reading = library.load_reading(submission.reading)
    check = check_of(submission, reading)
    if check is None:
        return Inspection(submission, reading, False, (), ())  # noqa: FBT003 - a field, not a flag
    findings = library.load_findings(check.findings)
    marks = check.found.values_list("position", "fingerprint")
    found = [Known(position, findings[position], mark) for position, mark in marks]
    office, unit = submission.cycle.office, submission.unit
    dismissals = dismissed_among(office, unit, [each.fingerprint for each in found])
    return Inspection(
        submission,
        reading,
        True,  # noqa: FBT003 - a field, not a flag
        tuple(each for each in found if each.fingerprint not in dismissals),
        tuple(
            (each, dismissals[each.fingerprint]) for each in found if each.fingerprint in dismissals
        ),
    )


def fixable(inspection: Inspection, fingerprint: str | None = None) -> list[Finding]:
    """Return the open findings that have a certain fix: the one of a fingerprint, or all."""
    return [
        known.finding
        for known in inspection.open
        if known.finding.fix and fingerprint in (None, known.fingerprint)
    ]


def mend(inspection: Inspection, findings: Collection[Finding], *, by: User) -> Renewed:
    """Submit the file anew with the fixes of the findings made, as many as can be.

    Raises Refused where nothing can be mended; then the file stays as it is.
    """
    if not findings or not inspection.can_mend:
        raise Refused(_("这一处没有可以直接采纳的修改，文件没有改动。请刷新后再看。"))
    submission, document = inspection.submission, inspection.reading.document
    try:
        copy = library.mend(source_of(submission), document, findings)
    except library.Unmarkable as why:
        raise Refused("".join(map(said, why.messages))) from why
    if not copy.made:
        raise Refused("".join(said(told.message) + said(told.hint) for told in copy.findings[:3]))
    new = submit(
        submission.cycle,
        submission.unit,
        name=submission.name,
        data=copy.data,
        by=by,
        instead_of=submission,
    )
    return Renewed(new, copy.made, copy.findings)


def annotated(inspection: Inspection) -> bytes:
    """Return the submission as a Word file with its open findings as comments.

    Raises the library's Unmarkable where the file cannot be read again.
    """
    findings = [known.finding for known in inspection.open]
    document = inspection.reading.document
    return library.annotate(source_of(inspection.submission), document, findings)


def source_of(submission: Submission) -> Source:
    """Return the file as it came, under the name that places use."""
    with submission.file.open("rb") as file:
        return Source(submission.path, file.read())
