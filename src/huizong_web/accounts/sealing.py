"""Seals what the site must read again but nobody else may: AES-256-GCM under the site's key."""

import secrets
from base64 import b64decode, b64encode
from binascii import Error

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class SealError(Exception):
    """What is stored was sealed for another purpose, with another key, or was changed."""


def seal(data: bytes, purpose: str) -> str:
    """Return data sealed for a purpose; it opens with the same purpose only."""
    nonce = secrets.token_bytes(_NONCE)
    return b64encode(nonce + AESGCM(_key()).encrypt(nonce, data, purpose.encode())).decode()


def unseal(sealed: str, purpose: str) -> bytes:
    """Return what was sealed; raises SealError."""
    try:
        raw = b64decode(sealed, validate=True)
        return AESGCM(_key()).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode())
    except (InvalidTag, Error, ValueError) as error:
        raise SealError(purpose) from error


def _key() -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"huizong sealing")
    return derived.derive(settings.SECRET_KEY.encode())
