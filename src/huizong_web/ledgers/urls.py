"""Addresses of the registers; `ledgers/` stands before each."""

from django.urls import include, path

from huizong_web.ledgers.views.attachments import attachment, find_records
from huizong_web.ledgers.views.books import book_settings, books, carry_book, change_book, vary_book
from huizong_web.ledgers.views.bulk import bulk
from huizong_web.ledgers.views.changing import edit_record
from huizong_web.ledgers.views.deadlines import deadlines
from huizong_web.ledgers.views.entering import new_record
from huizong_web.ledgers.views.record import record, remove_record, restore_record, take_step
from huizong_web.ledgers.views.records import book
from huizong_web.ledgers.views.removed import removed_records
from huizong_web.ledgers.views.saved import save_view

urlpatterns = [
    path("", include("huizong_web.ledgers.importing.urls")),
    path("", books, name="books"),
    path("deadlines/", deadlines, name="deadlines"),
    path("<int:pk>/", book, name="book"),
    path("<int:pk>/removed/", removed_records, name="removed-records"),
    path("<int:pk>/views/", save_view, name="save-view"),
    path("<int:pk>/bulk/", bulk, name="bulk"),
    path("<int:pk>/new/", new_record, name="new-record"),
    path("<int:pk>/find/", find_records, name="find-records"),
    path("<int:pk>/settings/", book_settings, name="book-settings"),
    path("<int:pk>/settings/change/", change_book, name="change-book"),
    path("<int:pk>/settings/vary/", vary_book, name="vary-book"),
    path("<int:pk>/settings/carry/", carry_book, name="carry-book"),
    path("records/<int:pk>/", record, name="record"),
    path("records/<int:pk>/edit/", edit_record, name="edit-record"),
    path("records/<int:pk>/step/", take_step, name="take-step"),
    path("records/<int:pk>/remove/", remove_record, name="remove-record"),
    path("records/<int:pk>/restore/", restore_record, name="restore-record"),
    path("files/<int:pk>/", attachment, name="attachment"),
]
