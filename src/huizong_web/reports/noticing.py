"""What is open against a compiled report, in the whole and in the texts that it was made of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from huizong.values import Severity
from huizong_web.reports import library
from huizong_web.reports.checking import Counts, check_compilation, in_order, open_found
from huizong_web.reports.dismissing import dismissed_among
from huizong_web.reports.listing import Known
from huizong_web.reports.models import Check, Compilation, Dismissal
from huizong_web.reports.origins import Noticed
from huizong_web.reports.shown import Shown


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of a compilation: those that stand, and those that someone dismissed."""

    open: tuple[Known, ...]
    dismissed: tuple[tuple[Known, Dismissal], ...]

    @property
    def all(self) -> tuple[Known, ...]:
        """What was found, dismissed or not."""
        return (*self.open, *(known for known, _ in self.dismissed))


def judged(compilation: Compilation, shown: Shown) -> Judged:
    """Return what was found between the sections' words, checked now where it never was."""
    check = Check.objects.filter(compilation=compilation).first()
    if check is None:
        documents = [text.document for text in shown.texts.values()]
        check = check_compilation(compilation, shown.compiled, documents)
    findings = library.load_findings(check.findings)
    marks = check.found.values_list("position", "fingerprint")
    found = [Known(position, findings[position], mark) for position, mark in marks]
    office = compilation.cycle.office
    dismissals = dismissed_among(office, None, [each.fingerprint for each in found])
    held = [(each, dismissals.get(each.fingerprint)) for each in found]
    return Judged(
        tuple(each for each, dismissal in held if dismissal is None),
        tuple((each, dismissal) for each, dismissal in held if dismissal is not None),
    )


Mark = tuple[int, int]
"""A finding by the number of its check and its position there."""


def open_marks(submissions: Iterable[int]) -> list[Mark]:
    """Return the findings that are open in submissions (one query)."""
    rows = open_found().filter(made__submission__in=submissions)
    return list(rows.values_list("made", "position"))


def noticed_at(marks: Iterable[Mark]) -> Iterator[Noticed]:
    """Yield findings of submissions, each with its place on their page (one query)."""
    positions = defaultdict(list)
    for made, position in marks:
        positions[made].append(position)
    for check in Check.objects.filter(pk__in=positions):
        page = reverse("check", args=[check.submission_id])
        findings = library.load_findings(check.findings)
        for position in sorted(positions[check.pk]):
            yield Noticed(findings[position], f"{page}?at={position}#f{position}")


def totals(counts: Mapping[int, Counts]) -> Counts:
    """Return the counts of several submissions together."""
    found: Counter[Severity] = Counter()
    for each in counts.values():
        found.update(each)
    return in_order(found)
