"""The saved views of a ledger, over the records of a list."""

from datetime import date

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from huizong.ledgers import Ledger, View
from huizong.ledgers.expressions import Kind, Node, holds
from huizong.ledgers.record import Row, condition, scope
from huizong_web.ledgers.counting.dialects import dialect
from huizong_web.ledgers.counting.translate import Sql, Translator, Untranslatable
from huizong_web.ledgers.listing.reading import with_states
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units

MOST = 2000
"""So many of the newest records are looked at for what the database cannot ask."""


def narrowed_by_view(
    book: Book,
    records: QuerySet[Record],
    ledger: Ledger,
    view: View,
    units: Units,
    *,
    today: date,
) -> tuple[QuerySet[Record], bool]:
    """Return the records of a view, and whether older ones were left out of the look."""
    if not view.where:
        return records, False
    tree = condition(view.where)
    try:
        where = _translated(tree, ledger, today)
    except Untranslatable:
        return _looked_at(records, ledger, tree, units, today)
    sql = f"SELECT r.id FROM ledgers_record r WHERE r.book_id = %s AND {where.text}"  # noqa: S608 - made from checked definitions; values go in as parameters
    return records.filter(pk__in=RawSQL(sql, (book.pk, *where.given))), False  # noqa: S611 - as above


def _translated(tree: Node, ledger: Ledger, today: date) -> Sql:
    state = Sql("r.state", (), Kind.TEXT)
    return Translator(ledger, dialect(), today, state).sql(tree)


def _looked_at(
    records: QuerySet[Record], ledger: Ledger, tree: Node, units: Units, today: date
) -> tuple[QuerySet[Record], bool]:
    newest = records.defer("words").order_by("-occurred", "-pk")
    looked = list(with_states(newest)[: MOST + 1])
    kept = ((each.pk, as_kept(each, ledger, units)) for each in looked[:MOST])
    numbers = [pk for pk, one in kept if holds(tree, scope(Row(one), ledger, today=today))]
    return records.filter(pk__in=numbers), len(looked) > MOST
