"""Whose act it is: the request that is being answered, or the command that runs."""

import getpass
import ipaddress
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest

from huizong_web.audit.draft import Actor, Draft
from huizong_web.audit.masking import is_secret

T = TypeVar("T")


@dataclass(slots=True)
class Circumstances:
    """What is known while a request is answered or a command runs.

    `later` are notes of refusals: they outlive the transaction in which they were made. `refused`
    says that the view has noted its refusal itself. `about` is what the request asks for. `read` is
    what was read from the database and is asked for again in this request. `acting` is who asked
    for what is done later, beside the server.
    """

    request: HttpRequest | None = None
    command: str = ""
    refused: bool = False
    about: Model | None = None
    later: list[Draft] = field(default_factory=list)
    read: dict[Hashable, Any] = field(default_factory=dict)
    acting: Actor | None = None


_current: ContextVar[Circumstances | None] = ContextVar("circumstances", default=None)


def current() -> Circumstances | None:
    """Return the circumstances of this thread or task, if any are known."""
    return _current.get()


def about(thing: object) -> None:
    """Say what the present request asks for, before it is decided whether the person may.

    A refusal, a download or a reading of personal data is then noted with its office and words.
    """
    known = _current.get()
    if known is not None and isinstance(thing, Model):
        known.about = thing


def once(key: Hashable, read: Callable[[], T]) -> T:
    """Return what is read: once for a page that is shown, anew each time where it may change."""
    known = _current.get()
    if known is None or known.request is None or known.request.method not in ("GET", "HEAD"):
        return read()
    if key not in known.read:
        known.read[key] = read()
    found: T = known.read[key]
    return found


@contextmanager
def in_circumstances(circumstances: Circumstances) -> Iterator[Circumstances]:
    """Let notes be those of a request or a command until the end of the block."""
    token = _current.set(circumstances)
    try:
        yield circumstances
    finally:
        _current.reset(token)


@contextmanager
def command(name: str) -> Iterator[Circumstances]:
    """Let notes be those of a command that somebody runs at the terminal."""
    with in_circumstances(Circumstances(command=name)) as circumstances:
        yield circumstances


def actor() -> Actor:
    """Return who acts now: the person signed in, whoever runs the command, else nobody."""
    known = _current.get()
    if known is None:
        return Actor()
    if known.acting is not None:
        return known.acting
    if known.request is None:
        return Actor(login=_at_the_terminal(), name="", via=f"huizong {known.command}"[:200])
    user = getattr(known.request, "user", None)
    address, via = client_address(known.request), _via(known.request)
    if user is None or not user.is_authenticated:
        return Actor(address=address, via=via)
    return Actor(user.pk, user.get_username()[:60], str(user)[:60], address, via)


def _at_the_terminal() -> str:
    try:
        return getpass.getuser()[:60]
    except (KeyError, OSError):  # a user without a name, as containers have
        return ""


def _via(request: HttpRequest) -> str:
    """Return method and path; of an address with a secret in it, its pattern."""
    match = request.resolver_match
    hides = match is not None and any(map(is_secret, match.kwargs))
    return f"{request.method} {'/' + match.route if match and hides else request.path}"[:200]


def client_address(request: HttpRequest) -> str:
    """Return the address a request came from: the one that the outermost of our own proxies saw.

    HUIZONG_PROXIES says how many of them stand before the site; what a visitor writes into
    X-Forwarded-For itself stands further left and is not believed. "" where it is no address.
    """
    ours: int = settings.PROXIES
    seen = [str(request.META.get("REMOTE_ADDR", ""))]
    if ours:
        seen = [*request.headers.get("X-Forwarded-For", "").split(","), *seen]
    try:
        return str(ipaddress.ip_address(seen[-(ours + 1) :][0].strip()))
    except ValueError:
        return ""
