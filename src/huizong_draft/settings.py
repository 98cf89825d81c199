"""The address that the office sets."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from huizong.drafting import faults

URL, KEY, MODEL = "HUIZONG_DRAFT_URL", "HUIZONG_DRAFT_KEY", "HUIZONG_DRAFT_MODEL"
SECONDS, USUAL, LONGEST = "HUIZONG_DRAFT_SECONDS", 60, 600
_ENDPOINT = "/chat/completions"
_SENDABLE = re.compile(r"[!-~]*")  # ASCII without blanks: what a header and a path may hold


@dataclass(frozen=True, slots=True)
class Address:
    """Where a model is asked, and how long we wait.

    `path` is that of the chat endpoint. `seconds` is the time for one whole answer, `max_bytes`
    the largest one. The key is left out of `repr`, so that no trace shows it.
    """

    secure: bool
    host: str
    port: int | None
    path: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = USUAL
    max_bytes: int = 256 * 1024

    @property
    def netloc(self) -> str:
        """The host with its port, as messages name it."""
        return f"{self.host}:{self.port}" if self.port else self.host

    @property
    def by(self) -> str:
        """Who rephrases, as the account names it."""
        return f"{self.model}（{self.netloc}）"


def from_environment(environment: Mapping[str, str] | None = None) -> Address:
    """Return the address that the variables set; raises SuggestionError where they do not."""
    given = os.environ if environment is None else environment
    url, key, model, told = (given.get(name, "").strip() for name in (URL, KEY, MODEL, SECONDS))
    if told and not (told.isascii() and told.isdigit() and 0 < int(told[:9]) <= LONGEST):
        raise faults.bad_seconds(SECONDS, LONGEST)
    return address(url, model=model, key=key, seconds=int(told or USUAL))


def address(url: str, *, model: str, key: str = "", seconds: float = USUAL) -> Address:
    """Return the address of a base URL (http://10.1.2.3:8000/v1) or of the endpoint itself.

    Raises SuggestionError, whose message names the variable that is missing or cannot be used.
    """
    if missing := [name for name, value in ((URL, url), (MODEL, model)) if not value]:
        raise faults.not_set("、".join(missing))
    for name, value in ((URL, url), (KEY, key)):
        if not _SENDABLE.fullmatch(value):
            raise faults.bad_address(name) if name == URL else faults.bad_setting(name)
    if not model.isprintable():
        raise faults.bad_setting(MODEL)
    return _address(url, model, key, seconds)


def _address(url: str, model: str, key: str, seconds: float) -> Address:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise faults.bad_address(URL) from error
    named = parts.username is not None or parts.password is not None
    if parts.scheme not in {"http", "https"} or not host or named or parts.query or parts.fragment:
        raise faults.bad_address(URL)
    path = parts.path.rstrip("/")
    path = path if path.endswith(_ENDPOINT) else path + _ENDPOINT
    return Address(parts.scheme == "https", host, port, path, model, key, seconds)
