"""A submission's text with a place in it marked, and the file as it came."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from huizong.values import Place
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_submission
from huizong_web.reports.bar import bar_of
from huizong_web.reports.models import Submission
from huizong_web.reports.reviewing.acts import standing_review
from huizong_web.reports.source import blocks_of


@guarded(find_submission, Action.SEE_SUBMISSION)
def source(request: SignedInRequest, submission: Submission, rights: Rights) -> HttpResponse:
    """Show a submission as read; `start` and `end` are code points into the text as read."""
    reading = library.load_reading(submission.reading)
    context = {
        "bar": bar_of(submission.cycle, rights),
        "submission": submission,
        "blocks": blocks_of(reading.document, _place(request, submission)),
        "findings": library.findings_of(reading),
        "standing": standing_review(submission),
        "may_review": rights.may(Action.RETURN) and submission.current,
        "earlier": submission.cycle.submissions.filter(unit=submission.unit_id).count() - 1,
    }
    return render(request, "reports/source.html", context)


def _place(request: HttpRequest, submission: Submission) -> Place | None:
    """Return the place that the address asks for, None where it asks for none."""
    ends = [request.GET.get(name, "") for name in ("start", "end")]
    if not all(end.isascii() and end.isdigit() and len(end) < 10 for end in ends):
        return None
    start, end = map(int, ends)
    return Place(submission.path, start, end) if start < end else None


@guarded(find_submission, Action.SEE_SUBMISSION)
def original(_request: SignedInRequest, submission: Submission, _rights: Rights) -> FileResponse:
    """Hand out the file as it came, to be saved and not opened in the browser."""
    return FileResponse(
        submission.file.open("rb"),
        as_attachment=True,
        filename=submission.name,
        content_type="application/octet-stream",
    )
