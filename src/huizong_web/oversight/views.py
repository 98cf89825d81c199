"""The log, for the audit administrator only: a page of it, and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.audit import csv
from huizong_web.audit.draft import as_json
from huizong_web.audit.models import Entry, Head
from huizong_web.audit.writing import FIELDS
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.oversight.asking import (
    LOOKED,
    PAGE,
    AskingForm,
    asked,
    entries_of,
    looks_through,
)
from huizong_web.oversight.words import ACTIONS, THINGS, changes, label_of
from huizong_web.policy import Action

KINDS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
_COLUMNS = (*FIELDS, "hash")


@of_office(Action.READ_LOG)
def log(request: SignedInRequest, office: Office, _rights: Rights) -> HttpResponse:
    """List entries, the latest first; `before` and `after` say behind which key a page begins."""
    form = AskingForm(request.GET or None)
    fitting = asked(entries_of(office), form.cleaned_data if form.is_valid() else {})
    looks = form.is_valid() and looks_through(form.cleaned_data)
    page = _page(request, fitting, looks=looks)
    context = {
        "office": office,
        "form": form,
        "rows": [_row(entry) for entry in page.entries],
        "older": page.older,
        "newer": page.newer,
        "looked": page.looked,
        "query": _query(request),
        "asked": any(form.cleaned_data.values()) if form.is_valid() else False,
        "head": Head.objects.get(pk=1),
    }
    return render(request, "oversight/log.html", context)


@dataclass(frozen=True, slots=True)
class _Page:
    """Entries, behind which keys older and newer ones begin, and from where to where one looked."""

    entries: list[Entry]
    older: int | None
    newer: int | None
    looked: tuple[int, int] | None = None


def _page(request: SignedInRequest, fitting: QuerySet[Entry], *, looks: bool) -> _Page:
    """Return a page of entries; where they must be looked through, of so many, found or not."""
    before, after = _key(request, "before"), _key(request, "after")
    if looks:
        return _looked_through(fitting, before, after)
    if after:
        found = list(fitting.filter(sequence__gt=after).order_by("sequence")[: PAGE + 1])
        page = found[:PAGE][::-1]
        more_older, more_newer = True, len(found) > PAGE
    else:
        found = list((fitting.filter(sequence__lt=before) if before else fitting)[: PAGE + 1])
        page, more_older, more_newer = found[:PAGE], len(found) > PAGE, bool(before)
    older = page[-1].sequence if page and more_older else None
    return _Page(page, older, page[0].sequence if page and more_newer else None)


def _looked_through(fitting: QuerySet[Entry], before: int, after: int) -> _Page:
    head = Head.objects.get(pk=1).sequence
    if after:
        low, high = after + 1, min(after + LOOKED, head)
        found = list(fitting.filter(sequence__range=(low, high)).order_by("sequence")[: PAGE + 1])
        high = found[PAGE - 1].sequence if len(found) > PAGE else high
    else:
        high = min(before - 1, head) if before else head
        low = max(high - LOOKED + 1, 1)
        found = list(fitting.filter(sequence__range=(low, high))[: PAGE + 1])
        low = found[PAGE - 1].sequence if len(found) > PAGE else low
    page = sorted(found[:PAGE], key=lambda entry: -entry.sequence)
    return _Page(page, low if low > 1 else None, high if high < head else None, (low, high))


def _key(request: SignedInRequest, name: str) -> int:
    asked_for = request.GET.get(name, "")
    good = asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 19
    return int(asked_for) if good else 0


def _query(request: SignedInRequest) -> str:
    """Return what is asked for as an address says it, without where a page begins."""
    names = [*AskingForm.base_fields, "office"]
    given = [(name, request.GET.get(name, "")[:100]) for name in names]
    return urlencode([pair for pair in given if pair[1]])


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry,
        "at": timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
        "action": ACTIONS.get(entry.action, entry.action),
        "thing": THINGS.get(entry.object_type, entry.object_type),
        "label": label_of(entry.object_type, entry.object_label),
        "changes": list(changes(entry.changes, entry.object_type)),
        "back": (entry.clock_back or 0) // 1000,
    }


@of_office(Action.READ_LOG)
def log_file(
    request: SignedInRequest, office: Office, _rights: Rights, kind: str
) -> StreamingHttpResponse:
    """Hand out the entries asked for, the oldest first, as a table or as JSON lines."""
    form = AskingForm(request.GET or None)
    fitting = asked(entries_of(office), form.cleaned_data if form.is_valid() else {})
    rows = fitting.order_by("sequence").values(*_COLUMNS).iterator(chunk_size=1000)
    body = _table(rows) if kind == "csv" else _lines(rows)
    name = f"{_('操作日志')}-{timezone.localdate():%Y%m%d}.{kind}"
    response = StreamingHttpResponse(body, content_type=KINDS[kind])
    header = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = header or "attachment"
    return response


def _table(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    return csv.lines(_COLUMNS, (list(_utc(row).values()) for row in rows))


def _lines(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    return (as_json(_utc(row)) + "\n" for row in rows)


def _utc(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"at": row["at"].astimezone(UTC).isoformat(timespec="microseconds")}
