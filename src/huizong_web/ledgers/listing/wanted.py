"""What a list asks of a field: some of its choices, a stretch of days or numbers, words, or none.

In an address `f-level` names choices or words, `f-found_on-from` and `-to` the ends of a stretch,
`f-photo-is` whether anything stands there at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from django.http import QueryDict

from huizong.ledgers import FieldDefinition, Ledger, Role, Type
from huizong_web.ledgers.shown import is_personal

End = TypeVar("End", date, Decimal)
LONGEST_WORDS = 100
FIRST_YEAR, LAST_YEAR = 1900, 2200
SMALLEST, LARGEST = Decimal(10) ** -9, Decimal(10) ** 15
FILLED, EMPTY = "filled", "empty"


class Way(Enum):
    """How one asks of a field."""

    CHOICES = "choices"
    YES_NO = "yes_no"
    NUMBERS = "numbers"
    DAYS = "days"
    WORDS = "words"
    THERE = "there"


WAYS: Mapping[Type, Way] = MappingProxyType(
    {
        **dict.fromkeys((Type.CHOICE, Type.CHOICES), Way.CHOICES),
        Type.YES_NO: Way.YES_NO,
        **dict.fromkeys((Type.NUMBER, Type.MONEY, Type.PERCENT), Way.NUMBERS),
        **dict.fromkeys((Type.DATE, Type.MOMENT, Type.PERIOD), Way.DAYS),
        **dict.fromkeys((Type.TEXT, Type.LONG_TEXT, Type.PLACE), Way.WORDS),
        **dict.fromkeys((Type.PERSON, Type.UNIT, Type.RECORD, Type.RECORDS), Way.WORDS),
    }
)
"""Of the others one can ask whether anything stands there; so too of what is personal."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a field shall hold: all that is said of it; days and numbers of both ends included."""

    some_of: tuple[str, ...] = ()
    words: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    first: date | None = None
    last: date | None = None
    there: bool | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return self != NOTHING


NOTHING = Wanted()


def way_of(field: FieldDefinition) -> Way:
    """Return how one asks of a field."""
    return Way.THERE if is_personal(field) else WAYS.get(field.type, Way.THERE)


def askable(ledger: Ledger) -> dict[str, FieldDefinition]:
    """Return the fields of which a list asks one by one; day and unit are asked of every list."""
    of_all = (ledger.role(Role.OCCURRED), ledger.role(Role.UNIT))
    return {
        key: field
        for key, field in ledger.fields.items()
        if key not in of_all and key.isidentifier()
    }


def wanted_of(query: QueryDict, ledger: Ledger) -> dict[str, Wanted]:
    """Return what an address asks of fields; what it says wrongly is as if it said nothing."""
    found = {key: _wanted(query, f"f-{key}", field) for key, field in askable(ledger).items()}
    return {key: each for key, each in found.items() if each}


def _wanted(query: QueryDict, name: str, field: FieldDefinition) -> Wanted:
    there = {FILLED: True, EMPTY: False}.get(query.get(f"{name}-is", ""))
    ends = (query.get(f"{name}-from", ""), query.get(f"{name}-to", ""))
    match way_of(field):
        case Way.CHOICES:
            chosen = dict.fromkeys(each for each in query.getlist(name) if each in field.choices)
            return Wanted(some_of=tuple(chosen), there=there)
        case Way.YES_NO:
            said = tuple(each for each in query.getlist(name)[:1] if each in ("是", "否"))
            return Wanted(some_of=said, there=there)
        case Way.NUMBERS:
            least, most = _in_order(*map(number_of, ends))
            return Wanted(least=least, most=most, there=there)
        case Way.DAYS:
            first, last = _in_order(*map(day_of, ends))
            return Wanted(first=first, last=last, there=there)
        case Way.WORDS:
            return Wanted(words=words_of(query, name), there=there)
    return Wanted(there=there)


def _in_order(one: End | None, other: End | None) -> tuple[End | None, End | None]:
    if one is not None and other is not None and one > other:
        return other, one
    return one, other


def words_of(query: QueryDict, name: str) -> str:
    """Return words that an address says, cut to a length."""
    return str(query.get(name, "")).replace("\0", "").strip()[:LONGEST_WORDS]


def number_of(text: str) -> Decimal | None:
    """Return a number of an address."""
    try:
        number = Decimal(text.strip()[:30])
    except InvalidOperation:
        return None
    if not number.is_finite() or not SMALLEST <= abs(number) <= LARGEST:
        return None if number else Decimal(0)
    return Decimal(f"{number:f}")


def day_of(text: str) -> date | None:
    """Return a day of an address."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    # No record is of other years, and periods reach back by a year and on by a day.
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def names_of(key: str) -> Iterator[str]:
    """Yield the words of an address that ask of a field."""
    name = f"f-{key}"
    yield from (name, f"{name}-from", f"{name}-to", f"{name}-is")
