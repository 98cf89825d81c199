"""Whether the figures of a period agree with each other as the ledger says they must."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from huizong.ledgers.counting import NOTHING, Sheet, shortened
from huizong.ledgers.expressions import evaluate, parse
from huizong.ledgers.expressions.tree import Comparison
from huizong.ledgers.periods import Period
from huizong.values import Message


@dataclass(frozen=True, slots=True)
class Held:
    """An identity in a period: whether it holds (None: a side is undefined), and both sides."""

    identity: str
    period: Period
    holds: bool | None
    left: Decimal | None
    right: Decimal | None
    message: Message


def identities(sheet: Sheet) -> Iterator[Held]:
    """Yield each identity of the ledger with what became of it in the sheet's period."""
    for text in sheet.ledger.identities:
        tree, scope = parse(text), sheet.scope()
        left = right = None
        if isinstance(tree, Comparison):
            left, right = evaluate(tree.left, scope), evaluate(tree.right, scope)
        truth = evaluate(tree, scope)
        yield Held(text, sheet.period, truth, left, right, _told(text, sheet.period, left, right))


def over(sheet: Sheet, periods: Iterable[Period]) -> Iterator[Held]:
    """Yield the identities of several periods: all months of a year."""
    for period in periods:
        yield from identities(sheet.at(period))


def _told(text: str, period: Period, left: Decimal | None, right: Decimal | None) -> Message:
    return Message(
        "{period}：{identity}，左边{left}，右边{right}",
        period=str(period),
        identity=text,
        left=_shown(left),
        right=_shown(right),
    )


def _shown(value: Decimal | None) -> str:
    return NOTHING if value is None else shortened(value, None)
