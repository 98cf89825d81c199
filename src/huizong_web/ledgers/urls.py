"""Addresses of the registers; `ledgers/` stands before each."""

from django.urls import path

from huizong_web.ledgers.views.books import book_settings, books, change_book

urlpatterns = [
    path("", books, name="books"),
    path("<int:pk>/settings/", book_settings, name="book-settings"),
    path("<int:pk>/settings/change/", change_book, name="change-book"),
]
