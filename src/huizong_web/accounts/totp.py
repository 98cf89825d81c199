"""Codes of a telephone that change every half minute: RFC 6238 with SHA-1, six digits. Pure."""

import hmac
import secrets
from base64 import b32encode
from hashlib import sha1
from urllib.parse import quote, urlencode

STEP = 30
"""Seconds that a code holds."""
_DIGITS = 6
_DRIFT = 1
"""Steps that a telephone's clock may be off, either way (RFC 6238 §5.2)."""


def new_secret() -> bytes:
    """Return 160 random bits, as RFC 4226 recommends."""
    return secrets.token_bytes(20)


def code_of(secret: bytes, step: int) -> str:
    """Return the code of a time step (seconds since 1970 divided by 30)."""
    # Every telephone knows SHA-1 here, some nothing else; HMAC does not need it free of collisions.
    digest = hmac.new(secret, step.to_bytes(8, "big"), sha1).digest()
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)


def step_of(secret: bytes, code: str, *, at: float) -> int | None:
    """Return the time step near a moment (in seconds since 1970) whose code this is, or None."""
    now = int(at) // STEP
    fitting = None
    for step in range(now - _DRIFT, now + _DRIFT + 1):
        if hmac.compare_digest(code_of(secret, step).encode(), code.encode()):
            fitting = step
    return fitting


def readable(secret: bytes) -> str:
    """Return the secret as one types it into a telephone: groups of four letters."""
    letters = b32encode(secret).decode()
    return " ".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def address(secret: bytes, *, site: str, username: str) -> str:
    """Return what the picture says to the telephone (the otpauth form of authenticator apps)."""
    fields = {"secret": b32encode(secret).decode(), "issuer": site, "digits": _DIGITS}
    return f"otpauth://totp/{quote(site)}:{quote(username)}?{urlencode(fields, quote_via=quote)}"
