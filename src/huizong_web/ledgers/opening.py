"""Which registers an office keeps: opened, given to a keeper, closed, opened again."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from huizong.ledgers import Ledger
from huizong_web.labels import worded
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.tallying import made_of
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Office, Unit
from huizong_web.seen import refuse_other, word_of


def source_of(ledger: Ledger) -> str:
    """Return a definition as a book keeps it: JSON from which it can be read back."""
    return ledger.model_dump_json(by_alias=True, exclude_defaults=True)


def open_book(office: Office, key: str, *, keeper: Unit | None = None) -> Book:
    """Have an office keep a ledger: one unit for all, or each unit its own. Raises Unfit."""
    ledger = ledgers().get(key)
    if ledger is None:
        raise Unfit(_("没有这本台账的定义，请重新选。"))
    made = {"source": source_of(ledger), "tallied": made_of(ledger)}
    book = Book(office=office, ledger=key, keeper=keeper, **made)
    try:
        with transaction.atomic():
            book.save()
    except IntegrityError as error:
        raise Unfit(_("“%(name)s”已经在用。") % {"name": worded(ledger.label)}) from error
    return book


def seen_of(book: Book) -> str:
    """Return the word for what a page of the book's settings shows."""
    return word_of(book.keeper_id, book.closed, str(sorted(book.variants.items())))


@transaction.atomic
def give(book: Book, keeper: Unit | None, *, seen: str = "") -> Book:
    """Have another unit keep what is entered from now on. Raises Overtaken."""
    book = _held(book, seen)
    book.keeper = keeper
    book.save(update_fields=["keeper"])
    return book


@transaction.atomic
def set_closed(book: Book, *, closed: bool, seen: str = "") -> Book:
    """Take a book out of use, or into it again; its records stay as they are. Raises Overtaken."""
    book = _held(book, seen)
    book.closed = closed
    book.save(update_fields=["closed"])
    return book


def _held(book: Book, seen: str) -> Book:
    now = Book.objects.select_for_update(of=("self",)).select_related("office").get(pk=book.pk)
    refuse_other(seen, seen_of(now), _("别人刚刚改过这本台账。"))
    return now
