"""Tree to value.

What is empty stays empty: a comparison or sum with an empty field yields None, as does a division
by zero; `and` and `or` know three truths, after SQL, so that a store's answer is the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Context, Decimal, DecimalException, localcontext
from typing import Any

from huizong.ledgers.expressions.functions import is_empty, known
from huizong.ledgers.expressions.parse import ExpressionError
from huizong.ledgers.expressions.tree import (
    Call,
    Comparison,
    Joined,
    Listing,
    Literal,
    Name,
    Node,
    Not,
    Operation,
)
from huizong.ledgers.expressions.value import Value
from huizong.values import Message

_EXACT = Context(prec=50, Emax=999, Emin=-999)


@dataclass(frozen=True, slots=True)
class Scope:
    """What names mean: `value` of a name; `special` answers a call before the functions do."""

    value: Callable[[str], Any]
    special: Callable[[Call], Any] | None = None


def evaluate(node: Node, scope: Scope) -> Any:  # noqa: ANN401 - as many kinds as fields have
    """Return what an expression yields, None where it is empty or undefined.

    Raises ExpressionError where kinds do not go together (`problems` finds these beforehand).
    """
    with localcontext(_EXACT):
        try:
            return _value(node, scope)
        except (TypeError, AttributeError, OverflowError, DecimalException) as error:
            raise ExpressionError(Message("算式里的值不能这样运算；请核对字段的类型")) from error


def holds(node: Node, scope: Scope) -> bool:
    """Return whether a condition surely holds."""
    return evaluate(node, scope) is True


def _value(node: Node, scope: Scope) -> Any:  # noqa: ANN401 - see evaluate
    # Asked for every row of a file, several times: a look-up is half of what `match` costs.
    return _READ[type(node)](node, scope)


def _named(node: Name, scope: Scope) -> Any:  # noqa: ANN401 - see evaluate
    value = scope.value(node.name)
    return None if is_empty(value) else value


def _not(node: Not, scope: Scope) -> bool | None:
    truth = _value(node.part, scope)
    return None if truth is None else not truth


def _joined(sign: str, truths: list[bool | None]) -> bool | None:
    decisive = sign == "or"
    if any(truth is decisive for truth in truths):
        return decisive
    return None if None in truths else not decisive


def _call(node: Call, scope: Scope) -> Any:  # noqa: ANN401 - see evaluate
    function = known(node.function)
    if function is None:
        if scope.special is None:
            raise ExpressionError(Message("没有“{name}”这个函数", name=node.function))
        return scope.special(node)
    given = [_value(argument, scope) for argument in node.arguments]
    if not function.blind and any(value is None for value in given):
        return None
    return function.run(*given)


def _operate(sign: str, left: Value, right: Value) -> Any:  # noqa: ANN401 - see evaluate
    if left is None or right is None:
        return None
    if isinstance(left, date):
        return _with_days(sign, left, right)
    return _ARITHMETIC[sign](left, right)


def _with_days(sign: str, left: date, right: Value) -> date | Decimal:
    if isinstance(right, Decimal) and sign in ("+", "-"):
        span = timedelta(days=int(right))
        return left + span if sign == "+" else left - span
    if sign != "-" or not isinstance(right, date):
        raise TypeError
    return Decimal((left - right).days)


def _divided(left: Decimal, right: Decimal) -> Decimal | None:
    return left / right if right else None


def _compare(sign: str, left: Value, right: Value) -> bool | None:
    if left is None or right is None:
        return None
    # Python holds a moment to be a date too, and then refuses to compare the two.
    if isinstance(left, datetime) is not isinstance(right, datetime) and isinstance(right, date):
        raise TypeError
    return bool(_COMPARED[sign](left, right))


_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _divided,
    "**": lambda left, right: left**right,
}
_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "in": lambda left, right: left in right,
    "not in": lambda left, right: left not in right,
}
_READ: dict[type, Callable[[Any, Scope], Any]] = {
    Literal: lambda node, _: node.value,
    Name: _named,
    Not: _not,
    Joined: lambda node, scope: _joined(node.sign, [_value(part, scope) for part in node.parts]),
    Listing: lambda node, scope: tuple(_value(part, scope) for part in node.parts),
    Call: _call,
    Operation: lambda node, scope: _operate(
        node.sign, _value(node.left, scope), _value(node.right, scope)
    ),
    Comparison: lambda node, scope: _compare(
        node.sign, _value(node.left, scope), _value(node.right, scope)
    ),
}
