"""Notes who signs in and out, and who tries in vain."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from huizong_web.audit.masking import HIDDEN
from huizong_web.audit.recording import record


def connect() -> None:
    """Listen to Django's sign-in."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit sign-in")
    user_logged_out.connect(_signed_out, dispatch_uid="audit sign-out")
    user_login_failed.connect(_failed, dispatch_uid="audit sign-in failed")


def _signed_in(user: Any, **_more: Any) -> None:
    record("sign-in", object=user, label=user.get_username())


def _signed_out(user: Any, **_more: Any) -> None:
    if user is not None:
        record("sign-out", object=user, label=user.get_username())


def _failed(credentials: dict[str, Any], **_more: Any) -> None:
    note_refused_sign_in(str(credentials.get(get_user_model().USERNAME_FIELD) or ""))


def note_refused_sign_in(username: str, why: str = "") -> None:
    """Note a sign-in that was refused: a bad password, a locked or unknown name.

    Of a name that nobody has, only the beginning is kept: it may be a password in the wrong field.
    """
    user = get_user_model().objects.filter(username=username).first()
    label = username if user else username[:2] + HIDDEN
    after = {"why": why} if why else None
    record("sign-in", object=user, label=label, after=after, outcome="refused")
