"""Says a notice in a language: its sentence with its arguments."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

Argument = str | int


def said(text: str, arguments: Mapping[str, Argument]) -> str:
    """Return a notice in the language in force.

    An argument whose name ends in `_at` is a moment in ISO 8601 and is told as day and time.
    """
    known = {name: _spoken(name, value) for name, value in arguments.items()}
    return _(text) % known


def _spoken(name: str, value: Argument) -> Argument:
    if not name.endswith("_at") or not isinstance(value, str):
        return value
    return date_format(timezone.localtime(datetime.fromisoformat(value)), _("n月j日 H:i"))
