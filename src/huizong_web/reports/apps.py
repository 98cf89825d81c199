"""Names the app for Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Rounds, submissions and compilations."""

    name = "huizong_web.reports"

    def ready(self) -> None:
        """Have the worker keep the rounds."""
        from huizong_web.reports.rounds.keeping import register

        register()
