"""Text to tree. Python's parser reads the grammar; each node is taken over by name or refused."""

import ast
import warnings
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, partial

from huizong.ledgers.expressions.signs import plain_signs
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
    calls,
    names,
)
from huizong.values import Message

LONGEST, MOST_NODES, LONGEST_TEXT, HIGHEST_POWER = 500, 200, 100, 4
_OPERATIONS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


class ExpressionError(Exception):
    """An expression cannot be used; `message` says why and what to write instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@lru_cache(maxsize=4096)
def parse(text: str, *, dotted: bool = False) -> Node:
    """Return the tree of an expression. Raises ExpressionError for what is not in the language.

    `dotted`: names of two parts may stand, as `hazard.found`; they are names, never attributes.
    """
    if len(text) > LONGEST:
        raise ExpressionError(Message("算式超过{most}个字；请拆成几条", most=LONGEST))
    plain = plain_signs(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            body = ast.parse(plain, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        why = Message("“{text}”不成算式；请核对括号、引号和运算符，文字要加引号", text=text)
        raise ExpressionError(why) from error
    if sum(1 for _ in ast.walk(body)) > MOST_NODES:
        raise ExpressionError(Message("算式太复杂；请拆成几条"))
    tree = _node(body, plain)
    if not dotted:
        _refuse_dotted(tree)
    return tree


def _refuse_dotted(tree: Node) -> None:
    for name in (*names(tree), *(call.function for call in calls(tree))):
        if "." in name:
            raise _refused(name)


def _node(found: ast.AST, text: str) -> Node:
    take = _TAKEN.get(type(found))
    if take is None:
        raise _refused(ast.get_source_segment(text, found) if isinstance(found, ast.expr) else text)
    return take(found, text)


def _refused(what: str | None) -> ExpressionError:
    return ExpressionError(
        Message(
            "算式里不能写“{what}”；只能写字段、数、带引号的文字、加减乘除、比较、"
            "且或非和列出的函数",
            what=what or "",
        )
    )


def _constant(found: ast.Constant, text: str) -> Node:
    value = found.value
    if isinstance(value, bool):
        return Literal(value)
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ExpressionError(Message("算式里的文字超过{most}个字", most=LONGEST_TEXT))
        return Literal(value)
    if isinstance(value, int | float):
        # The digits as written: a float would already have rounded them.
        written = (ast.get_source_segment(text, found) or "").replace("_", "")
        if not written.replace(".", "", 1).isdecimal():
            raise _refused(written)
        return Literal(Decimal(written))
    raise _refused(ast.get_source_segment(text, found))


def _operation(found: ast.BinOp, text: str) -> Node:
    sign = _OPERATIONS.get(type(found.op))
    if sign is None:
        raise _refused(ast.get_source_segment(text, found))
    right = _node(found.right, text)
    if sign == "**" and not _low(right):
        raise ExpressionError(Message("乘方的指数只能是0到{most}的整数", most=HIGHEST_POWER))
    return Operation(sign, _node(found.left, text), right)


def _low(power: Node) -> bool:
    if not isinstance(power, Literal) or not isinstance(power.value, Decimal):
        return False
    return power.value <= HIGHEST_POWER and power.value == int(power.value)


def _unary(found: ast.UnaryOp, text: str) -> Node:
    part = _node(found.operand, text)
    if isinstance(found.op, ast.Not):
        return Not(part)
    if isinstance(found.op, ast.USub):
        return Operation("-", Literal(Decimal(0)), part)
    raise _refused(ast.get_source_segment(text, found))


def _compare(found: ast.Compare, text: str) -> Node:
    sides = [_node(side, text) for side in (found.left, *found.comparators)]
    parts: list[Node] = []
    for left, operator, right in zip(sides, found.ops, sides[1:], strict=False):
        sign = _COMPARISONS.get(type(operator))
        if sign is None:
            raise _refused(ast.get_source_segment(text, found))
        parts.append(Comparison(sign, left, right))
    return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))


def _call(found: ast.Call, text: str) -> Node:
    name = _node(found.func, text) if isinstance(found.func, ast.Name | ast.Attribute) else None
    if not isinstance(name, Name) or found.keywords:
        raise _refused(ast.get_source_segment(text, found))
    return Call(name.name, _all(found.args, text))


def _two_parts(found: ast.Attribute, text: str) -> Node:
    if not isinstance(found.value, ast.Name):
        raise _refused(ast.get_source_segment(text, found))
    return Name(f"{found.value.id}.{found.attr}")


def _all(found: list[ast.expr], text: str) -> tuple[Node, ...]:
    return tuple(map(partial(_node, text=text), found))


_TAKEN: dict[type[ast.AST], Callable[..., Node]] = {
    ast.Constant: _constant,
    ast.Name: lambda found, _: Name(found.id),
    ast.Attribute: _two_parts,
    ast.BinOp: _operation,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.Call: _call,
    ast.BoolOp: lambda found, text: Joined(
        "and" if isinstance(found.op, ast.And) else "or", _all(found.values, text)
    ),
    ast.List: lambda found, text: Listing(_all(found.elts, text)),
    ast.Tuple: lambda found, text: Listing(_all(found.elts, text)),
}
