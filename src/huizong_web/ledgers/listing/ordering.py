"""By what a list is sorted, in the database."""

from typing import Any

from django.db.models import Case, F, FloatField, When
from django.db.models.expressions import OrderBy
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from huizong.ledgers import Ledger, Role, Type

NUMBERS = (Type.NUMBER, Type.MONEY, Type.PERCENT)
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"


def ordered_by(ledger: Ledger, sort: str) -> tuple[Any, ...]:
    """Return how a query is ordered by a column, "-" before it for backwards; "": newest first.

    Newest first and numbers are read off an index; other columns are sorted when asked for.
    """
    if not sort:
        return (F("occurred").desc(), F("pk").desc())
    back, key = sort.startswith("-"), sort.removeprefix("-")
    if key == ledger.role(Role.OCCURRED):
        return (_by(F("occurred"), back=back), _by(F("pk"), back=back))
    if key in ("number", "state"):
        return (_by(F(key), back=back), _by(F("pk"), back=back))
    if key == ledger.role(Role.UNIT):
        return (_by(F("unit__order"), back=back, last=True), F("occurred").desc())
    return (_by(_value(ledger, key), back=back, last=True), F("pk").desc())


def _value(ledger: Ledger, key: str) -> Any:  # noqa: ANN401 - one of Django's expressions
    text = KeyTextTransform(key, "values")
    if ledger.fields[key].type not in NUMBERS:
        return text
    # What does not fit its field any more must not keep a list from being sorted.
    good = When(**{f"values__{key}__regex": _NUMBER}, then=Cast(text, FloatField()))
    return Case(good, default=None, output_field=FloatField())


def _by(what: Any, *, back: bool, last: bool = False) -> OrderBy:  # noqa: ANN401 - as above
    return OrderBy(what, descending=back, nulls_last=last or None)
