"""Names the app for Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Rounds, submissions and compilations."""

    name = "huizong_web.reports"
