"""Names the app for Django."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Notices and their deliveries."""

    name = "huizong_web.notifications"
