"""Views of a list that people save: what an address asks, with a name, to be found again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from huizong.ledgers import Ledger
from huizong_web.accounts.models import User
from huizong_web.ledgers.listing.wanted import askable, names_of
from huizong_web.ledgers.models import LONGEST_VIEW, Book, SavedView
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.one_line import one_line
from huizong_web.policy import Action

MOST = 30
"""Views of a book that one person saves: more would be a list to search in."""
LONGEST = 4000
OF_ALL = ("view", "q", "state", "unit", "below", "first", "last", "c", "sort", "size")


@dataclass(frozen=True, slots=True)
class Offered:
    """A saved view as the list's page offers it: whether it is one's own, and stands there now."""

    view: SavedView
    own: bool
    here: bool


def offered(book: Book, by: User, rights: Rights, now: str) -> list[Offered]:
    """Return the views that a person saved, then those shared with their units (one query)."""
    units = [post.unit_id for post in rights.posts if post.unit_id is not None]
    found = SavedView.objects.filter(Q(by=by) | Q(unit__in=units), book=book)
    views = sorted(found.select_related("by", "unit"), key=lambda each: each.by_id != by.pk)
    return [Offered(each, each.by_id == by.pk, each.query == now) for each in views]


def asked_in(query: QueryDict, ledger: Ledger) -> str:
    """Return the words of an address that ask something, in one order: what a view is known by."""
    kept = QueryDict(mutable=True)
    for name in _words(ledger):
        if values := [value for value in query.getlist(name) if value]:
            kept.setlist(name, values)
    return kept.urlencode()[:LONGEST]


def _words(ledger: Ledger) -> Iterator[str]:
    yield from OF_ALL
    for key in askable(ledger):
        yield from names_of(key)


def sharing_units(book: Book, rights: Rights) -> Sequence[Unit]:
    """Return with whom a view can be shared: units of one's posts, and whose book one keeps too."""
    found = {post.unit.pk: post.unit for post in rights.posts if post.unit is not None}
    if book.keeper is not None and rights.may(Action.KEEP_RECORDS, book.keeper):
        found[book.keeper.pk] = book.keeper
    return list(found.values())


@transaction.atomic
def save(
    book: Book, by: User, name: str, query: str, *, unit: Unit | None, opens: bool
) -> SavedView:
    """Save what an address asks under a name; another of that name gives way. Raises Unfit."""
    name = one_line(name)[:LONGEST_VIEW]
    if not name:
        raise Unfit(_("请给视图起个名字。"))
    own = SavedView.objects.filter(book=book, by=by)
    if own.exclude(name=name).count() >= MOST:
        raise Unfit(_("最多存 %(most)s 个视图，请先去掉不用的。") % {"most": MOST})
    if opens:
        own.update(opens=False)
    values = {"query": query, "unit": unit, "opens": opens}
    view, _made = SavedView.objects.update_or_create(book=book, by=by, name=name, defaults=values)
    return view


def opening(book: Book, by: User) -> SavedView | None:
    """Return the view with which a book opens for somebody."""
    return SavedView.objects.filter(book=book, by=by, opens=True).first()
