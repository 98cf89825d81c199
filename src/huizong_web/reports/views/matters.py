"""Which items are one matter, why, and what a person decides about it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong.values import Decision as Decided
from huizong.values import Finding, Matter, Reading
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_cycle
from huizong_web.reports.agenda import Agenda, Unfit, agenda, filtered, listed, wishes
from huizong_web.reports.bar import bar_of
from huizong_web.reports.compiling import current_submissions, latest_compilation
from huizong_web.reports.deciding import (
    Overtaken,
    decide,
    decisions_in,
    standing,
    undo_decision,
    wish_of,
)
from huizong_web.reports.kept import Kept
from huizong_web.reports.models import LONGEST_REASON, Cycle, Decision, Submission, Way
from huizong_web.reports.precedence import effective
from huizong_web.reports.shown import address, compiled
from huizong_web.reports.texts import Text

_SHARES, _EACH, _ALONE = 150, 40, 100
"""Items in matters, items of one matter, and items alone that the page lists at once."""
_KNOWN = Kept["_Known"](1_000_000)
"""Matters of rounds, weighed by the characters that their items are guessed to have."""
_ITEM = 100
"""Characters of an item."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a form said, kept for the person where it could not be done."""

    names: Collection[str] = ()
    why: str = ""


@guarded(find_cycle, Action.TRACE)
def matters(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """List what the sections speak of together, and what alone; `q` says which of it."""
    return _page(request, cycle, rights, Chosen(request.GET.getlist("item")))


@require_POST
@guarded(find_cycle, Action.DECIDE)
def decide_some(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Store what was decided about the chosen items, unless somebody was faster."""
    chosen = Chosen(
        [*dict.fromkeys(request.POST.getlist("item"))],
        " ".join(request.POST.get("why", "").split()),
    )
    if len(chosen.why) > LONGEST_REASON:
        sentence = _("理由请写在 %(limit)s 字以内；没有记下，请改短后再定。")
        messages.error(request, sentence % {"limit": LONGEST_REASON})
        return _page(request, cycle, rights, chosen, status=422)
    try:
        wanted = wishes(request.POST.get("kind", ""), chosen.names, _known(cycle).agenda)
        seen = request.POST.get("seen", "")
        at = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
        decide(cycle, wanted, seen=at, by=request.user, why=chosen.why)
    except Unfit as unfit:
        messages.error(request, _unfit(unfit.code))
        return _page(request, cycle, rights, chosen, status=422)
    except Overtaken as overtaken:
        messages.error(request, str(overtaken))
        return _page(request, cycle, rights, chosen, status=409)
    messages.success(request, _("已记下，重新汇总时照此办理。"))
    return _back(request, cycle)


@require_POST
@guarded(find_cycle, Action.DECIDE)
def undo_one_decision(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Take a decision back."""
    number = request.POST.get("number", "")
    meant = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
    if undo_decision(cycle, meant, by=request.user):
        messages.success(request, _("已撤销这个决定，重新汇总时不再照办。"))
    else:
        messages.error(request, _("这个决定已被撤销，没有改动。"))
    return _back(request, cycle)


def _back(request: SignedInRequest, cycle: Cycle) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    query = f"?{urlencode({'q': words})}" if words else ""
    return redirect(reverse("matters", args=[cycle.pk]) + query)


def _unfit(code: str) -> str:
    return {
        "gone": _("选中的条目有的已不在现在的报送里，没有记下。请看现在的条目再选。"),
        "none": _("还没有选条目，没有记下。请在条目前打勾再定。"),
        "one": _("合为一件事要选两条以上，没有记下。"),
        "several": _("牵头的条目只能选一条，没有记下。"),
        "alone": _("选中的条目没有与别的条目算作一件事，没有记下。"),
    }.get(code, _("不知道要定什么，没有记下。请用页面下方的按钮。"))


@dataclass(frozen=True, slots=True)
class _Known:
    """The round's matters as they are now, the decisions followed."""

    agenda: Agenda
    seen: int
    faults: Sequence[Finding]


def _known(cycle: Cycle) -> _Known:
    """Return what is known of a round's matters; kept, since it follows from what it is made of."""
    told = ("pk", "section", "name", "sha256", "items")
    used = list(current_submissions(cycle).values_list(*told))
    seen, decisions = decisions_in(cycle)
    key = cycle.pk, seen, repr(decisions), *used
    weight = _ITEM * sum(items for *_, items in used)
    return _KNOWN.get(key, lambda: _worked_out(cycle, seen, decisions), weight=weight)


def _worked_out(cycle: Cycle, seen: int, decisions: Sequence[Decided]) -> _Known:
    submissions = list(current_submissions(cycle))
    readings: list[Reading] = [library.load_reading(each.reading) for each in submissions]
    texts = {
        each.path: Text(each.pk, each.section, each.name, reading)
        for each, reading in zip(submissions, readings, strict=True)
    }
    found = agenda(
        library.statements_of(readings),
        _stored(cycle, seen, submissions) or library.matters_of(readings, decisions),
        texts,
        lambda place: address(texts[place.path].number, place),
    )
    return _Known(found, seen, library.faults_of(readings, decisions))


def _stored(cycle: Cycle, seen: int, used: Sequence[Submission]) -> Sequence[Matter]:
    """Return the matters as they were found when the same reports were compiled, if they were.

    Finding them anew takes seconds where thousands of items are nearly equal.
    """
    made = latest_compilation(cycle, Way.MATTER)
    if made is None or made.decided != seen:
        return ()
    same = set(made.submissions.values_list("pk", flat=True)) == {each.pk for each in used}
    return compiled(made).matters if same else ()


def _page(
    request: SignedInRequest, cycle: Cycle, rights: Rights, chosen: Chosen, *, status: int = 200
) -> HttpResponse:
    known = _known(cycle)
    words = request.GET.get("q", "")[:100]
    fitting = filtered(known.agenda, words) if words else known.agenda
    names = set(chosen.names)
    shown = listed(fitting, names=names, words=words, shares=_SHARES, each=_EACH, alone=_ALONE)
    context = {
        "bar": bar_of(cycle, rights),
        "agenda": shown,
        "total": known.agenda,
        "fitting": fitting,
        "hidden": fitting.size - shown.size,
        "words": words,
        "query": f"?{urlencode({'q': words})}" if words else "",
        "chosen": chosen,
        "seen": known.seen,
        "faults": known.faults,
        "decisions": _decisions(cycle),
        "history": cycle.decisions.exclude(undone_at=None).select_related("by", "undone_by"),
        "may_decide": rights.may(Action.DECIDE),
        "kinds": Decision.Kind,
        "longest": LONGEST_REASON,
    }
    return render(request, "reports/matters.html", context, status=status)


def _decisions(cycle: Cycle) -> list[tuple[Decision, bool]]:
    """Return the decisions that hold, the last first, and whether a later one went against each."""
    rows = list(standing(cycle))
    wished = [wish_of(row) for row in rows]
    left = effective(wished)
    return [(row, held != wish) for row, wish, held in zip(rows, wished, left, strict=True)][::-1]
