"""The button 采纳修改, and the file with its findings as comments."""

from io import BytesIO
from pathlib import PurePath

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_submission
from huizong_web.reports.carrying import carry
from huizong_web.reports.inspecting import Renewed, annotated, fixable, inspect, mend
from huizong_web.reports.models import Submission
from huizong_web.reports.speaking import said
from huizong_web.reports.submitting import Refused
from huizong_web.reports.views.check import back

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TOLD = 5
"""Fixes that could not be made, told one by one."""


@require_POST
@guarded(find_submission, Action.SUBMIT)
def mend_some(request: SignedInRequest, submission: Submission, _rights: Rights) -> HttpResponse:
    """Make the fix of one finding, or of all that have one, in a new version of the file."""
    inspection = inspect(submission)
    meant = None if request.POST.get("all") else request.POST.get("fingerprint", "")
    try:
        renewed = mend(inspection, fixable(inspection, meant), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return back(request, submission.pk)
    carry(inspection, inspect(renewed.submission), renewed.made)
    _tell(request, renewed)
    return back(request, renewed.submission.pk)


def _tell(request: SignedInRequest, renewed: Renewed) -> None:
    count = len(renewed.made)
    sentence = ngettext(
        "已采纳 %(count)s 处修改，存为新的一份；原来的一份留作历史。",
        "已采纳 %(count)s 处修改，存为新的一份；原来的一份留作历史。",
        count,
    )
    messages.success(request, sentence % {"count": count})
    for told in renewed.told[:_TOLD]:
        messages.warning(request, said(told.message) + said(told.hint))


@guarded(find_submission, Action.SEE_SUBMISSION)
def annotated_file(
    request: SignedInRequest, submission: Submission, _rights: Rights
) -> HttpResponseBase:
    """Hand out a submission as a Word file with its open findings as comments."""
    try:
        data = annotated(inspect(submission))
    except library.Unmarkable as why:
        messages.error(request, "".join(map(said, why.messages)))
        return back(request, submission.pk)
    return FileResponse(
        BytesIO(data),
        as_attachment=True,
        filename=_("%(name)s（批注）.docx") % {"name": PurePath(submission.name).stem},
        content_type=_WORD,
    )
