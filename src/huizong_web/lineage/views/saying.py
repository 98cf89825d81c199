"""What both pages of figures share: the answer to what a person says, and what is shown."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.lineage.acts import Gone
from huizong_web.lineage.basis import Page
from huizong_web.lineage.forms import SayForm
from huizong_web.offices.rights import Rights


def answer(request: SignedInRequest, page: Page, here: str) -> HttpResponse:
    """Do what the form says and come back to where it was."""
    form = SayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("没有看懂送来的内容，没有改动。请刷新页面再试。"))
        return redirect(here)
    said = form.cleaned_data
    try:
        count = page.say(said, by=request.user)
    except Gone as why:
        messages.error(request, str(why))
        return redirect(here)
    if said["do"] == "all":
        sentence = ngettext("认定了 %(n)s 个数。", "认定了 %(n)s 个数。", count)
        messages.success(request, sentence % {"n": count})
        return redirect(here)
    return redirect(f"{here}#p-{said['passage']}")


def context_of(page: Page, rights: Rights) -> dict[str, Any]:
    """Return what the page shows of the figures."""
    parts = page.parts(rights)
    counts = page.counts(parts)
    return {
        "parts": parts,
        "total": sum(counts.values()),
        "counts": counts,
        "keeps": page.desk.keeps,
        "agreeing": counts["proposed"],
    }
