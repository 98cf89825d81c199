"""The addresses of the log."""

from django.urls import path

from huizong_web.oversight import views

urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/entries.csv", views.log_file, {"kind": "csv"}, name="log-csv"),
    path("log/entries.jsonl", views.log_file, {"kind": "jsonl"}, name="log-jsonl"),
]
