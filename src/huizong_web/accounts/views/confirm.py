"""Proving again who one is, before something that only oneself may do."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from huizong_web.accounts.entering import wanted
from huizong_web.accounts.forms import ConfirmForm
from huizong_web.accounts.provider import provider
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.accounts.sessions import CONFIRMED, now
from huizong_web.offices.guard import for_everyone


@for_everyone
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest) -> HttpResponse:
    """Ask for the password (and the code) and go on to the page that was wanted."""
    form = ConfirmForm(request, request.user)
    if form.is_bound and form.is_valid():
        request.session[CONFIRMED] = now()
        return redirect(wanted(request) or "me")
    context = {
        "form": form,
        "next": wanted(request),
        "provider": provider(),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "accounts/confirm.html", context, status=422 if form.errors else 200)
