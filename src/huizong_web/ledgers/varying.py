"""Which of a definition's variants an office uses: choices of a field as its own place has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from huizong.ledgers import FieldDefinition, Ledger
from huizong_web.ledgers.carrying.comparing import Compared, is_changed
from huizong_web.ledgers.definitions import ledger_of, ledgers, varied
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.opening import seen_of, source_of
from huizong_web.offices.faults import Unfit
from huizong_web.seen import refuse_other


@dataclass(frozen=True, slots=True)
class Variation:
    """A field that has variants, and which one is chosen; "" for the choices it is written with."""

    key: str
    field: FieldDefinition
    chosen: str

    @property
    def name(self) -> str:
        """What it is called in a form."""
        return f"variant-{self.key}"

    @property
    def ways(self) -> list[tuple[str, str, Mapping[str, str]]]:
        """Each way to choose: its name, where it is from, and the choices with their meanings."""
        others = [(name, each.basis, each.choices) for name, each in self.field.variants.items()]
        return [("", "", self.field.choices), *others]


def variations(ledger: Ledger | None, chosen: Mapping[str, str]) -> list[Variation]:
    """Return the fields of a definition as it is written that have variants."""
    fields = ledger.fields if ledger else {}
    return [
        Variation(key, field, chosen.get(key, "") if chosen.get(key) in field.variants else "")
        for key, field in fields.items()
        if field.variants
    ]


def variants_sent(post: QueryDict, ledger: Ledger) -> dict[str, str]:
    """Return what a form chose, by field; what there is not counts as nothing chosen."""
    sent = {each.key: post.get(each.name, "") for each in variations(ledger, {})}
    return {key: name for key, name in sent.items() if name in ledger.fields[key].variants}


def with_variants(book: Book, variants: Mapping[str, str]) -> Compared:
    """Return a book's definition as it is beside what it would be with other variants."""
    return Compared(ledger_of(book), varied(ledgers()[book.ledger], variants))


@transaction.atomic
def choose(book: Book, variants: Mapping[str, str], *, seen: str = "") -> Book:
    """Have a book use other variants from now on; its records stay as they are.

    Raises Overtaken, and Unfit while a changed definition has not been taken over.
    """
    book = Book.objects.select_for_update(of=("self",)).select_related("office").get(pk=book.pk)
    refuse_other(seen, seen_of(book), _("别人刚刚改过这本台账。"))
    if is_changed(book, ledger_of(book)):
        raise Unfit(_("这本台账的定义改过，请先把记录带到新定义，再选分法。"))
    book.variants = dict(variants)
    book.source = source_of(ledger_of(book))
    book.save(update_fields=["variants", "source"])
    return book
