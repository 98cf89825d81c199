"""Sessions as a page shows them: which browser, from where, when."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from huizong_web.accounts.models import Session, User

_BROWSERS = {
    "Edg": "Edge",
    "QQBrowser": "QQ 浏览器",
    "360": "360 浏览器",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS X": "macOS",
    "UOS": "统信 UOS",
    "Kylin": "麒麟",
    "Linux": "Linux",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A session on a page; `here` is the one that asks."""

    handle: UUID
    browser: str
    address: str
    began: datetime | None
    seen: datetime | None
    here: bool


def shown_sessions(user: User, here: str | None = None) -> list[Shown]:
    """Return the open sessions of a person: first the one with the key `here`, then by use."""
    rows = Session.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-seen")
    shown = [
        Shown(
            row.handle,
            browser_named(row.browser),
            row.address or "",
            row.began,
            row.seen,
            row.session_key == here,
        )
        for row in rows
    ]
    return sorted(shown, key=lambda each: not each.here)


def browser_named(agent: str) -> str:
    """Return a browser and its system as people call them, from what it says of itself."""
    named = [
        next((name for mark, name in table.items() if re.search(mark, agent)), "")
        for table in (_BROWSERS, _SYSTEMS)
    ]
    return " · ".join(filter(None, named)) or agent[:40]
