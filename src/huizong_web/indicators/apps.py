"""The app of the indicators."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """The indicators of an office."""

    name = "huizong_web.indicators"
    label = "indicators"
    verbose_name = _("指标")

    def ready(self) -> None:
        """Read the office's own definitions: a fault is told at the start, not to a visitor."""
        from huizong_web.indicators.definitions import catalogue

        if settings.LEDGERS or settings.INDICATORS:
            catalogue()
