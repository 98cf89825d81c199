"""Reviewing a submission: return it with marked places, accept it; its versions side by side."""

from collections import Counter
from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huizong.values import Place
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import LONGEST_REASON
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_submission
from huizong_web.reports.bar import bar_of
from huizong_web.reports.models import Submission
from huizong_web.reports.reviewing.acts import (
    Marked,
    NotReviewed,
    Overtaken,
    accept,
    give_back,
    standing_review,
    take_back,
)
from huizong_web.reports.reviewing.versions import Kind, compare
from huizong_web.reports.texts import Text
from huizong_web.seen import number_in

_MOST = 400
"""Paragraphs that the page offers to mark."""


@guarded(find_submission, Action.RETURN)
@require_safe
def review(request: SignedInRequest, submission: Submission, rights: Rights) -> HttpResponse:
    """Show a submission paragraph by paragraph, each to be marked."""
    return _page(request, submission, rights)


def _page(
    request: SignedInRequest, submission: Submission, rights: Rights, *, status: int = 200
) -> HttpResponse:
    text = _text(submission)
    chosen = set(request.POST.getlist("mark"))
    paragraphs = [
        (index, text.words(place.start, place.end), str(index) in chosen, _note(request, index))
        for index, place in _marked(text)
    ]
    context = {
        "bar": bar_of(submission.cycle, rights),
        "submission": submission,
        "paragraphs": paragraphs,
        "standing": standing_review(submission),
        "reason": request.POST.get("reason", ""),
        "longest": LONGEST_REASON,
    }
    return render(request, "reports/review.html", context, status=status)


def _text(submission: Submission) -> Text:
    reading = library.load_reading(submission.reading)
    return Text(submission.pk, submission.section, submission.name, reading)


def _marked(text: Text) -> Iterator[tuple[int, Place]]:
    for index, place in enumerate(text.paragraphs[:_MOST]):
        if text.words(place.start, place.end).strip():
            yield index, place


def _note(request: SignedInRequest, index: int) -> str:
    return request.POST.get(f"note-{index}", "")


def _seen(request: SignedInRequest) -> int | None:
    """Return the number of the review that stood on the page that was sent."""
    return number_in(request.POST.get("seen", ""))


def _refused(
    request: SignedInRequest, submission: Submission, rights: Rights, why: NotReviewed
) -> HttpResponse:
    """Show the page again with what was filled in, beside what stands now."""
    messages.error(request, str(why))
    status = 409 if isinstance(why, Overtaken) else 422
    return _page(request, submission, rights, status=status)


@require_POST
@guarded(find_submission, Action.RETURN)
def return_one(request: SignedInRequest, submission: Submission, rights: Rights) -> HttpResponse:
    """Return a submission with a reason and the marked paragraphs."""
    text, chosen = _text(submission), set(request.POST.getlist("mark"))
    marks = [
        Marked(place.start, place.end, text.words(place.start, place.end), _note(request, index))
        for index, place in _marked(text)
        if str(index) in chosen
    ]
    try:
        give_back(
            submission,
            reason=request.POST.get("reason", ""),
            marks=marks,
            by=request.user,
            seen=_seen(request),
        )
    except NotReviewed as why:
        return _refused(request, submission, rights, why)
    sentence = _("已退回%(unit)s的“%(name)s”，已通知科室。")
    messages.success(request, sentence % {"unit": submission.section, "name": submission.name})
    return redirect("submissions", submission.cycle_id)


@require_POST
@guarded(find_submission, Action.RETURN)
def accept_one(request: SignedInRequest, submission: Submission, rights: Rights) -> HttpResponse:
    """Accept a submission."""
    try:
        accept(submission, by=request.user, seen=_seen(request))
    except NotReviewed as why:
        return _refused(request, submission, rights, why)
    sentence = _("已审定%(unit)s的“%(name)s”。")
    messages.success(request, sentence % {"unit": submission.section, "name": submission.name})
    return redirect("submissions", submission.cycle_id)


@require_POST
@guarded(find_submission, Action.RETURN)
def undo_review(request: SignedInRequest, submission: Submission, rights: Rights) -> HttpResponse:
    """Take back that a submission was returned or accepted."""
    try:
        undone = take_back(submission, by=request.user, seen=_seen(request))
    except NotReviewed as why:
        return _refused(request, submission, rights, why)
    if undone:
        messages.success(request, _("已撤销，这一份又是待审。"))
    else:
        messages.error(request, _("这一份没有退回，也没有审定，没有改动。"))
    return redirect("review", submission.pk)


@guarded(find_submission, Action.SEE_SUBMISSION)
@require_safe
def versions(request: SignedInRequest, submission: Submission, rights: Rights) -> HttpResponse:
    """Show a submission beside an earlier one of the unit in the round (`with`), item by item."""
    others = submission.cycle.submissions.filter(unit=submission.unit).exclude(pk=submission.pk)
    earlier = list(others.defer("reading").select_related("uploaded_by").order_by("-pk"))
    asked = request.GET.get("with", "")
    before = [each for each in earlier if each.pk < submission.pk]
    old = next((each for each in earlier if str(each.pk) == asked), before[0] if before else None)
    if old is None:
        raise Http404
    older, newer = (old, submission) if old.pk < submission.pk else (submission, old)
    reports = (library.load_reading(each.reading).report for each in (older, newer))
    lines = compare(*reports)
    context = {
        "bar": bar_of(submission.cycle, rights),
        "submission": submission,
        "older": older,
        "newer": newer,
        "others": earlier,
        "lines": lines,
        "counts": Counter(line.kind for line in lines),
        "kinds": Kind,
    }
    return render(request, "reports/versions.html", context)
