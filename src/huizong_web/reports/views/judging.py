"""The buttons 不是问题 and 撤销 beside a finding of a submission."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong.values import Document, Finding
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_submission
from huizong_web.reports.dismissing import dismiss, undo
from huizong_web.reports.inspecting import Inspection, inspect
from huizong_web.reports.listing import Known
from huizong_web.reports.models import LONGEST_REASON, Dismissal, Submission
from huizong_web.reports.views.check import back


@require_POST
@guarded(find_submission, Action.DISMISS)
def dismiss_one(request: SignedInRequest, submission: Submission, _rights: Rights) -> HttpResponse:
    """Dismiss a finding with a reason, and go on to the next."""
    inspection, known = _meant(request, submission)
    if known is None:
        messages.error(request, _("这一处已不在这份文件里，没有改动。请刷新后再看。"))
        return back(request, submission.pk)
    reason = reason_in(request)
    if not reason:
        return back(request, submission.pk, f"f{known.number}")
    held = dismiss(
        submission.cycle.office,
        submission.unit,
        known.fingerprint,
        known.finding,
        words=words_of(known.finding, inspection.reading.document),
        reason=reason,
        by=request.user,
    )
    tell_other(request, held, reason)
    return back(request, submission.pk, request.POST.get("following", ""))


@require_POST
@guarded(find_submission, Action.DISMISS)
def undo_one(request: SignedInRequest, submission: Submission, _rights: Rights) -> HttpResponse:
    """Take a dismissal back: the finding is open again."""
    _inspection, known = _meant(request, submission)
    if known is None:
        return back(request, submission.pk)
    tell_undone(
        request, undo(submission.cycle.office, submission.unit, known.fingerprint, by=request.user)
    )
    return back(request, submission.pk, f"f{known.number}")


def tell_other(request: SignedInRequest, held: Dismissal, reason: str) -> None:
    """Tell the person where somebody had judged before, with both reasons."""
    if held.by != request.user:
        sentence = _("%(who)s在您之前已判为不是问题（%(why)s），您写的“%(own)s”没有存下。")
        named = {"who": held.by.name, "why": held.reason, "own": reason}
        messages.warning(request, sentence % named)


def tell_undone(request: SignedInRequest, undone: bool) -> None:  # noqa: FBT001 - the answer of `undo`
    """Tell the person where somebody had taken it back before."""
    if not undone:
        messages.warning(request, _("别人在您之前已经撤销，没有改动。"))


def reason_in(request: SignedInRequest) -> str:
    """Return the reason that a form gives; an empty one, and a sentence to the person, if none."""
    reason = " ".join(request.POST.get("reason", "").split())
    if 0 < len(reason) <= LONGEST_REASON:
        return reason
    sentence = _("请写明为什么不是问题（不超过 %(limit)s 字），以后看到的人才明白。")
    messages.error(request, sentence % {"limit": LONGEST_REASON})
    return ""


def words_of(finding: Finding, *documents: Document) -> str:
    """Return what a finding points at, as history keeps it."""
    texts = {document.path: document for document in documents}
    places = [place for place in finding.places[:5] if place.end and place.path in texts]
    return "；".join(texts[place.path].quote(place)[:200] for place in places)


def _meant(request: SignedInRequest, submission: Submission) -> tuple[Inspection, Known | None]:
    """Return a submission's findings, and the one that is meant."""
    inspection, meant = inspect(submission), request.POST.get("fingerprint", "")
    found = (known for known in inspection.all if known.fingerprint == meant)
    return inspection, next(found, None)
