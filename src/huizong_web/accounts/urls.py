"""The addresses of signing in and out, and of the language switch."""

from django.urls import path
from django.views.i18n import set_language

from huizong_web.accounts import views
from huizong_web.offices.guard import for_the_public

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("language/", for_the_public(set_language), name="language"),
]
