"""By what a list is sorted, in the database."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, ExpressionWrapper, F, FloatField, TextField, When
from django.db.models.expressions import OrderBy
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from huizong.ledgers import Ledger, Role, Type

NUMBERS = (Type.NUMBER, Type.MONEY, Type.PERCENT)
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by, `back` from the greatest; what has none stands last.

    `indexed` says that the database reads the order off an index, of however many records.
    """

    what: Any
    back: bool = False
    indexed: bool = False

    def turned(self) -> "Order":
        """Return the same backwards."""
        return Order(self.what, not self.back, self.indexed)

    def keys(self, name: str) -> tuple[OrderBy, OrderBy]:
        """Return the order of a query that calls it `name`: by it, then by the record's number."""
        return OrderBy(F(name), descending=self.back), OrderBy(F("pk"), descending=self.back)


NEWEST = Order(F("occurred"), back=True, indexed=True)


def order_of(ledger: Ledger, sort: str) -> Order:
    """Return how a list is ordered by a column, "-" before it for backwards; "": newest first."""
    if not sort:
        return NEWEST
    back, key = sort.startswith("-"), sort.removeprefix("-")
    if key == ledger.role(Role.OCCURRED):
        return Order(F("occurred"), back, indexed=True)
    if key in ("number", "state"):
        return Order(F(key), back, indexed=key == "number")
    if key == ledger.role(Role.UNIT):
        return Order(F("unit__order"), back)
    return Order(_value(ledger, key), back)


def _value(ledger: Ledger, key: str) -> Any:  # noqa: ANN401 - one of Django's expressions
    text = KeyTextTransform(key, "values")
    if ledger.fields[key].type not in NUMBERS:
        # As text; a key of JSON would be compared with JSON.
        return ExpressionWrapper(text, output_field=TextField())
    # What does not fit its field any more must not keep a list from being sorted.
    good = When(**{f"values__{key}__regex": _NUMBER}, then=Cast(text, FloatField()))
    return Case(good, default=None, output_field=FloatField())
