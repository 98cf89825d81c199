"""Which ledgers there are: those shipped, and an office's own, which go before them."""

from collections.abc import Mapping
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
    """Return the definition of a book with what its office chose of it.

    Raises MissingLedgerError where its file is gone.
    """
    found = ledgers().get(book.ledger)
    if found is None:
        raise MissingLedgerError(book.ledger)
    return varied(found, book.variants)


def varied(ledger: Ledger, variants: Mapping[str, str]) -> Ledger:
    """Return a definition with the variants that an office chose; what there is not is left out."""
    for key, name in variants.items():
        if key in ledger.fields and name in ledger.fields[key].variants:
            ledger = ledger.with_variant(key, name)
    return ledger


class MissingLedgerError(LookupError):
    """A book's definition is not among the files any more."""
