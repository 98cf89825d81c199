"""The addresses of notices."""

from django.urls import path

from huizong_web.notifications.views import deliveries, notices, preferences, read

urlpatterns = [
    path("notices/", notices, name="notices"),
    path("notices/read/", read, name="read-notice"),
    path("notices/settings/", preferences, name="notice-settings"),
    path("notices/deliveries/", deliveries, name="deliveries"),
]
