"""What the address of a list asks for: view, state, unit, period, choices, words, order, page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from huizong.ledgers import FieldDefinition, Ledger, Period, Role, Type

LAST_PAGE = 400
LONGEST_WORDS = 100
FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_CHOICES = 6
"""Fields with choices by which a list can be narrowed: more would be a form of its own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; what the address says wrongly is as if it said nothing."""

    view: str = ""
    state: str = ""
    unit: str = ""
    text: str = ""
    first: date | None = None
    last: date | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether it is not the whole book."""
        narrowing = (self.state, self.unit, self.text, self.first, self.last, self.choices)
        return any(narrowing)

    def period(self, today: date) -> Period:
        """Return the period of the figures: that which is asked for, else this year."""
        first = self.first or date((self.last or today).year, 1, 1)
        return Period(first, max(first, self.last or today))


def asked_of(query: QueryDict, ledger: Ledger) -> Asked:
    """Return what an address asks of a ledger's list."""
    first, last = _day(query.get("first", "")), _day(query.get("last", ""))
    if first and last and first > last:
        first, last = last, first
    state, view = query.get("state", ""), query.get("view", "")
    return Asked(
        view=view if view in ledger.views else "",
        state=state if state in ledger.states else "",
        unit=query.get("unit", "").strip()[:LONGEST_WORDS],
        text=query.get("q", "").replace("\0", "").strip()[:LONGEST_WORDS],
        first=first,
        last=last,
        choices={
            key: str(query[f"f-{key}"])
            for key, each in choice_fields(ledger).items()
            if query.get(f"f-{key}", "") in each.choices
        },
        sort=_sort(query.get("sort", ""), ledger),
        page=_page(query.get("page", "")),
    )


def choice_fields(ledger: Ledger) -> dict[str, FieldDefinition]:
    """Return the fields with choices by which a list can be narrowed."""
    chosen = (Type.CHOICE, Type.CHOICES)
    found = [(key, each) for key, each in ledger.fields.items() if each.type in chosen]
    return dict(found[:MOST_CHOICES])


def sortable(ledger: Ledger) -> frozenset[str]:
    """Return by what a list can be sorted."""
    plain = {
        key
        for key, each in ledger.fields.items()
        if each.type not in (Type.TABLE, Type.FILE, Type.IMAGES, Type.CHOICES, Type.RECORDS)
        and not each.masked
    }
    return frozenset(plain | {"number"} | ({"state"} if ledger.workflow else set()))


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


def _page(text: str) -> int:
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(wanted, 1), LAST_PAGE)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # No record is of other years, and periods reach back by a year and on by a day.
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
