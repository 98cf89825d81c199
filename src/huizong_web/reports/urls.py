"""The addresses of the rounds and their pages."""

from django.urls import path

from huizong_web.reports.views.account import account
from huizong_web.reports.views.compile import compile_now
from huizong_web.reports.views.cycles import cycles, home
from huizong_web.reports.views.download import download
from huizong_web.reports.views.findings import findings
from huizong_web.reports.views.month import month
from huizong_web.reports.views.source import original, source
from huizong_web.reports.views.submissions import submissions

urlpatterns = [
    path("", home, name="home"),
    path("cycles/", cycles, name="cycles"),
    path("cycles/<int:pk>/", month, name="month"),
    path("cycles/<int:pk>/submissions/", submissions, name="submissions"),
    path("cycles/<int:pk>/compile/", compile_now, name="compile"),
    path("cycles/<int:pk>/account/", account, name="account"),
    path("cycles/<int:pk>/findings/", findings, name="findings"),
    path("cycles/<int:pk>/report.<str:kind>", download, name="download"),
    path("submissions/<int:pk>/", source, name="source"),
    path("submissions/<int:pk>/file/", original, name="original"),
]
