"""Signing in, and proving oneself again, by the office's own sign-in service."""

import logging
import secrets
import time
from dataclasses import asdict

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from huizong_web.accounts import oidc
from huizong_web.accounts.entering import wanted
from huizong_web.accounts.models import Identity, User
from huizong_web.accounts.provider import Provider, provider
from huizong_web.accounts.sessions import CONFIRMED, now
from huizong_web.accounts.views.sign_in import go_on
from huizong_web.audit.clock import RIGHTED
from huizong_web.offices.guard import for_the_public

logger = logging.getLogger(__name__)
_ASKED = "_asked"
_PATIENCE = 10 * 60
"""Seconds a person may take at the provider."""
_RIGHTED = RIGHTED.total_seconds()


@require_GET
@for_the_public
def sign_in_there(request: HttpRequest) -> HttpResponse:
    """Send the person to the provider; who has signed in already proves it anew."""
    known = _provider()
    asked = oidc.ask(again=request.user.is_authenticated)
    try:
        way = oidc.way_to(known, asked, _back(request))
    except oidc.ProviderError as error:
        return _refuse(request, error)
    request.session[_ASKED] = asdict(asked) | {"page": wanted(request)}
    return redirect(way)


@require_GET
@for_the_public
def back_from_there(request: HttpRequest) -> HttpResponse:
    """Take the person back from the provider: let in whom we know, and nobody else."""
    known, page, asked = _provider(), "", None
    if kept := request.session.pop(_ASKED, None):
        page = kept.pop("page")
        asked = oidc.Asked(**kept)
    state = request.GET.get("state", "")
    if asked is None or not secrets.compare_digest(state.encode(), asked.state.encode()):
        return _refuse(request, "no such way was begun in this browser")
    if not -_RIGHTED <= time.time() - asked.began <= _PATIENCE:
        return _refuse(request, "it took too long")
    try:
        answer = oidc.answered(known, asked, request.GET.get("code", ""), _back(request))
    except oidc.ProviderError as error:
        return _refuse(request, error)
    return _received(request, known, answer, page)


def _received(
    request: HttpRequest, known: Provider, answer: oidc.Answer, page: str
) -> HttpResponse:
    user = user_of(known, answer)
    if user is None:
        return _refuse(request, f"no open account for {answer.claims.get(known.claim)!r}")
    if not request.user.is_authenticated:
        return go_on(request, user, page)
    if request.user != user:
        return _refuse(request, "another person than the one who has signed in")
    request.session[CONFIRMED] = now()
    return redirect(page or "me")


def user_of(known: Provider, answer: oidc.Answer) -> User | None:
    """Return the open account of a person at the provider, None where there is none.

    The first time the claim names the account; from then on the subject does, which never passes to
    another person. No account is ever made here, and no right given.
    """
    identity = Identity.objects.filter(issuer=known.issuer, subject=answer.subject)
    bound = identity.select_related("user").first()
    user = bound.user if bound else _bind(known, answer)
    return user if user and user.is_active else None


def _bind(known: Provider, answer: oidc.Answer) -> User | None:
    named = User.normalize_username(str(answer.claims.get(known.claim, "")))
    user = User.objects.filter(username=named, is_active=True).first() if named else None
    if user is None:
        return None
    try:
        with transaction.atomic():
            Identity.objects.create(user=user, issuer=known.issuer, subject=answer.subject)
    except IntegrityError:  # the account belongs to another person there
        return None
    return user


def _provider() -> Provider:
    known = provider()
    if known is None:
        raise Http404
    return known


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("sign-in-back"))


def _refuse(request: HttpRequest, why: object) -> HttpResponse:
    """Tell the person no more than that it did not work; the log tells why."""
    logger.warning("sign-in by the provider refused: %s", why)
    sentence = _("统一登录没有成功，请再试一次；仍不行的，请与本单位系统管理员联系。")
    messages.error(request, sentence)
    return redirect("me" if request.user.is_authenticated else "sign-in")
