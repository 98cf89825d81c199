"""The app of imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    """Records that come in from workbooks."""

    name = "huizong_web.ledgers.importing"
    label = "importing"
    verbose_name = _("台账导入")

    def ready(self) -> None:
        """Have the worker carry on with what a killed process left."""
        from huizong_web.ledgers.importing.tasks import register

        register()
