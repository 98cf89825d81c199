"""Signing in and out."""

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from huizong_web.accounts.forms import SignInForm
from huizong_web.offices.guard import for_everyone, for_the_public


@sensitive_post_parameters("password")
@never_cache
@for_the_public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form; with a name and its password, begin a session and go where one wanted to."""
    if request.user.is_authenticated:
        return redirect("home")
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.get_user())
        return redirect(_wanted(request) or "home")
    status = 422 if form.is_bound else 200
    context = {"form": form, "next": _wanted(request)}
    return render(request, "accounts/sign_in.html", context, status=status)


def _wanted(request: HttpRequest) -> str:
    """Return the page that sent the visitor here, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own else ""


@for_everyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    auth.logout(request)
    return redirect("sign-in")
