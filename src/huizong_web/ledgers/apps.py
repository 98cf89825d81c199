"""The app of the registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgersConfig(AppConfig):
    """The registers of an office."""

    name = "huizong_web.ledgers"
    label = "ledgers"
    verbose_name = _("台账")
