"""The compiled report as a file."""

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseBase

from huizong.pipeline import sources, typeset
from huizong.values import Compilation as Compiled
from huizong.values import Envelope
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import way_asked
from huizong_web.reports.compiling import latest_compilation, title_of
from huizong_web.reports.models import Compilation, Cycle, Way

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}
FORMS = ("gbt9704", "report")
"""Forms that need nothing which only a signed paper has."""


@guarded(find_cycle, Action.SEE_REPORT)
def download(request: SignedInRequest, cycle: Cycle, rights: Rights, kind: str) -> HttpResponseBase:
    """Typeset the latest compilation and hand it out under its title.

    `form` says by which form, `annex` puts the table of the figures' sources behind it, `charts`
    pictures of its tables.
    """
    compilation = latest_compilation(cycle, way_asked(request))
    if compilation is None or kind not in KINDS:
        raise Http404
    with_annex = "annex" in request.GET
    if with_annex and not rights.may(Action.TRACE):
        raise PermissionDenied
    asked = request.GET.get("form", "")
    made = library.load_compilation(compilation.result)
    data = typeset(
        made.report,
        f".{kind}",
        form=asked if asked in FORMS else FORMS[0],
        envelope=_with_sources(compilation, made) if with_annex else None,
        charts="charts" in request.GET,
    )
    return FileResponse(
        BytesIO(data),
        as_attachment=True,
        filename=f"{_name(compilation)}.{kind}",
        content_type=KINDS[kind],
    )


def _with_sources(compilation: Compilation, made: Compiled) -> Envelope:
    used = compilation.submissions.all()
    readings = library.load_readings(submission.reading for submission in used)
    return Envelope(attachments=(sources(made.report, readings, bases=made.bases),))


def _name(compilation: Compilation) -> str:
    """Return what the file is called: the report's title, and that it is a brief if it is one."""
    title = title_of(compilation.cycle)
    return f"{title}（摘要）" if compilation.way == Way.BRIEF else title
