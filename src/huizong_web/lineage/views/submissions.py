"""What the figures of a submission rest on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from huizong.composing import Edit
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.lineage.basis import page_of
from huizong_web.lineage.handing import past_of
from huizong_web.lineage.seen import edits_between
from huizong_web.lineage.views.saying import answer, context_of
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_submission
from huizong_web.reports.bar import bar_of
from huizong_web.reports.checking import check_submission
from huizong_web.reports.models import Submission
from huizong_web.reports.writing.lines import load_lines


@guarded(find_submission, Action.SEE_SUBMISSION, sending=Action.SUBMIT)
def basis_of_submission(
    request: SignedInRequest, submission: Submission, rights: Rights
) -> HttpResponse:
    """Show what the figures of a submission rest on; sent to, say what one rests on."""
    here = reverse("basis", args=[submission.pk])
    reading = library.load_reading(submission.reading)
    if request.method == "POST":
        answered = answer(request, page_of(submission, reading), here)
        check_submission(submission, reading)
        return answered
    context = context_of(page_of(submission, reading), rights) | {
        "bar": bar_of(submission.cycle, rights),
        "submission": submission,
        "unit": submission.unit,
        "title": submission.name,
        "back": reverse("source", args=[submission.pk]),
        "here": here,
        "may_say": rights.may(Action.SUBMIT, submission.unit),
        "edits": _edits(submission),
    }
    return render(request, "lineage/basis.html", context)


def _edits(submission: Submission) -> tuple[Edit, ...]:
    past = past_of(submission)
    return edits_between(past.draft, load_lines(past.lines)) if past else ()
