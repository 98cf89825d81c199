"""Names the app for Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The pages of the log."""

    name = "huizong_web.oversight"
