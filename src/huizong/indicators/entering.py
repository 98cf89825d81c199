"""What a unit types for an indicator, read as everywhere in the house, with what is wrong."""

from decimal import Decimal

from huizong.indicators.definition import PARTS_OF, Indicator
from huizong.indicators.values import written
from huizong.ledgers import FieldDefinition, Type, TypedError, typed
from huizong.values import Message

YUAN = "元"


def entry_field(given: Indicator) -> FieldDefinition:
    """Return the field in which an indicator is typed: 58人, 1.4万元, 95.02% are understood."""
    kind = Type.NUMBER
    if given.unit == YUAN:
        kind = Type.MONEY
    elif given.unit in PARTS_OF:
        kind = Type.PERCENT
    return FieldDefinition(label=given.label, type=kind, unit=given.unit, help=given.help)


def read_entry(given: Indicator, text: str) -> Decimal | None:
    """Return the number that a text means for an indicator, None where it is empty.

    Raises TypedError for what is no number, is out of the limits, or has too many decimals.
    """
    value: Decimal | None = typed(entry_field(given), text)
    if value is None:
        return None
    if given.min is not None and value < given.min:
        least = written(given, given.min)
        raise TypedError(Message("“{label}”不能小于{least}", label=given.label, least=least))
    if given.max is not None and value > given.max:
        most = written(given, given.max)
        raise TypedError(Message("“{label}”不能大于{most}", label=given.label, most=most))
    if _too_fine(given, value):
        told = Message("“{label}”最多{n}位小数", label=given.label, n=given.decimals or 0)
        raise TypedError(told)
    return value


def _too_fine(given: Indicator, value: Decimal) -> bool:
    """Whether more decimals were typed than are printed; what is printed in 万 is typed in yuan."""
    return given.decimals is not None and not given.scale and value != round(value, given.decimals)
