"""Signing in, in one step or two, and out."""

from datetime import datetime, timedelta

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from huizong_web.accounts import second
from huizong_web.accounts.entering import enter, wanted
from huizong_web.accounts.forms import CodeForm, SignInForm
from huizong_web.accounts.models import User
from huizong_web.accounts.provider import provider
from huizong_web.audit.clock import is_ahead
from huizong_web.offices.guard import for_everyone, for_the_public

_PENDING = "_pending"
_PATIENCE = timedelta(minutes=5)
"""How long after the password the code may come."""


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form; with a name and its password, begin a session and go where one wanted to."""
    if request.user.is_authenticated:
        return redirect("home")
    form = SignInForm(request)
    if form.is_bound and form.is_valid() and form.user:
        return go_on(request, form.user, wanted(request))
    context = {"form": form, "next": wanted(request), "provider": provider()}
    return render(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


def go_on(request: HttpRequest, user: User, page: str) -> HttpResponse:
    """Let in a person whose first proof was good, or ask for the second one first."""
    if not second.has(user):
        enter(request, user)
        return redirect(page or "home")
    request.session.cycle_key()  # a key that was planted before the password leads nowhere
    request.session[_PENDING] = [user.pk, timezone.now().isoformat(), page]
    return redirect("sign-in-code")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_public
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the telephone, once the password was good."""
    found = _pending(request)
    if found is None:
        return redirect("sign-in")
    user, page = found
    form = CodeForm(request, user)
    if form.is_bound and form.is_valid():
        del request.session[_PENDING]
        enter(request, user)
        return redirect("me" if form.by == "recovery" else page or "home")
    context = {"form": form}
    return render(request, "accounts/code.html", context, status=422 if form.errors else 200)


def _pending(request: HttpRequest) -> tuple[User, str] | None:
    """Return who is half signed in and where to go then; None for nobody, or too long ago."""
    key, at, page = request.session.get(_PENDING, (0, "", ""))
    if not key or _is_over(datetime.fromisoformat(at)):
        return None
    user = User.objects.filter(pk=key, is_active=True).first()
    return (user, page) if user else None


def _is_over(began: datetime) -> bool:
    return is_ahead(began) or timezone.now() > began + _PATIENCE


@for_everyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and have the browser forget what scripts kept; pages it never keeps."""
    auth.logout(request)
    response = redirect("sign-in")
    response.headers["Clear-Site-Data"] = '"storage"'
    return response
