"""Figures that cannot be added or set equal: money beside counts, percentages beside either."""

from collections.abc import Iterator

from huizong.ledgers.checking.told import DefinitionFault, Ledgers, Place
from huizong.ledgers.definition import Ledger, Measure
from huizong.ledgers.expressions import Call, ExpressionError, Name, Node, parse
from huizong.ledgers.expressions.tree import Comparison, Operation, walk
from huizong.values import Message

SORTS = {
    "money": Message("金额"),
    "percent": Message("百分数"),
    "count": Message("件数、人数等"),
}
_MONEY, _PERCENT = ("元", "万元", "亿元"), ("%", "％")


def sort_faults(ledger: Ledger, _: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield sums and comparisons of figures of different sorts in identities and formulas."""
    for index, text in enumerate(ledger.identities):
        yield from _of(text, ledger, ("identities", index))
    for key, figure in ledger.figures.items():
        if figure.formula:
            yield from _of(figure.formula, ledger, ("figures", key, "formula"))


def _of(text: str, ledger: Ledger, where: Place) -> Iterator[DefinitionFault]:
    try:
        tree = parse(text)
    except ExpressionError:
        return
    for node in walk(tree):
        match node:
            case Operation(sign="+" | "-" as sign, left=left, right=right):
                pair = _sort(left, ledger), _sort(right, ledger)
            case Comparison(sign=sign, left=left, right=right):
                pair = _sort(left, ledger), _sort(right, ledger)
            case _:
                continue
        if None not in pair and pair[0] != pair[1]:
            one, other = (SORTS[sort] for sort in pair if sort)
            told = Message("{one}和{other}之间不能用“{sign}”", one=one, other=other, sign=sign)
            yield DefinitionFault(where, told)


def _sort(node: Node, ledger: Ledger) -> str | None:
    """Return what sort of figure an expression yields, None where that is open."""
    match node:
        case Name(name=name) | Call(function=name):
            return _of_figure(ledger.aliases.get(name, name), ledger)
        case Operation(sign="+" | "-", left=left, right=right):
            return _sort(left, ledger) or _sort(right, ledger)
        case _:
            return None


def _of_figure(key: str, ledger: Ledger) -> str | None:
    figure = ledger.figures.get(key)
    if figure is None or len(figure.measures) != 1:
        return None
    if figure.measure is Measure.RATIO or figure.unit in _PERCENT:
        return "percent"
    if figure.unit in _MONEY:
        return "money"
    counted = figure.measure in (Measure.COUNT, Measure.DISTINCT)
    return "count" if figure.unit or counted else None
