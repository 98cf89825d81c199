"""All addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("huizong_web.accounts.urls")),
    path("", include("huizong_web.notifications.urls")),
    path("", include("huizong_web.oversight.urls")),
    path("", include("huizong_web.offices.urls")),
    path("", include("huizong_web.indicators.urls")),
    path("ledgers/", include("huizong_web.ledgers.urls")),
    path("", include("huizong_web.lineage.urls")),
    path("", include("huizong_web.reports.urls")),
]
handler500 = "huizong_web.faults.answer_fault"
