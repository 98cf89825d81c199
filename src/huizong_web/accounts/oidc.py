"""OpenID Connect with a provider: the code flow with PKCE (RFC 7636) and a checked ID token.

Follows OpenID Connect Core 1.0 §3.1 and RFC 9700. No database; the network is `_fetch`.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt

from huizong_web.accounts.provider import Provider, is_safe

TIMEOUT = 10
LARGEST = 256 * 1024
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""Signatures by a key of the provider's own: never `none`, never one that shares a secret."""
_LEEWAY = 60


class ProviderError(Exception):
    """The provider cannot be asked, or what it answers must not be believed; the text says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What we remember of a person whom we sent to the provider, until the person is back."""

    state: str
    nonce: str
    verifier: str
    began: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Who the provider says it is."""

    subject: str
    claims: Mapping[str, Any]


def ask(*, again: bool = False) -> Asked:
    """Return new random words for one way there and back; `again`: one shall prove oneself anew."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Asked(state, nonce, verifier, int(time.time()), again)


def way_to(provider: Provider, asked: Asked, back: str) -> str:
    """Return the provider's page where one proves who one is; raises ProviderError."""
    challenge = hashlib.sha256(asked.verifier.encode()).digest()
    fields = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": "openid profile",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    if asked.again:
        fields |= {"prompt": "login", "max_age": "0"}
    page = _discovered(provider, "authorization_endpoint")
    return f"{page}{'&' if '?' in page else '?'}{urlencode(fields)}"


def answered(provider: Provider, asked: Asked, code: str, back: str) -> Answer:
    """Return who the provider says it is, in exchange for its code; raises ProviderError."""
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": asked.verifier,
    }
    name, secret = quote(provider.client, safe=""), quote(provider.secret, safe="")
    basic = base64.b64encode(f"{name}:{secret}".encode()).decode()
    given = _fetch(
        _discovered(provider, "token_endpoint"), fields, {"Authorization": f"Basic {basic}"}
    )
    claims = _checked(provider, str(given.get("id_token", "")))
    _hold(claims, asked)
    return Answer(str(claims["sub"]), claims)


def _hold(claims: Mapping[str, Any], asked: Asked) -> None:
    """Raise unless the claims answer what was asked."""
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), asked.nonce.encode()):
        raise ProviderError("the ID token has another nonce")
    proved_at = claims.get("auth_time")
    if asked.again and (not isinstance(proved_at, int) or proved_at < asked.began - _LEEWAY):
        raise ProviderError("the provider did not ask the person again")


def _checked(provider: Provider, token: str) -> dict[str, Any]:
    """Return the claims of an ID token whose signature, issuer, audience and time hold."""
    keys = _fetch(_discovered(provider, "jwks_uri")).get("keys")
    try:
        head = jwt.get_unverified_header(token)
        fitting = [each for each in keys or [] if each.get("kid") == head.get("kid")]
        if head.get("alg") not in ALGORITHMS or len(fitting) != 1:
            raise ProviderError("the ID token is signed by no key of the provider")
        claims: dict[str, Any] = jwt.decode(
            token,
            jwt.PyJWK(fitting[0], algorithm=head["alg"]),
            algorithms=[head["alg"]],
            audience=provider.client,
            issuer=provider.issuer,
            leeway=_LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except (jwt.PyJWTError, AttributeError, TypeError) as error:
        raise ProviderError(f"the ID token does not hold: {error}") from error
    # A token for several must name us as the one it was made for (Core §3.1.3.7, 4 and 5).
    if claims.get("azp", provider.client) != provider.client:
        raise ProviderError("the ID token was made for another")
    return claims


def _discovered(provider: Provider, name: str) -> str:
    """Return an address that the provider publishes about itself."""
    found = _fetch(provider.issuer.rstrip("/") + "/.well-known/openid-configuration")
    if found.get("issuer") != provider.issuer:
        raise ProviderError(f"the provider calls itself {found.get('issuer')}")
    address = str(found.get(name, ""))
    if not is_safe(address):
        raise ProviderError(f"the provider has no safe {name}")
    return address


class _NoRedirect(HTTPRedirectHandler):
    """Answers come from where one asked, or not at all."""

    def redirect_request(self, *_given: object) -> None:
        """Follow nothing."""


def _fetch(
    address: str, fields: Mapping[str, str] | None = None, head: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the JSON object at an address; raises ProviderError."""
    data = urlencode(fields).encode() if fields else None
    request = Request(address, data, {"Accept": "application/json", **(head or {})})  # noqa: S310 - is_safe
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer:
            raw = answer.read(LARGEST + 1)
        found = json.loads(raw) if len(raw) <= LARGEST else None
    except (URLError, OSError, ValueError) as error:
        raise ProviderError(f"{address} does not answer as it should: {error}") from error
    if not isinstance(found, dict):
        raise ProviderError(f"{address} answers something else than a JSON object")
    return found
