"""The app of the registers."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgersConfig(AppConfig):
    """The registers of an office."""

    name = "huizong_web.ledgers"
    label = "ledgers"
    verbose_name = _("台账")

    def ready(self) -> None:
        """Have what definitions ask for made after migrating; have the worker tell what is due."""
        from huizong_web.ledgers import indexing, tallying
        from huizong_web.ledgers.deadlines.reminding import register

        register()
        post_migrate.connect(indexing.build, sender=self, dispatch_uid="ledgers.indexing")
        post_migrate.connect(tallying.tally_all, sender=self, dispatch_uid="ledgers.tallying")
