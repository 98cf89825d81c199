"""Checks what is submitted and compiled, keeps what was found, and counts what is still open."""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet

from huizong.checks import fingerprints
from huizong.values import Compilation as Compiled
from huizong.values import Document, Finding, Reading, Severity
from huizong_web.reports import library
from huizong_web.reports.models import Check, Compilation, Cycle, Dismissal, Found, Submission
from huizong_web.reports.printed import read_printed
from huizong_web.reports.resting import keeper
from huizong_web.reports.rounds.naming import report_period
from huizong_web.reports.rounds.order import earlier_than

logger = logging.getLogger(__name__)

_EARLIER = 13
"""Reports of earlier months that a new one is compared with."""

Counts = Mapping[Severity, int]


def check_submission(submission: Submission, reading: Reading) -> Check | None:
    """Check a submission anew and keep the result; None, and a line in the log, if that crashed.

    A fault of ours in checking must not keep a section from submitting.
    """
    try:
        earlier = earlier_documents(submission.cycle, submission.unit_id)
        known = keeper().known(submission, reading)
        findings = library.check_document(reading.document, earlier, **known)
        return _keep(findings, [reading.document], submission=submission)
    except Exception:
        logger.exception("checking submission %s", submission.pk)
        return None


def earlier_documents(cycle: Cycle, unit: int) -> list[Document]:
    """Return a unit's reports of the rounds before, as many as make a year and a month."""
    found = Submission.objects.filter(earlier_than(cycle, "cycle__"), unit=unit, current=True)
    latest = found.select_related("cycle").order_by("-cycle__year", "-cycle__month")[:_EARLIER]
    return [
        library.load_document(
            each.reading,
            path=each.path,
            renamed=f"{each.section}/{report_period(each.cycle)} {each.name}",
        )
        for each in latest
    ]


def check_compilation(
    compilation: Compilation, compiled: Compiled, documents: Sequence[Document]
) -> Check:
    """Keep what compiling found, and what the rules find between the sections' words."""
    try:
        printed = read_printed(compiled.report)
        across = tuple(printed.across(library.check_document(printed.document)))
    except Exception:
        logger.exception("checking compilation %s", compilation.pk)
        across = ()
    return _keep((*compiled.findings, *across), documents, compilation=compilation)


def check_of(submission: Submission, reading: Reading) -> Check | None:
    """Return the check of a submission by the rules of today, made now where there is none."""
    kept = Check.objects.filter(submission=submission, version=library.rules_version()).first()
    return kept or check_submission(submission, reading)


@transaction.atomic
def _keep(
    findings: Sequence[Finding],
    documents: Sequence[Document],
    *,
    submission: Submission | None = None,
    compilation: Compilation | None = None,
) -> Check:
    # Two may check the same at once: the second waits here, then takes the place of the first.
    for rows, one in ((Submission.objects, submission), (Compilation.objects, compilation)):
        if one is not None:
            rows.select_for_update().only("pk").get(pk=one.pk)
    Check.objects.filter(submission=submission, compilation=compilation).delete()
    made = Check.objects.create(
        submission=submission,
        compilation=compilation,
        version=library.rules_version(),
        findings=library.dump_findings(findings),
    )
    marks = fingerprints(findings, *documents)
    Found.objects.bulk_create(
        (
            Found(made=made, position=position, fingerprint=mark, severity=finding.severity.value)
            for position, (finding, mark) in enumerate(zip(findings, marks, strict=True))
        ),
        batch_size=500,
    )
    return made


def open_found() -> QuerySet[Found]:
    """Return what was found in submissions and has not been dismissed in their unit."""
    dismissed = Dismissal.objects.filter(
        undone_at=None, unit=OuterRef("made__submission__unit"), fingerprint=OuterRef("fingerprint")
    )
    return Found.objects.filter(~Exists(dismissed), made__submission__isnull=False)


def open_found_in(compilation: Compilation) -> QuerySet[Found]:
    """Return what was found in a compilation and has not been dismissed in its office."""
    dismissed = Dismissal.objects.filter(
        undone_at=None,
        unit=None,
        office=OuterRef("made__compilation__cycle__office"),
        fingerprint=OuterRef("fingerprint"),
    )
    return Found.objects.filter(~Exists(dismissed), made__compilation=compilation)


def open_counts(submissions: Iterable[Submission]) -> dict[int, Counts]:
    """Return how many findings of each severity are open, by submission (two queries).

    What has never been checked is not in the result.
    """
    wanted = [submission.pk for submission in submissions]
    checked = Check.objects.filter(submission__in=wanted).values_list("submission", flat=True)
    found = defaultdict[int, Counter[Severity]](Counter)
    found.update((pk, Counter()) for pk in checked if pk is not None)
    rows = open_found().filter(made__submission__in=wanted)
    for pk, severity, count in rows.values_list("made__submission", "severity").annotate(
        count=Count("pk")
    ):
        found[pk][Severity(severity)] = count  # one may be checked between the two queries
    return {pk: in_order(counts) for pk, counts in found.items()}


def in_order(counts: Mapping[Severity, int]) -> Counts:
    """Return counts from the heaviest severity down, those of nothing left out."""
    return {severity: counts[severity] for severity in Severity if counts.get(severity)}
