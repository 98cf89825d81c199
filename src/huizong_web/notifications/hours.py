"""A person's hours, from what the person chose."""

from huizong_web.notifications.models import Preference
from huizong_web.notifications.timing import Hours


def hours_of(preference: Preference) -> Hours:
    """Return when a person may be written to."""
    quiet = None
    if preference.quiet_from is not None and preference.quiet_to is not None:
        quiet = (preference.quiet_from, preference.quiet_to)
    daily = preference.pace == Preference.Pace.DAILY
    return Hours(quiet=quiet, digest=preference.digest_at if daily else None)
