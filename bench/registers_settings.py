"""The site's settings, with Django's own admin beside the site."""

from huizong_web.settings import *  # noqa: F403 - settings are names of a module
from huizong_web.settings import INSTALLED_APPS as SITE
from huizong_web.settings import STORAGES as STORED

INSTALLED_APPS = [*SITE, "django.contrib.admin"]
STORAGES = {
    **STORED,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ROOT_URLCONF = "registers_urls"
SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410"]
