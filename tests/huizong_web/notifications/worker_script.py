"""Run as a process of its own: `python worker_script.py fill|work LEASE` on HUIZONG_DATA."""

import os
import sys
from datetime import timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "huizong_web.settings"
import django

django.setup()
from django.core.management import call_command  # noqa: E402 - Django is set up first

from huizong_web.accounts.models import User  # noqa: E402 - Django is set up first
from huizong_web.notifications import delivering  # noqa: E402 - Django is set up first
from huizong_web.notifications.door import Notice, notify  # noqa: E402 - Django is set up first
from huizong_web.notifications.models import Delivery, Preference  # noqa: E402 - Django is set up first

LETTERS = 12


def fill() -> None:
    """Make the database, and a notice for each of some people; all at once, from this process."""
    call_command("migrate", verbosity=0)
    for number in range(LETTERS):
        user = User.objects.create_user(f"p{number}", name=f"P{number}", password=None)
        User.objects.filter(pk=user.pk).update(email=f"p{number}@example.org")
        Preference.objects.create(user=user, quiet_from=None, quiet_to=None)
    people = tuple(User.objects.values_list("pk", flat=True))
    notify(Notice(kind="round", to=people, text="请报送。", key="round-1"))


def tell() -> None:
    """Tell everyone the same from several processes."""
    people = tuple(User.objects.values_list("pk", flat=True))
    told = notify(Notice(kind="round", to=people, text="请报送二。", key="round-2"))
    sys.stdout.write(str(told))


def work(seconds: str) -> None:
    """Send until nothing waits that is free."""
    delivering.LEASE = timedelta(seconds=float(seconds))
    delivering.deliver_due()


def left() -> None:
    """Print how many deliveries are not sent."""
    sys.stdout.write(str(Delivery.objects.filter(sent_at=None).count()))


if __name__ == "__main__":
    {"fill": fill, "work": work, "left": left, "tell": tell}[sys.argv[1]](*sys.argv[2:])
