"""Addresses of imports; `ledgers/` stands before each."""

from django.urls import path

from huizong_web.ledgers.importing.views.columns import columns
from huizong_web.ledgers.importing.views.coming import imports
from huizong_web.ledgers.importing.views.out import empty_form, export_records, failing_rows
from huizong_web.ledgers.importing.views.taking import one_import, take, take_back

urlpatterns = [
    path("<int:pk>/import/", imports, name="imports"),
    path("<int:pk>/form/", empty_form, name="empty-form"),
    path("<int:pk>/export/", export_records, name="export-records"),
    path("imports/<int:pk>/", one_import, name="import"),
    path("imports/<int:pk>/columns/", columns, name="import-columns"),
    path("imports/<int:pk>/take/", take, name="take-import"),
    path("imports/<int:pk>/undo/", take_back, name="undo-import"),
    path("imports/<int:pk>/failing/", failing_rows, name="failing-rows"),
]
