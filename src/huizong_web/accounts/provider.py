"""The office's own sign-in service (OpenID Connect), where the surroundings name one.

HUIZONG_OIDC_ISSUER, HUIZONG_OIDC_CLIENT and HUIZONG_OIDC_SECRET (or HUIZONG_OIDC_SECRET_FILE)
switch it on; HUIZONG_OIDC_CLAIM is the claim that holds our user name, HUIZONG_OIDC_NAME what the
link says.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from huizong_web.environment import text
from huizong_web.terminal import gettext as _

HERE_ONLY = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Provider:
    """Where the office's people prove who they are, and how we are known there."""

    issuer: str
    client: str
    secret: str
    claim: str
    name: str


def provider() -> Provider | None:
    """Return the provider of this installation, None where there is none."""
    found: Provider | None = settings.OIDC
    return found


def read_provider() -> Provider | None:
    """Return the provider that the surroundings name; raises ImproperlyConfigured."""
    issuer = text("HUIZONG_OIDC_ISSUER")
    if not issuer:
        return None
    if not is_safe(issuer):
        msg = _("HUIZONG_OIDC_ISSUER={issuer} 不行：地址要以 https:// 开头（本机除外）。")
        raise ImproperlyConfigured(msg.format(issuer=issuer))
    client, secret = text("HUIZONG_OIDC_CLIENT"), _secret()
    if not client or not secret:
        msg = _(
            "设了 HUIZONG_OIDC_ISSUER，还要设 HUIZONG_OIDC_CLIENT 和 HUIZONG_OIDC_SECRET"
            "（或 HUIZONG_OIDC_SECRET_FILE）。"
        )
        raise ImproperlyConfigured(msg)
    claim = text("HUIZONG_OIDC_CLAIM") or "preferred_username"
    return Provider(issuer, client, secret, claim, text("HUIZONG_OIDC_NAME"))


def is_safe(address: str) -> bool:
    """Return whether an address may be asked: over HTTPS, or on this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE_ONLY)


def _secret() -> str:
    path = text("HUIZONG_OIDC_SECRET_FILE")
    if not path:
        return text("HUIZONG_OIDC_SECRET")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        msg = _("HUIZONG_OIDC_SECRET_FILE={path} 读不出来（{why}）。")
        raise ImproperlyConfigured(msg.format(path=path, why=error)) from error
