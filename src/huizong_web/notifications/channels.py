"""The ways out of the site. A messenger would be one more file like `mail` and one more line."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from huizong_web.accounts.models import User
from huizong_web.notifications import mail
from huizong_web.notifications.models import Notification, Preference


class Channel(Protocol):
    """A way to reach a person: a module with these two."""

    def reaches(self, user: User, preference: Preference) -> bool:
        """Return whether a person can and will be reached this way."""

    def send(self, user: User, notices: Sequence[Notification]) -> None:
        """Send some notices in one; raises `refused.Refused` where trying again is no use."""


CHANNELS: Mapping[str, Channel] = {"email": mail}
