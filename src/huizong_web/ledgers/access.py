"""Finds what an address names; the guard then asks whether the person may have it."""

from huizong_web.ledgers.models import Attachment, Book, Record


def find_book(pk: int) -> Book | None:
    """Return a book with its office and keeper."""
    return Book.objects.select_related("office", "keeper").filter(pk=pk).first()


def find_record(pk: int) -> Record | None:
    """Return a record with its book and units, also one that was removed."""
    found = Record.objects.select_related("book__office", "keeper", "unit")
    return found.filter(pk=pk).first()


def find_attachment(pk: int) -> Attachment | None:
    """Return an attachment with its record."""
    found = Attachment.objects.select_related("book__office", "keeper", "record__unit")
    return found.filter(pk=pk).first()
