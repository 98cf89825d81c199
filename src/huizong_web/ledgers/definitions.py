"""Which ledgers there are: those shipped, and an office's own, which go before them."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from huizong.definitions import DefinitionError
from huizong.definitions.english import english
from huizong.ledgers import SHIPPED, Ledger, read_ledgers
from huizong_web.labels import labelled
from huizong_web.ledgers.models import Book


@cache
def ledgers() -> dict[str, Ledger]:
    """Return the ledgers of this installation by key, read once in a process.

    A file with faults stops the site at its start, with each fault's file, line and remedy.
    """
    own = [Path(settings.LEDGERS)] if settings.LEDGERS else []
    try:
        found = read_ledgers(SHIPPED, *own)
        return {key: labelled(each, english(key, *own)) for key, each in found.items()}
    except DefinitionError as error:
        raise ImproperlyConfigured(str(error)) from error


def ledger_of(book: Book) -> Ledger:
    """Return the definition of a book; raises MissingLedgerError where its file is gone."""
    found = ledgers().get(book.ledger)
    if found is None:
        raise MissingLedgerError(book.ledger)
    return found


class MissingLedgerError(LookupError):
    """A book's definition is not among the files any more."""
