"""Knows whose request it is, and notes refusals and downloads that no view has to think of."""

import logging
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse

from huizong_web.audit.context import Circumstances, in_circumstances
from huizong_web.audit.masking import is_secret
from huizong_web.audit.pending import NotesPending
from huizong_web.audit.recording import record

logger = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]
_FORBIDDEN = {401, 403, 429}
_FINE = range(200, 300)


def audit_middleware(get_response: Handler) -> Handler:
    """Answer each request in its circumstances, and note what its answer tells."""

    def answer(request: HttpRequest) -> HttpResponse:
        with in_circumstances(Circumstances(request)) as circumstances:
            response = get_response(request)
            _note_refusals(request, response, circumstances)
            try:
                _note_reading(request, response, circumstances)
            except BaseException:  # what cannot be noted does not go out
                response.close()
                raise
            return response

    return answer


def _note_refusals(request: HttpRequest, response: HttpResponse, known: Circumstances) -> None:
    """Note the refusal of a request; one that cannot be noted is refused all the same."""
    try:
        if not known.refused and _is_refused(request, response):
            status = {"status": response.status_code}
            _note(request, known, "refuse", outcome="refused", after=status)
        if known.later:
            with transaction.atomic():
                for draft in known.later:
                    cast("NotesPending", connection).note(draft)
    except Error:
        logger.exception("noting a refusal")


def _is_refused(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer refuses: forbidden, or hidden from somebody who asked for it by key."""
    if response.status_code in _FORBIDDEN:
        return True
    match, user = request.resolver_match, getattr(request, "user", None)
    asked = match is not None and bool(match.kwargs)
    return response.status_code == 404 and asked and user is not None and user.is_authenticated


def _note_reading(request: HttpRequest, response: HttpResponse, known: Circumstances) -> None:
    if response.status_code not in _FINE or request.method not in ("GET", "POST"):
        return
    given = response.headers.get("Content-Disposition", "")
    if given.startswith("attachment"):
        name = getattr(response, "filename", "")
        _note(request, known, "download", after={"file": name} if name else None)
    elif _action(request) in settings.AUDIT_READS:
        _note(request, known, "read")


def _action(request: HttpRequest) -> str:
    """Return what the guard before the view says that reading its page does."""
    view = request.resolver_match.func if request.resolver_match else None
    return str(getattr(getattr(view, "guard", None), "reading", ""))


def _note(request: HttpRequest, known: Circumstances, action: str, **more: Any) -> None:
    """Note what a request asked for: the thing, if it is known, else its page and its keys."""
    if known.about is not None:
        record(action, object=known.about, **more)
        return
    match = request.resolver_match
    keys = match.kwargs if match else {}
    shown = " ".join(f"{name}={value}" for name, value in keys.items() if not is_secret(name))
    page = (match.url_name or "") if match else request.path
    record(action, label=f"{page} {shown}".strip(), **more)
