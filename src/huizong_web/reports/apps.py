"""Names the app for Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Rounds, submissions and compilations."""

    name = "huizong_web.reports"

    def ready(self) -> None:
        """Have the worker keep the rounds, and drafts handed over by who leaves."""
        from huizong_web.offices.handover import hands_over
        from huizong_web.reports.rounds.keeping import register
        from huizong_web.reports.writing.leaving import leaving_drafts

        register()
        hands_over(leaving_drafts())
