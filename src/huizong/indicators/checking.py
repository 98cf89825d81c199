"""What is wrong with sets of indicators: unknown names, cycles, roll-ups that mean nothing."""

from collections.abc import Iterator

from huizong.indicators.catalogue import Catalogue
from huizong.indicators.definition import Direction, Indicator, IndicatorSet, OverTime, RollUp
from huizong.indicators.measures import expression_measures, measure_faults
from huizong.indicators.spans import Span
from huizong.ledgers import DefinitionFault
from huizong.ledgers.expressions import (
    ExpressionError,
    Kind,
    Known,
    Node,
    nearest,
    parse,
    problems,
)
from huizong.ledgers.expressions.functions import BY_CHINESE, FUNCTIONS
from huizong.ledgers.expressions.kinds import PERIODS
from huizong.ledgers.expressions.tree import Literal, Operation, walk
from huizong.values import Message

Place = tuple[int | str, ...]
RESERVED = frozenset({*PERIODS, *FUNCTIONS, *BY_CHINESE, "and", "or", "not", "in"})


def faults(group: IndicatorSet, catalogue: Catalogue) -> tuple[DefinitionFault, ...]:
    """Return what is wrong with a set, as it stands among the others of a catalogue."""
    parts = (_head, _indicators, _checks)
    found = tuple(fault for part in parts for fault in part(group, catalogue))
    # Cycles and roll-ups follow the names: they are looked at when the names are right.
    return found or tuple(_cycles(group, catalogue)) or tuple(_meanings(group, catalogue))


def _head(group: IndicatorSet, catalogue: Catalogue) -> Iterator[DefinitionFault]:
    if group.key in catalogue.ledgers:
        told = Message("“{name}”已是台账的文件名；请给指标文件换一个名字", name=group.key)
        yield DefinitionFault(("label",), told)


def _indicators(group: IndicatorSet, catalogue: Catalogue) -> Iterator[DefinitionFault]:
    labels: dict[str, str] = {}
    for key, given in group.indicators.items():
        where: Place = ("indicators", key)
        if not key.isidentifier() or key in RESERVED:
            told = Message("“{name}”不能作指标名；用英文字母、数字、下划线，不用函数名", name=key)
            yield DefinitionFault(where, told)
        for name in (given.label, key):
            if labels.setdefault(name, key) != key or name in RESERVED:
                yield DefinitionFault(where, Message("“{name}”另有所指；请改一个", name=name))
        yield from _made(group, given, where, catalogue)
        yield from _target(given, where)


def _made(
    group: IndicatorSet, given: Indicator, where: Place, catalogue: Catalogue
) -> Iterator[DefinitionFault]:
    if given.ways != 1:
        told = Message("一个指标只能有一种来处：entered（填报）、rate（率）、formula（公式）")
        yield DefinitionFault(where, told)
        return
    for name in given.rate or ():
        if catalogue.find(name, group.key) is None:
            known = catalogue.names(group.key)
            told = Message(
                "没有“{name}”这个指标；{near}",
                name=" ".join(name.split()),
                near=nearest(name, known),
            )
            yield DefinitionFault((*where, "rate"), told)
    if given.formula is not None:
        inner = (*where, "formula")
        yield from expression(given.formula, group.key, catalogue, inner, gives=Kind.NUMBER)


def expression(
    text: str, within: str, catalogue: Catalogue, where: Place, *, gives: Kind
) -> Iterator[DefinitionFault]:
    """Yield what is wrong with an expression that stands in a set."""
    try:
        tree = parse(" ".join(text.split()), dotted=True)  # one fault is told in one line
    except ExpressionError as error:
        yield DefinitionFault(where, error.message)
        return
    named = catalogue.names(within)
    known = Known(dict.fromkeys(named, Kind.NUMBER), others=named)
    for problem in problems(tree, known, gives=gives):
        yield DefinitionFault(where, problem)
    for node in walk(tree):
        if isinstance(node, Operation) and node.sign == "/" and _is_zero(node.right):
            yield DefinitionFault(where, Message("除数写成了零；请核对公式"))


def _is_zero(node: Node) -> bool:
    return isinstance(node, Literal) and not isinstance(node.value, str) and node.value == 0


def _target(given: Indicator, where: Place) -> Iterator[DefinitionFault]:
    if given.target is not None and given.direction is Direction.NONE:
        told = Message("有目标就要写哪边好：direction: higher（不低于）或 lower（不高于）")
        yield DefinitionFault((*where, "target"), told)
    if given.over and (given.is_share or given.direction is Direction.NONE):
        told = Message("over: year 是全年总量的目标：率不累计，不写；别的要写哪边好（direction）")
        yield DefinitionFault((*where, "over"), told)
    if given.min is not None and given.max is not None and given.min > given.max:
        yield DefinitionFault(where, Message("最小值大于最大值"))
    if not given.entered and given.over_time is not OverTime.FLOW:
        told = Message("over_time 只写在填报的指标上；算出来的随它用到的指标")
        yield DefinitionFault((*where, "over_time"), told)


def _checks(group: IndicatorSet, catalogue: Catalogue) -> Iterator[DefinitionFault]:
    for index, rule in enumerate(group.checks):
        where: Place = ("checks", index)
        yield from expression(rule.check, group.key, catalogue, where, gives=Kind.FLAG)


def _cycles(group: IndicatorSet, catalogue: Catalogue) -> Iterator[DefinitionFault]:
    for key in group.indicators:
        full = f"{group.key}.{key}"
        if path := _way_back(catalogue, full, (full,), set()):
            shown = " → ".join(each.removeprefix(f"{group.key}.") for each in path)
            told = Message("指标绕着圈算自己：{path}", path=shown)
            yield DefinitionFault(("indicators", key), told)


def _way_back(
    catalogue: Catalogue, key: str, path: tuple[str, ...], seen: set[str]
) -> tuple[str, ...]:
    """Return the way by which an indicator leads to itself, () if it does not."""
    for use in _uses(catalogue, path[-1]):
        if use == key:
            return (*path, key)
        if use not in seen:
            seen.add(use)
            if found := _way_back(catalogue, key, (*path, use), seen):
                return found
    return ()


def _uses(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    try:
        return tuple(use.key for use in catalogue.uses(key))
    except ExpressionError:  # another set's formula, told there
        return ()


def _meanings(group: IndicatorSet, catalogue: Catalogue) -> Iterator[DefinitionFault]:
    for key, given in group.indicators.items():
        where: Place = ("indicators", key)
        below = _below(catalogue, f"{group.key}.{key}")
        yield from _roll_up(given, below, where)
        yield from measure_faults(given, group.key, catalogue, where)
        spans = {catalogue.sets[each.partition(".")[0]].span(one) for each, one in below}
        if {Span.SCHOOL_YEAR, Span.YEAR} <= spans:
            told = Message("公式里既有按学年填的，又有按年填的，合不到一期；请改成同一种")
            yield DefinitionFault(where, told)
    for index, rule in enumerate(group.checks):
        tree = parse(rule.check, dotted=True)
        yield from expression_measures(tree, group.key, catalogue, ("checks", index))


def _below(catalogue: Catalogue, key: str) -> tuple[tuple[str, Indicator], ...]:
    """Return all indicators that one is reckoned from, itself too."""
    found: dict[str, Indicator] = {}
    waiting = [key]
    while waiting:
        name = waiting.pop()
        given = catalogue.indicator(name)
        if given is not None and name not in found:
            found[name] = given
            waiting += _uses(catalogue, name)
    return tuple(found.items())


def _roll_up(
    given: Indicator,
    below: tuple[tuple[str, Indicator], ...],
    where: Place,
) -> Iterator[DefinitionFault]:
    inner = (*where, "roll_up")
    if given.rolled is RollUp.RATE and given.rate is None:
        told = Message("roll_up: rate 要写明分子、分母：rate: [分子, 分母]")
        yield DefinitionFault(inner, told)
    if given.rate and given.rolled not in (RollUp.RATE, RollUp.TOP):
        told = Message("率不能相加，也不能平均；汇总按分子之和比分母之和，roll_up 不用写")
        yield DefinitionFault(inner, told)
    if given.entered and given.is_share and given.rolled is not RollUp.TOP:
        told = Message("填报的率合不起来；请填报分子、分母，用 rate 算，或写 roll_up: top")
        yield DefinitionFault(where, told)
    if given.entered and given.rolled is RollUp.WHOLE:
        told = Message("填报的指标没有公式，汇总写 sum（相加）或 top（只在全机关填一个数）")
        yield DefinitionFault(inner, told)
    if given.rolled is not RollUp.TOP:
        top = next((one.label for _, one in below if one.rolled is RollUp.TOP), None)
        if top is not None:
            told = Message("用到的“{name}”只在全机关有数；这里也要写 roll_up: top", name=top)
            yield DefinitionFault(where, told)
    yield from _sums(given, below, where)


def _sums(
    given: Indicator, below: tuple[tuple[str, Indicator], ...], where: Place
) -> Iterator[DefinitionFault]:
    if given.formula is None:
        return
    if given.roll_up is RollUp.SUM and any(_divides(one) for _, one in below):
        told = Message("公式里有除法，各单位的得数不能相加；率写 rate: [分子, 分母]，别的写 whole")
        yield DefinitionFault((*where, "roll_up"), told)
    if given.roll_up is None and _multiplies(given.formula):
        told = Message(
            "公式里有指标相乘；各单位先算再相加写 roll_up: sum，先汇总再算写 roll_up: whole"
        )
        yield DefinitionFault(where, told)


def _divides(given: Indicator) -> bool:
    if given.text is None:
        return given.is_share
    return given.is_share or any(
        isinstance(node, Operation) and node.sign == "/" and not isinstance(node.right, Literal)
        for node in walk(parse(given.text, dotted=True))
    )


def _multiplies(text: str) -> bool:
    return any(
        isinstance(node, Operation)
        and (node.sign == "**" or (node.sign == "*" and not _has_number(node)))
        for node in walk(parse(text, dotted=True))
    )


def _has_number(node: Operation) -> bool:
    """Whether one side is plain numbers, so that the product of sums is the sum of products."""
    return any(
        all(isinstance(part, Literal | Operation) for part in walk(side))
        for side in (node.left, node.right)
    )
