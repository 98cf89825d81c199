"""The addresses of the indicators."""

from django.urls import path

from huizong_web.indicators.views.entering import enter_unit, enter_whole
from huizong_web.indicators.views.listing import indicator_units, indicators
from huizong_web.indicators.views.looking import indicator_looking
from huizong_web.indicators.views.one import indicator
from huizong_web.indicators.views.rows import figure_rows
from huizong_web.indicators.views.sets import drop_set, indicator_set, indicator_sets
from huizong_web.indicators.views.targets import indicator_targets
from huizong_web.indicators.views.workbook import indicator_form, indicator_workbook, take_workbook

urlpatterns = [
    path("indicators/", indicators, name="indicators"),
    path("indicators/units/", indicator_units, name="indicator-units"),
    path("indicators/of/<str:key>/", indicator, name="indicator"),
    path("indicators/of/<str:key>/targets/", indicator_targets, name="indicator-targets"),
    path("indicators/rows/<str:figure>/", figure_rows, name="figure-rows"),
    path("indicators/looking/", indicator_looking, name="indicator-looking"),
    path("indicators/workbook/", indicator_workbook, name="indicator-workbook"),
    path("indicators/workbook/form/", indicator_form, name="indicator-form"),
    path("indicators/workbook/take/", take_workbook, name="take-indicator-workbook"),
    path("indicators/sets/", indicator_sets, name="indicator-sets"),
    path("indicators/sets/<int:pk>/", indicator_set, name="indicator-set"),
    path("indicators/sets/<int:pk>/drop/", drop_set, name="drop-indicator-set"),
    path("indicators/sets/<int:pk>/enter/", enter_whole, name="enter-indicators-whole"),
    path("indicators/enter/<int:pk>/<str:group>/", enter_unit, name="enter-indicators"),
]
