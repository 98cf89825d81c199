"""The button 重新汇总."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.reports.access import cycle_for
from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.policy import Action
from huizong_web.reports.speaking import said


@require_POST
def compile_now(request: SignedInRequest, pk: int) -> HttpResponse:
    """Compile a round anew and show the result."""
    from huizong.compiling import CompilationError

    cycle, _rights = cycle_for(request.user, pk, Action.COMPILE)
    try:
        compilation = compile_cycle(cycle, by=request.user)
    except CompilationError as error:
        sentence = _("没有汇总，原来的汇总稿保持不变：%(why)s")
        why = "；".join(said(finding.message) for finding in error.findings[:3])
        messages.error(request, sentence % {"why": why})
        return redirect("month", cycle.pk)
    if compilation is None:
        messages.error(request, _("还没有科室报送，无从汇总。请先报送至少一份。"))
        return redirect("submissions", cycle.pk)
    count = compilation.submissions.count()
    sentence = ngettext("已汇总 %(count)s 份报送。", "已汇总 %(count)s 份报送。", count)
    messages.success(request, sentence % {"count": count})
    return redirect("month", cycle.pk)
