"""What the address of a list asks for: view, states, units, days, fields, words, columns, order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from huizong.ledgers import Ledger, Period, Role, Type
from huizong_web.ledgers.listing.wanted import Wanted, day_of, wanted_of, words_of
from huizong_web.ledgers.shown import is_personal
from huizong_web.seen import number_in

SIZES = (50, 200, 500)
"""Records of a page: a screen or two; what one prints."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; what the address says wrongly is as if it said nothing.

    `after` and `before` are the numbers of the records beside which the page stands.
    """

    view: str = ""
    states: tuple[str, ...] = ()
    unit: str = ""
    below: bool = False
    text: str = ""
    first: date | None = None
    last: date | None = None
    fields: Mapping[str, Wanted] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    sort: str = ""
    after: int | None = None
    before: int | None = None
    size: int = SIZES[0]

    @property
    def is_narrowed(self) -> bool:
        """Whether it is not the whole book."""
        narrowing = (self.states, self.unit, self.text, self.first, self.last, self.fields)
        return any(narrowing)

    def period(self, today: date) -> Period:
        """Return the period of the figures: that which is asked for, else this year."""
        first = self.first or date((self.last or today).year, 1, 1)
        return Period(first, max(first, self.last or today))


def asked_of(query: QueryDict, ledger: Ledger) -> Asked:
    """Return what an address asks of a ledger's list."""
    first, last = day_of(query.get("first", "")), day_of(query.get("last", ""))
    if first and last and first > last:
        first, last = last, first
    states, view = query.getlist("state"), query.get("view", "")
    size = number_in(query.get("size", ""))
    return Asked(
        view=view if view in ledger.views else "",
        states=tuple(each for each in ledger.states if each in states),
        unit=words_of(query, "unit"),
        below="below" in query,
        text=words_of(query, "q"),
        first=first,
        last=last,
        fields=wanted_of(query, ledger),
        columns=tuple(key for key in columns_known(ledger) if key in query.getlist("c")),
        sort=_sort(query.get("sort", ""), ledger),
        after=number_in(query.get("after", "")),
        before=number_in(query.get("before", "")),
        size=size if size in SIZES else SIZES[0],
    )


def sortable(ledger: Ledger) -> frozenset[str]:
    """Return by what a list can be sorted."""
    plain = {
        key
        for key, each in ledger.fields.items()
        if each.type not in (Type.TABLE, Type.FILE, Type.IMAGES, Type.CHOICES, Type.RECORDS)
        and not is_personal(each)
    }
    return frozenset(plain | {"number"} | ({"state"} if ledger.workflow else set()))


def columns_known(ledger: Ledger) -> tuple[str, ...]:
    """Return the columns that a list can have, in their order."""
    return ("number", *ledger.fields, *(("state",) if ledger.workflow else ()))


def columns_of(ledger: Ledger, view: str = "") -> tuple[str, ...]:
    """Return the columns of a list: the view's, the ledger's, else what a record is about."""
    named = (ledger.views[view].columns if view else ()) or ledger.columns
    keys = tuple(ledger.aliases.get(name, name) for name in named)
    if not keys:
        roles = (ledger.role(role) for role in (Role.OCCURRED, Role.UNIT, Role.TITLE))
        keys = ("number", *(key for key in roles if key), *(("state",) if ledger.workflow else ()))
    known = {"number", "state", *ledger.fields}
    return tuple(key for key in keys if key in known)


def _sort(text: str, ledger: Ledger) -> str:
    return text if text.removeprefix("-") in sortable(ledger) else ""
