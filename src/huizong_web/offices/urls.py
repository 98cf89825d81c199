"""The addresses of the office itself."""

from django.urls import path

from huizong_web.offices.views.book import workbook, workbook_file
from huizong_web.offices.views.duties import duties
from huizong_web.offices.views.handing_over import hand_over_page
from huizong_web.offices.views.units import change_unit, unit, units

urlpatterns = [
    path("units/", units, name="units"),
    path("units/<int:pk>/", unit, name="unit"),
    path("units/<int:pk>/change/", change_unit, name="change-unit"),
    path("units/duties/", duties, name="duties"),
    path("office/workbook/", workbook, name="workbook"),
    path("office/workbook.xlsx", workbook_file, name="workbook-file"),
    path("posts/hand-over/<str:username>/", hand_over_page, name="hand-over"),
]
