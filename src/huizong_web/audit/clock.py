"""What to make of a clock that was set back.

The log is written all day long, so that its latest entry says how late it is at least. A moment
that somebody stored and that lies ahead of now tells the same.
"""

from datetime import datetime, timedelta

from django.utils import timezone

RIGHTED = timedelta(minutes=1)
"""By how much clocks are put right while a server runs; more is a clock that was set back."""
BELIEVED = timedelta(days=1)
"""How far the log may be ahead: an entry of another year came of a clock that had been wrong."""


def is_ahead(moment: datetime) -> bool:
    """Return whether a moment of the past lies ahead: then nobody knows how long ago it was."""
    return moment > timezone.now() + RIGHTED


def late_as() -> datetime:
    """Return this moment, or that of the log's latest entry where the clock is behind it."""
    from huizong_web.audit.models import Entry

    now = timezone.now()
    ahead = Entry.objects.filter(at__gt=now + RIGHTED, at__lte=now + BELIEVED)
    return ahead.order_by("-at").values_list("at", flat=True).first() or now
