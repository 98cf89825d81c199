"""The button 重新汇总."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_cycle
from huizong_web.reports.compiling import BRIEF_LENGTH, compile_cycle
from huizong_web.reports.models import Compilation, Cycle, Way
from huizong_web.reports.speaking import said

OFTEN = 10
"""How often a person may compile within a minute."""
SHORTEST, LONGEST = 100, 20_000
"""Characters that a brief may be asked to have."""


@require_POST
@guarded(find_cycle, Action.COMPILE)
def compile_now(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Compile a round anew and show the result."""
    from huizong.compiling import CompilationError

    way = _way(request)
    page = reverse("month", args=[cycle.pk]) + f"?by={way.value}"
    length = _length(request) if way is Way.BRIEF else None
    if length == 0:
        return redirect(page)
    if _too_often(request):
        messages.warning(request, _("一分钟里已经汇总了 %(n)s 次，请稍后再试。") % {"n": OFTEN})
        return redirect(page)
    try:
        compilation = compile_cycle(cycle, by=request.user, way=way, length=length)
    except CompilationError as error:
        sentence = _("没有汇总，原来的汇总稿保持不变：%(why)s")
        why = "；".join(said(finding.message) for finding in error.findings[:3])
        messages.error(request, sentence % {"why": why})
        return redirect(page)
    if compilation is None:
        messages.error(request, _("还没有科室报送，无从汇总。请先报送至少一份。"))
        return redirect("submissions", cycle.pk)
    count = compilation.submissions.count()
    sentence = ngettext("已汇总 %(count)s 份报送。", "已汇总 %(count)s 份报送。", count)
    messages.success(request, sentence % {"count": count})
    return redirect(page)


def _too_often(request: SignedInRequest) -> bool:
    """Whether a person, or a program in the person's name, compiles again and again: it costs."""
    since = timezone.now() - timedelta(minutes=1)
    made = Compilation.objects.filter(made_by=request.user, made_at__gt=since)
    return made.count() >= OFTEN


def _way(request: SignedInRequest) -> Way:
    asked = request.POST.get("by", "")
    return Way(asked) if asked in Way.values and asked in library.ways() else Way.MATTER


def _length(request: SignedInRequest) -> int:
    """Return how long a brief shall be; 0, and a sentence to the person, where that cannot be."""
    asked = request.POST.get("length", "").strip() or str(BRIEF_LENGTH)
    given = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    if SHORTEST <= given <= LONGEST:
        return given
    sentence = _("摘要的字数请填 %(low)s 到 %(high)s 之间的整数；没有汇总，原来的摘要保持不变。")
    messages.error(request, sentence % {"low": SHORTEST, "high": LONGEST})
    return 0
