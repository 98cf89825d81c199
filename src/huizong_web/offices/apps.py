"""Names the app for Django."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """Offices, units and posts."""

    name = "huizong_web.offices"
