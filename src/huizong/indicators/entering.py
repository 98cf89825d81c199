"""What a unit types for an indicator, read as everywhere in the house, with what is wrong."""

from decimal import Decimal

from huizong.indicators.definition import PARTS_OF, Indicator
from huizong.indicators.values import written
from huizong.ledgers import FieldDefinition, Type, TypedError, typed
from huizong.values import Message

YUAN = "元"
LONGEST_LABEL = 40
"""Signs of a field's label; an indicator's own may be longer."""


def entry_field(given: Indicator) -> FieldDefinition:
    """Return the field in which an indicator is typed: 58人, 1.4万元, 95.02% are understood."""
    kind = Type.NUMBER
    if given.unit == YUAN:
        kind = Type.MONEY
    elif given.unit in PARTS_OF:
        kind = Type.PERCENT
    label = given.label[:LONGEST_LABEL]
    return FieldDefinition(label=label, type=kind, unit=given.unit, help=given.help)


def read_entry(given: Indicator, text: str) -> Decimal | None:
    """Return the number that a text means for an indicator, None where it is empty.

    Raises TypedError for what is no number, is out of the limits, or has too many decimals.
    """
    value: Decimal | None = typed(entry_field(given), text)
    return None if value is None else within_limits(given, value)


def read_target(given: Indicator, text: str) -> Decimal | None:
    """Return the number that a text sets as a target, None where it is empty.

    A target may be finer than what is printed. Raises TypedError.
    """
    value: Decimal | None = typed(entry_field(given), text)
    return None if value is None else _within_range(given, value)


def within_limits(given: Indicator, value: Decimal) -> Decimal:
    """Return a number that an indicator may have. Raises TypedError for another."""
    if _too_fine(given, _within_range(given, value)):
        raise TypedError(_fineness(given))
    return value


def _within_range(given: Indicator, value: Decimal) -> Decimal:
    if given.min is not None and value < given.min:
        least = written(given, given.min)
        raise TypedError(Message("“{label}”不能小于{least}", label=given.label, least=least))
    if given.max is not None and value > given.max:
        most = written(given, given.max)
        raise TypedError(Message("“{label}”不能大于{most}", label=given.label, most=most))
    return value


def _fineness(given: Indicator) -> Message:
    if not given.decimals:
        return Message("“{label}”要填整数", label=given.label)
    return Message("“{label}”最多{n}位小数", label=given.label, n=given.decimals)


def _too_fine(given: Indicator, value: Decimal) -> bool:
    """Whether more decimals were typed than are printed; what is printed in 万 is typed in yuan."""
    return given.decimals is not None and not given.scale and value != round(value, given.decimals)
