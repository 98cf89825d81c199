"""The bell in the head of every page: how many notices a person has not read."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from huizong_web.notifications.models import Notification

MOST_SHOWN = 99


def bell(request: HttpRequest) -> dict[str, Any]:
    """Give templates `unread`: the number, "99+" where there are more; asked for when shown."""
    return {"unread": SimpleLazyObject(lambda: _unread(request))}


def _unread(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    unread = Notification.objects.filter(recipient=user, read_at=None).order_by()
    number = unread[: MOST_SHOWN + 1].count()
    if number > MOST_SHOWN:
        return f"{MOST_SHOWN}+"
    return str(number) if number else ""
