"""Finds what an address names; the guard then asks whether the person may have it."""

from huizong_web.ledgers.importing.models import Import


def find_import(pk: int) -> Import | None:
    """Return an import with its book and keeper."""
    found = Import.objects.select_related("book__office", "keeper", "by", "done_by", "undone_by")
    return found.filter(pk=pk).first()
