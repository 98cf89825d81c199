"""A mail server, and people with addresses."""

from datetime import timedelta

import pytest
from django.utils import timezone
from smtp_stub import mail_server

from huizong_web.accounts.models import User
from huizong_web.notifications.door import Notice
from huizong_web.notifications.models import Delivery, Preference


@pytest.fixture
def box(settings):
    """A mail server to which the site's letters go."""
    with mail_server() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.EMAIL_TIMEOUT = 0.5
        settings.SITE_ADDRESS = "https://huizong.example"
        yield box


@pytest.fixture
def person(db):
    """Make a person with an address and no quiet hours."""

    def make(username: str, **chosen) -> User:
        user = User.objects.create_user(username, name=username, password=None)
        user.email = f"{username}@example.org"
        user.save()
        Preference.objects.create(user=user, **{"quiet_from": None, "quiet_to": None} | chosen)
        return user

    return make


@pytest.fixture
def notice():
    """Make a notice to some people."""

    def make(*people: User, key: str = "round-1", **more) -> Notice:
        given = {
            "kind": "reminder",
            "text": "请报送%(round)s。",
            "arguments": {"round": "十月总结"},
        }
        return Notice(
            **given | {"url": "/cycles/1/"} | more, key=key, to=[user.pk for user in people]
        )

    return make


@pytest.fixture
def later(monkeypatch):
    """Let time pass."""
    real = timezone.now
    shift = timedelta()

    def now():
        return real() + shift

    def wait(**by) -> None:
        nonlocal shift
        shift += timedelta(**by)

    monkeypatch.setattr(timezone, "now", now)
    return wait


@pytest.fixture
def waiting():
    def rows():
        return list(Delivery.objects.filter(sent_at=None, failed_at=None))

    return rows
