"""What an expression is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, text or truth as written."""

    value: Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Name:
    """A field, a figure, `state`, `today`: by its key or its label."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A listed function of its arguments; in identities also a figure of another period."""

    function: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Arithmetic: `sign` is one of + - * / **."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`sign` is one of == != < <= > >= in, not in."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts that must all hold ("and") or one of which must ("or")."""

    sign: str
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Listing:
    """Values in brackets, for `in`."""

    parts: tuple["Node", ...]


Node: TypeAlias = Literal | Name | Call | Operation | Comparison | Joined | Not | Listing


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node."""
    match node:
        case Operation(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Joined(parts=parts) | Listing(parts=parts) | Call(arguments=parts):
            return parts
        case Not(part=part):
            return (part,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def names(node: Node) -> tuple[str, ...]:
    """Return the names that an expression speaks of, each once."""
    return tuple(dict.fromkeys(each.name for each in walk(node) if isinstance(each, Name)))


def calls(node: Node) -> tuple[Call, ...]:
    """Return what an expression calls."""
    return tuple(each for each in walk(node) if isinstance(each, Call))
