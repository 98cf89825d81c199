"""The menu in the head of every page: what a person's posts lead to."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from huizong_web.accounts.models import User
from huizong_web.offices.rights import held_by
from huizong_web.policy import Action, reach_of

PAGES = (
    (Action.SEE_ROUND, "cycles", _("各报送期")),
    (Action.SEE_FIGURES, "books", _("台账")),
    (Action.SEE_FIGURES, "indicators", _("指标")),
    (Action.SEE_UNITS, "units", _("机构")),
    (Action.MANAGE_PEOPLE, "people", _("人员账号")),
    (Action.GRANT, "grants", _("岗位任命")),
    (Action.READ_LOG, "log", _("操作日志")),
)
"""The entries: an action, the name of the page where it begins, and what the link says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as shown; `here` where the page is at or below its address."""

    label: str
    url: str
    here: bool


def menu(request: HttpRequest) -> dict[str, Any]:
    """Give templates `menu`: the entries, if there are several; asked for when shown."""
    return {"menu": SimpleLazyObject(lambda: _entries(request))}


def _entries(request: HttpRequest) -> list[Entry]:
    pages = pages_of(getattr(request, "user", None))
    if len(pages) < 2:
        return []
    urls = [(words, reverse(name)) for name, words in pages]
    return [Entry(str(words), url, request.path.startswith(url)) for words, url in urls]


def pages_of(user: object) -> list[tuple[str, Any]]:
    """Return the pages of a person's posts."""
    if not isinstance(user, User):
        return []
    roles = {post.role for post in held_by(user)}
    return [
        (page, words)
        for action, page, words in PAGES
        if any(reach_of(role, action) for role in roles)
    ]


def first_page(user: User) -> str:
    """Return the name of the page where a person without rounds begins, "" where there is none."""
    pages = pages_of(user)
    return pages[0][0] if pages else ""
