"""The store of sessions: Django's own in the database, with whose session it is in columns.

A session keeps in its data when it began, when it was last used and from where; so the columns can
be written again from the data alone, and all sessions of a person can be listed and ended.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from huizong_web.accounts.models import Session, User
from huizong_web.audit import record

BEGAN, SEEN, CONFIRMED, ADDRESS, BROWSER = "_began", "_seen", "_confirmed", "_address", "_browser"


class SessionStore(DatabaseStore):
    """Keeps sessions as rows of `Session`."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return where sessions are kept."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row for a session's data."""
        row = cast("Session", super().create_model_instance(data))
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.handle = handle_of(row.session_key)
        row.began, row.seen = moment(data, BEGAN), moment(data, SEEN)
        row.address, row.browser = data.get(ADDRESS), data.get(BROWSER, "")
        return row


def handle_of(key: str) -> UUID:
    """Return the name by which pages speak of a session; nobody finds its key from it.

    It follows from the key, so that it changes with it: two rows never have one handle, not even
    while a session moves to a new key.
    """
    return UUID(bytes=sha256(key.encode()).digest()[:16])


def moment(data: Mapping[str, Any], key: str) -> datetime | None:
    """Return a moment that a session remembers."""
    return datetime.fromisoformat(data[key]) if key in data else None


def now() -> str:
    """Return this moment as a session remembers it."""
    return timezone.now().isoformat()


def end_sessions(user: User, *, keep: str | None = None) -> int:
    """End all sessions of a person, but the one with the key `keep`; return how many."""
    found = Session.objects.filter(user=user).exclude(session_key=keep or "")
    count = found.delete()[0]
    if count:
        record("end-sessions", object=user, after={"count": count})
    return count


def end_session(user: User, handle: str) -> bool:
    """End one session of a person; return whether there was such a one."""
    try:
        found = Session.objects.filter(user=user, handle=UUID(handle))
    except ValueError:
        return False
    ended = found.delete()[0] > 0
    if ended:
        record("end-sessions", object=user, after={"count": 1})
    return ended


def forget_expired() -> None:
    """Remove the rows of sessions that have run out."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
