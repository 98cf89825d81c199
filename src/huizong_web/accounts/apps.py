"""Names the app for Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their sign-in."""

    name = "huizong_web.accounts"

    def ready(self) -> None:
        """Have every session that begins stamped."""
        from huizong_web.accounts import entering

        entering.connect()
