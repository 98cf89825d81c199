"""Names the app for Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their sign-in."""

    name = "huizong_web.accounts"

    def ready(self) -> None:
        """Have every session that begins stamped, and those of who leaves ended."""
        from huizong_web.accounts import entering
        from huizong_web.accounts.granting import leaving_work
        from huizong_web.offices.handover import hands_over

        entering.connect()
        hands_over(leaving_work())
