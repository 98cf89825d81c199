"""The page on which a draft is written, as every answer of its views shows it."""

from collections.abc import Sequence
from secrets import token_hex

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.resting import keeper
from huizong_web.reports.reviewing.acts import standing_review
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.rounds.gate import why_shut
from huizong_web.reports.rounds.members import members_of
from huizong_web.reports.writing.keeping import draft_of
from huizong_web.reports.writing.lines import LONGEST, MOST, Line, load_lines
from huizong_web.reports.writing.looking import Remark, checked, marked
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.papers import numbers_of
from huizong_web.reports.writing.sending import sent_of, title_of
from huizong_web.reports.writing.starting import (
    items_of,
    key_of,
    last_report,
)
from huizong_web.reports.writing.typed import text_of
from huizong_web.uploads import limit_in_megabytes


def round_of(cycle: int, unit: Unit) -> Cycle:
    """Return the round of an address, if the unit reports in it."""
    found = find_cycle(cycle)
    if found is None or unit not in members_of(found):
        raise Http404
    return found


def plain(lines: Sequence[Line]) -> list[dict[str, str | int | bool]]:
    """Return lines as the page's script takes them."""
    return [
        {"key": each.key, "text": each.text, "level": each.level, "clash": each.clash}
        for each in lines
    ]


def current_of(cycle: Cycle, unit: Unit) -> Submission | None:
    """Return the unit's submission that holds in a round."""
    found = Submission.objects.filter(cycle=cycle, unit=unit, current=True)
    return found.select_related("uploaded_by").first()


def draft_page(
    request: SignedInRequest,
    cycle: Cycle,
    unit: Unit,
    rights: Rights,
    *,
    typed: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show a draft with what one looks at while writing; `typed` is shown in its place."""
    draft = draft_of(cycle, unit)
    lines = load_lines(draft.lines) if draft else ()
    current = current_of(cycle, unit)
    review = standing_review(current) if current else None
    remarks = _remarks(request, draft, current, review, lines)
    last = last_report(cycle, unit)
    context = {
        "bar": bar_of(cycle, rights),
        "unit": unit,
        "title": title_of(cycle, unit),
        "draft": draft,
        "text": text_of(lines) if typed is None else typed,
        "pen": token_hex(8),
        "longest": LONGEST,
        "limit": limit_in_megabytes(),
        "shut": why_shut(cycle, unit),
        "sent": sent_of(draft) if draft else None,
        "current": current,
        "review": review,
        "taken": any(line.key.startswith(key_of(current)) for line in lines) if current else True,
        "started": any(line.text for line in lines),
        "remarks": remarks,
        "asked": _is_check(request),
        "last": last,
        "remembered": _remembered(last),
        "data": {
            "lines": plain(lines),
            "version": draft.version if draft else 0,
            "remarks": [_told(remark) for remark in remarks],
            "most": MOST,
            "user": request.user.pk,
            "typed": typed is not None,
        },
    }
    return render(request, "reports/write.html", context, status=status)


def _is_check(request: HttpRequest) -> bool:
    return "check" in request.GET


def _remarks(
    request: HttpRequest,
    draft: Draft | None,
    current: Submission | None,
    review: Review | None,
    lines: Sequence[Line],
) -> list[Remark]:
    returned = review is not None and review.verdict == Review.Verdict.RETURNED
    marks = marked(review, current, lines) if returned and review and current else []
    found = checked(draft) if draft and _is_check(request) and lines else []
    rests = keeper().remarks(draft, lines) if draft and lines else []
    return [*marks, *found, *rests]


def _told(remark: Remark) -> dict[str, object]:
    return {
        "keys": remark.keys,
        "kind": remark.kind,
        "words": remark.words,
        "text": remark.text,
        "hint": remark.hint,
    }


def _remembered(last: Submission | None) -> list[tuple[str, str, int]]:
    """Return the items of the report of the round before: number, words, level."""
    lines = items_of(last) if last else ()
    return [
        (number, line.text, line.level)
        for number, line in zip(numbers_of(lines), lines, strict=True)
    ]
