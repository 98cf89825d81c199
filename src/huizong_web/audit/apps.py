"""Names the app for Django, and listens to what other apps announce."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log."""

    name = "huizong_web.audit"

    def ready(self) -> None:
        """Connect to sign-ins, deletions and changes of many-to-many fields."""
        from huizong_web.audit import signals, signs

        signs.connect()
        signals.connect()
