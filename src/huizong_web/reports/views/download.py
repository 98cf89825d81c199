"""The compiled report as a file."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpResponseBase

from huizong.pipeline import typeset
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.reports import library
from huizong_web.reports.access import cycle_for
from huizong_web.reports.bar import way_asked
from huizong_web.reports.compiling import latest_compilation, title_of
from huizong_web.reports.models import Compilation, Way
from huizong_web.reports.policy import Action

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}


def download(request: SignedInRequest, pk: int, kind: str) -> HttpResponseBase:
    """Typeset the latest compilation and hand it out under its title."""
    cycle, _rights = cycle_for(request.user, pk, Action.SEE_REPORT)
    compilation = latest_compilation(cycle, way_asked(request))
    if compilation is None or kind not in KINDS:
        raise Http404
    report = library.load_compilation(compilation.result).report
    return FileResponse(
        BytesIO(typeset(report, f".{kind}")),
        as_attachment=True,
        filename=f"{_name(compilation)}.{kind}",
        content_type=KINDS[kind],
    )


def _name(compilation: Compilation) -> str:
    """Return what the file is called: the report's title, and that it is a brief if it is one."""
    title = title_of(compilation.cycle)
    return f"{title}（摘要）" if compilation.way == Way.BRIEF else title
