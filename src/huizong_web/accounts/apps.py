"""Names the app for Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their sign-in."""

    name = "huizong_web.accounts"
