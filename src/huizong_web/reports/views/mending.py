"""The button 采纳修改, and the file with its findings as comments."""

from io import BytesIO
from pathlib import PurePath

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.reports import library
from huizong_web.reports.access import submission_for
from huizong_web.reports.carrying import carry
from huizong_web.reports.inspecting import annotated, fixable, inspect, mend
from huizong_web.reports.policy import Action
from huizong_web.reports.submitting import Refused
from huizong_web.reports.views.check import back

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_POST
def mend_some(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make the fix of one finding, or of all that have one, in a new version of the file."""
    submission, rights = submission_for(request.user, pk)
    if not rights.may(Action.SUBMIT, submission.unit):
        raise PermissionDenied
    inspection = inspect(submission)
    meant = None if request.POST.get("all") else request.POST.get("fingerprint", "")
    wanted = fixable(inspection, meant)
    try:
        new = mend(inspection, wanted, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return back(request, pk)
    carry(inspection, inspect(new), wanted)
    sentence = ngettext(
        "已采纳 %(count)s 处修改，存为新的一份；原来的一份留作历史。",
        "已采纳 %(count)s 处修改，存为新的一份；原来的一份留作历史。",
        len(wanted),
    )
    messages.success(request, sentence % {"count": len(wanted)})
    return back(request, new.pk)


def annotated_file(request: SignedInRequest, pk: int) -> FileResponse:
    """Hand out a submission as a Word file with its open findings as comments."""
    submission, _rights = submission_for(request.user, pk)
    if not library.can_mark():
        raise Http404
    return FileResponse(
        BytesIO(annotated(inspect(submission))),
        as_attachment=True,
        filename=_("%(name)s（批注）.docx") % {"name": PurePath(submission.name).stem},
        content_type=_WORD,
    )
