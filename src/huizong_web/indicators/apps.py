"""The app of the indicators."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """The indicators of an office."""

    name = "huizong_web.indicators"
    label = "indicators"
    verbose_name = _("指标")
