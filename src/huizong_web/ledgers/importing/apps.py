"""The app of imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    """Records that come in from workbooks."""

    name = "huizong_web.ledgers.importing"
    label = "importing"
    verbose_name = _("台账导入")
