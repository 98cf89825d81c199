"""Units in formulas: what cannot be added or compared, and shares that are added up.

People, things and money are of different kinds, as are metres and hours; 件 and 处 are both things.
A unit is known of names only: what is multiplied or divided may be of any.
"""

from collections.abc import Iterator

from huizong.figures import figures
from huizong.indicators.catalogue import Catalogue
from huizong.indicators.definition import PARTS_OF, Indicator
from huizong.ledgers import DefinitionFault
from huizong.ledgers.expressions import Call, Name, Node, parse
from huizong.ledgers.expressions.functions import BY_CHINESE, known
from huizong.ledgers.expressions.tree import Comparison, Operation, children, walk
from huizong.values import FigureKind, Message

_PEOPLE = frozenset({"人", "名", "位"})
_ALIKE = frozenset({"total", "smallest", "largest"})
"""Functions whose arguments are of one unit, which is that of what they yield."""
_FIRST = frozenset({"abs", "round"})
"""Functions that yield the unit of their first argument."""
Place = tuple[int | str, ...]


def measure_faults(
    given: Indicator, within: str, catalogue: Catalogue, where: Place
) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the units of a formula or a rate that has no other fault."""
    if given.rate and given.is_share:
        yield from _share(given, within, catalogue, (*where, "rate"))
    if given.formula is not None:
        inner = (*where, "formula")
        tree = parse(given.formula, dotted=True)
        yield from expression_measures(tree, within, catalogue, inner)
        unit = _Units(within, catalogue).of(tree)
        if unit and given.unit and _kind(unit) != _kind(given.unit):
            told = Message(
                "公式算出来以“{unit}”计，这里写的是“{own}”；请改正单位或公式",
                unit=unit,
                own=given.unit,
            )
            yield DefinitionFault((*where, "unit"), told)


def expression_measures(
    tree: Node, within: str, catalogue: Catalogue, where: Place
) -> Iterator[DefinitionFault]:
    """Yield what is added, subtracted or compared that is not of one kind; shares added up."""
    units = _Units(within, catalogue)
    for node in walk(tree):
        for left, right, sign in units.apart(node):
            told = Message(
                "“{left}”和“{right}”不是一种量，不能用“{sign}”；请核对公式和单位",
                left=left,
                right=right,
                sign=sign,
            )
            yield DefinitionFault(where, told)
        if units.adds_shares(node):
            told = Message(
                "率不能相加，也不能平均；请写明分子、分母（rate），汇总按分子之和比分母之和"
            )
            yield DefinitionFault(where, told)


def _share(
    given: Indicator, within: str, catalogue: Catalogue, where: Place
) -> Iterator[DefinitionFault]:
    units = _Units(within, catalogue)
    part, whole = (units.of(Name(name)) for name in given.rate or ())
    if part and whole and _kind(part) != _kind(whole):
        told = Message(
            "“{sign}”的分子以“{part}”计，分母以“{whole}”计，不是一种量；"
            "请核对，或把单位改成别的（如每人多少）",
            sign=given.unit,
            part=part,
            whole=whole,
        )
        yield DefinitionFault(where, told)


class _Units:
    """The units of what stands in a set's formula; "" where none is known."""

    def __init__(self, within: str, catalogue: Catalogue) -> None:
        self._within, self._catalogue = within, catalogue

    def of(self, node: Node) -> str:
        """Return the unit that an expression yields."""
        if isinstance(node, Name):
            return self._named(node.name)
        if isinstance(node, Call):
            return self._called(node)
        if isinstance(node, Operation) and node.sign in "+-":
            return self.of(node.left) or self.of(node.right)
        return ""

    def apart(self, node: Node) -> Iterator[tuple[str, str, str]]:
        """Yield pairs of units that a node puts together though they are of different kinds."""
        sign, parts = _put_together(node)
        found = [unit for part in parts if (unit := self.of(part))]
        for other in found[1:]:
            if _kind(other) != _kind(found[0]):
                yield found[0], other, sign
                return

    def adds_shares(self, node: Node) -> bool:
        """Whether shares are added that are not of one whole: 甲率 + 乙率."""
        plus = isinstance(node, Operation) and node.sign == "+"
        total = isinstance(node, Call) and BY_CHINESE.get(node.function, node.function) == "total"
        if not plus and not total:
            return False
        wholes = [self._whole(part) for part in children(node)]
        shares = [each for each in wholes if each]
        return len(shares) > 1 and len(set(shares)) > 1

    def _whole(self, node: Node) -> str:
        """Return what a rate is a part of, "" for what is no rate."""
        if isinstance(node, Operation) and node.sign == "+":
            return self._whole(node.left) or self._whole(node.right)
        if not isinstance(node, Name):
            return ""
        key = self._catalogue.find(node.name, self._within) or ""
        given = self._catalogue.indicator(key)
        if given is None or not given.rate:
            return f"{key} " if self._named(node.name) in PARTS_OF else ""
        return self._catalogue.find(given.rate[1], key.partition(".")[0]) or ""

    def _named(self, name: str) -> str:
        key = self._catalogue.find(name, self._within)
        if key is None:
            return ""
        given = self._catalogue.indicator(key)
        if given is not None:
            return given.unit
        ledger, _, figure = key.partition(".")
        return self._catalogue.ledgers[ledger].figures[figure].unit

    def _called(self, node: Call) -> str:
        if known(node.function) is None:
            return self._named(node.function)
        name = BY_CHINESE.get(node.function, node.function)
        parts = node.arguments if name in _ALIKE else node.arguments[:1] if name in _FIRST else ()
        return next((unit for part in parts if (unit := self.of(part))), "")


def _put_together(node: Node) -> tuple[str, tuple[Node, ...]]:
    if isinstance(node, Operation) and node.sign in "+-":
        return node.sign, children(node)
    if isinstance(node, Comparison) and node.sign not in ("in", "not in"):
        return node.sign, children(node)
    if isinstance(node, Call) and BY_CHINESE.get(node.function, node.function) in _ALIKE:
        return node.function, node.arguments
    return "", ()


def _kind(unit: str) -> str:
    """Return the kind of a unit: people, things, money; of what is measured, the unit itself."""
    if unit in _PEOPLE:
        return "people"
    found = figures(f"12{unit}")
    kind = found[0].kind if len(found) == 1 else None
    if kind is FigureKind.COUNT:
        return "things"
    return kind.value if kind in (FigureKind.MONEY, FigureKind.PERCENT) else unit
