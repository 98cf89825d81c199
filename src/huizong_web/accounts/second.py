"""The second factor of a person: telling it, proving it, and the codes for when it is lost."""

import secrets
import time
from dataclasses import dataclass
from io import BytesIO

import segno
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from huizong_web.accounts import totp
from huizong_web.accounts.models import RecoveryCode, SecondFactor, User
from huizong_web.accounts.profile import EVERYONE, second_factor_roles
from huizong_web.accounts.sealing import SealError, seal, unseal
from huizong_web.audit import record

CODES = 8
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Offer:
    """A secret that a person is about to take: sealed, as letters, as a picture (SVG)."""

    sealed: str
    letters: str
    picture: str


def offer(user: User, sealed: str = "") -> Offer:
    """Return a secret to take: the one offered before, if it can be read, else a new one."""
    secret = _opened(user, sealed) or totp.new_secret()
    address = totp.address(secret, site=_("汇总"), username=user.username)
    stream = BytesIO()
    # No style, no size: the page's style sheet says how large; white behind it, for dark mode.
    segno.make(address, error="m").save(
        stream, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, light="#fff"
    )
    return Offer(seal(secret, _purpose(user)), totp.readable(secret), stream.getvalue().decode())


@transaction.atomic
def take(user: User, sealed: str, code: str) -> list[str]:
    """Make an offered secret the second factor; return recovery codes, [] for a wrong code."""
    secret = _opened(user, sealed)
    step = totp.step_of(secret, plain(code), at=time.time()) if secret else None
    if step is None:
        return []
    SecondFactor.objects.filter(user=user).delete()
    SecondFactor.objects.create(user=user, sealed=sealed, last_step=step)
    record("take-second-factor", object=user)
    return new_codes(user)


@transaction.atomic
def new_codes(user: User) -> list[str]:
    """Give a person new recovery codes in place of those before; they are shown this once."""
    user.recovery_codes.all().delete()
    codes = [f"{number}-{_letters(5)}-{_letters(5)}" for number in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, number=number, code=make_password(plain(code)))
        for number, code in enumerate(codes)
    )
    record("new-recovery-codes", object=user)
    return codes


def proves(user: User, code: str) -> str:
    """Return by what a code proves who one is, "code" or "recovery"; "" if it does not.

    Either is good once: also of two requests that bring the same, one is refused.
    """
    code = plain(code)
    if code.isdigit() and len(code) == 6:
        return "code" if _proves_by_telephone(user, code) else ""
    return "recovery" if _proves_by_recovery(user, code) else ""


def _proves_by_telephone(user: User, code: str) -> bool:
    factor = SecondFactor.objects.filter(user=user).first()
    secret = _opened(user, factor.sealed) if factor else None
    step = totp.step_of(secret, code, at=time.time()) if secret else None
    if factor is None or step is None:
        return False
    unused = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
    return bool(unused.update(last_step=step))


def _proves_by_recovery(user: User, code: str) -> bool:
    # The digit in front says which hash to look at: a hash takes its time, ten take ten times that.
    number = code[:1]
    row = user.recovery_codes.filter(number=int(number)).first() if number.isdecimal() else None
    if row is None or not check_password(code, row.code):
        return False
    used = bool(RecoveryCode.objects.filter(pk=row.pk).delete()[0])
    if used:
        record("use-recovery-code", object=user)
    return used


@transaction.atomic
def drop(user: User) -> bool:
    """Take the second factor and its recovery codes away; return whether there was one."""
    user.recovery_codes.all().delete()
    dropped = bool(SecondFactor.objects.filter(user=user).delete()[0])
    if dropped:
        record("drop-second-factor", object=user)
    return dropped


def has(user: User) -> bool:
    """Return whether a person has a second factor."""
    return bool(SecondFactor.objects.filter(user=user).exists())


def must_have(user: User) -> bool:
    """Return whether a person's posts ask for a second factor."""
    roles = second_factor_roles()
    if user.demo or not roles:
        return False
    return EVERYONE in roles or user.posts.filter(role__in=roles).exists()


def plain(code: str) -> str:
    """Return a code as it is compared: without spaces and dashes, small letters."""
    return "".join(each for each in code.casefold() if each.isalnum())[:40]


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))


def _purpose(user: User) -> str:
    return f"second factor of {user.pk}"


def _opened(user: User, sealed: str) -> bytes | None:
    try:
        return unseal(sealed, _purpose(user)) if sealed else None
    except SealError:
        return None
