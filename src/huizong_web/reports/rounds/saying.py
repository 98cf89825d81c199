"""Moments as the office writes them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def moment(when: datetime) -> str:
    """Return a time of day on its day, with the year where it is not this one."""
    local = timezone.localtime(when)
    same = local.year == timezone.localdate().year
    return date_format(local, _("n月j日 H:i") if same else _("Y年n月j日 H:i"))
