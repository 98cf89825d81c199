"""Beginning and ending sessions: what a session remembers of itself, and proving oneself again."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.contrib import auth, messages
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from huizong_web.accounts.models import User
from huizong_web.accounts.profile import profile
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.accounts.sessions import (
    ADDRESS,
    BEGAN,
    BROWSER,
    CONFIRMED,
    SEEN,
    forget_expired,
    moment,
    now,
)
from huizong_web.audit.clock import is_ahead
from huizong_web.audit.context import client_address

BACKEND = "django.contrib.auth.backends.ModelBackend"
View = Callable[..., HttpResponse]


@transaction.atomic  # the session, its entry in the log and the day of sign-in in one go
def enter(request: HttpRequest, user: User) -> None:
    """Begin the session of a person who has proved who it is; it gets a key of its own."""
    forget_expired()
    auth.login(request, user, backend=BACKEND)


def stamp(*, request: HttpRequest, **_more: object) -> None:
    """Write into a session that has just begun when and where that was."""
    session = request.session
    session[BEGAN] = session[SEEN] = session[CONFIRMED] = now()
    session[ADDRESS] = client_address(request) or None
    session[BROWSER] = request.headers.get("User-Agent", "")[:200]


def connect() -> None:
    """Stamp every session that begins, by whatever door."""
    user_logged_in.connect(stamp, dispatch_uid="stamp the session")


def is_confirmed(request: HttpRequest) -> bool:
    """Return whether the person has proved who it is within the profile's minutes."""
    at = moment(request.session, CONFIRMED)
    if at is None or is_ahead(at):
        return False
    return timezone.now() < at + timedelta(minutes=profile().confirm_minutes)


def confirmed(view: View) -> View:
    """Ask for the password again before a view does its work, unless that was just done.

    A form that was sent comes to nothing; the page it stood on is opened again after the proof.
    """

    @wraps(view)
    def asking(request: SignedInRequest, *args: object, **kwargs: object) -> HttpResponse:
        if is_confirmed(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            messages.warning(request, _("还没有办理：请先确认是您本人，再办一次。"))
        return redirect(f"{reverse('confirm')}?{urlencode({'next': page_of(request)})}")

    return asking


def page_of(request: HttpRequest) -> str:
    """Return the page a request is about: itself; for a form, the page on which it stood."""
    if request.method == "GET":
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    if not came_from or not is_own(request, came_from):
        return ""
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def is_own(request: HttpRequest, address: str) -> bool:
    """Return whether an address leads to this site."""
    return url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def wanted(request: HttpRequest) -> str:
    """Return the page that one wanted before proving who one is, if it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if is_own(request, asked) else ""
