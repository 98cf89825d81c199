"""Names the app for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LineageConfig(AppConfig):
    """What figures rest on."""

    name = "huizong_web.lineage"
    label = "lineage"
    verbose_name = _("数据依据")

    def ready(self) -> None:
        """Answer what the reports ask about figures."""
        from huizong_web.lineage.resting import Keeping
        from huizong_web.reports.resting import register

        register(Keeping())
