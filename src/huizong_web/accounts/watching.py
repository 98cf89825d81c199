"""Watches over sessions: ends those that rested or lasted too long, and what must be done first."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import auth, messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.accounts import passwords, second
from huizong_web.accounts.entering import page_of
from huizong_web.accounts.profile import profile
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.accounts.sessions import BEGAN, SEEN, moment, now
from huizong_web.audit.clock import is_ahead

Handler = Callable[[HttpRequest], HttpResponse]
_FINE = timedelta(minutes=1)
"""How exactly it is kept when a session was last used; each keeping is a write."""
FIRST = frozenset({"sign-in", "sign-out", "language", "new-password", "second-factor", "confirm"})
"""What one may open while something else must be done first."""


def session_middleware(get_response: Handler) -> Handler:
    """End a session after the profile's time of rest, and after its longest time in any case.

    One that was last used at a moment to come ends too: the clock was set back.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _watch(request)
        return get_response(request)

    return answer


def _watch(request: HttpRequest) -> None:
    of, at = profile(), timezone.now()
    began, seen = moment(request.session, BEGAN), moment(request.session, SEEN)
    if seen is not None and is_ahead(seen):
        # Nobody knows how long it rested: what was typed is kept, and one signs in again.
        _end(request, _("服务器的时钟往回拨过，请重新登录。"))
    elif began is None or seen is None or at >= began + timedelta(hours=of.absolute_hours):
        _end(request, _("登录已满 {hours} 小时，请重新登录。").format(hours=of.absolute_hours))
    elif at >= seen + timedelta(minutes=of.idle_minutes):
        _end(request, _("{minutes} 分钟没有操作，请重新登录。").format(minutes=of.idle_minutes))
    elif at >= seen + _FINE:
        request.session[SEEN] = now()


def _end(request: HttpRequest, why: str) -> None:
    auth.logout(request)
    messages.warning(request, why)


class SignInRequired(LoginRequiredMiddleware):
    """Sends who has not signed in to do so, and back to a page, never to where a form went."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """Return the way to the sign-in."""
        login, page = resolve_url(self.get_login_url(view_func)), page_of(request)
        query = urlencode({"next": page}, safe="/") if page else ""
        return HttpResponseRedirect(f"{login}?{query}" if query else login)


class DutiesFirst:
    """Leads a person whose password or second factor is due to that page, whatever is asked."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the view does."""
        return self.get_response(request)

    def process_view(self, request: SignedInRequest, *_view: object) -> HttpResponse | None:
        """Return the way to the page of what is due, None where nothing is."""
        match = request.resolver_match
        if not request.user.is_authenticated or match is None or match.url_name in FIRST:
            return None
        due = duty(request)
        return redirect(due) if due else None


def duty(request: SignedInRequest) -> str:
    """Return the name of the page where something must be done first, "" where nothing must."""
    if passwords.must_change(request.user):
        return "new-password"
    if second.must_have(request.user) and not second.has(request.user):
        return "second-factor"
    return ""
