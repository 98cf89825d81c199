"""What must hold of values and between them: limits, sums of parts, jumps; told in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from huizong.indicators.comparing import Against, Course, compare
from huizong.indicators.definition import IndicatorSet, RollUp, Rule
from huizong.indicators.reckoning import Evaluated, Reckoning, Units
from huizong.indicators.spans import span_of
from huizong.indicators.values import IndicatorValue, Part, written
from huizong.ledgers import FigureValue, Period
from huizong.ledgers.counting import shortened
from huizong.ledgers.expressions import ExpressionError, evaluate
from huizong.ledgers.expressions.tree import Comparison
from huizong.values import Message, Severity


@dataclass(frozen=True, slots=True)
class Violation:
    """What does not hold, for which units and period, and the values it is about.

    `keys` are the entered or reckoned indicators to look at, the first one to point at.
    """

    message: Message
    severity: Severity
    period: Period
    units: Units
    parts: tuple[Part, ...]
    keys: tuple[str, ...]


def violations(
    reckoning: Reckoning, group: str, period: Period, units: Units
) -> Iterator[Violation]:
    """Yield what does not hold in a set for units together; of one unit, its own entries.

    What a period has no value for is passed over: a missing number is no wrong one.
    """
    held = reckoning.catalogue.sets[group]
    for key, given in held.indicators.items():
        if given.rolled is RollUp.TOP and units != reckoning.office:
            continue
        value = reckoning.value(f"{group}.{key}", period, units)
        yield from _limits(value)
        yield from _jump(reckoning, value, units)
    for rule in held.checks:
        yield from _rule(reckoning, held, rule, period, units)


def _limits(value: IndicatorValue) -> Iterator[Violation]:
    given, number = value.definition, value.value
    if number is None:
        return
    if given.min is not None and number < given.min:
        least = written(given, given.min)
        yield _of(
            value,
            Message(
                "{name}是{now}，不能小于{least}", name=given.label, now=value.text, least=least
            ),
        )
    if given.max is not None and number > given.max:
        most = written(given, given.max)
        yield _of(
            value,
            Message("{name}是{now}，不能大于{most}", name=given.label, now=value.text, most=most),
        )


def _jump(reckoning: Reckoning, value: IndicatorValue, units: Units) -> Iterator[Violation]:
    jump = value.definition.jump
    if jump is None or value.value is None:
        return
    against = Against.ON_PERIOD if span_of(value.period) else Against.ON_YEAR
    found = compare(reckoning, value.key, value.period, against, units)
    change = found.difference if value.definition.is_share else found.percent
    if found.course is Course.UNKNOWN or change is None or abs(change) <= jump:
        return
    told = Message(
        "{name}{now}，{words}，变化很大；请核对，没有错就写明原因",
        name=value.definition.label,
        now=value.text,
        words=found.words,
    )
    yield _of(value, told, Severity.WARNING, before=found.before)


def _of(
    value: IndicatorValue,
    told: Message,
    severity: Severity = Severity.ERROR,
    before: IndicatorValue | None = None,
) -> Violation:
    parts = (value, before) if before else (value,)
    return Violation(told, severity, value.period, value.units, parts, (value.key,))


def _rule(
    reckoning: Reckoning, held: IndicatorSet, rule: Rule, period: Period, units: Units
) -> Iterator[Violation]:
    try:
        found = reckoning.evaluated(rule.check, held.key, period, units)
    except ExpressionError as error:
        yield Violation(error.message, Severity(rule.severity), period, units, (), ())
        return
    if found.value is not False or _near(found, rule):
        return
    told = Message("{said}（{values}）", said=rule.message, values=_values(found))
    keys = tuple(part.key for part in found.parts if isinstance(part, IndicatorValue))
    yield Violation(told, Severity(rule.severity), period, found.units, found.parts, keys)


def _near(found: Evaluated, rule: Rule) -> bool:
    """Whether two sides of == are no farther apart than the rule allows for rounding."""
    if rule.within is None or not isinstance(found.tree, Comparison):
        return False
    left = evaluate(found.tree.left, found.scope)
    right = evaluate(found.tree.right, found.scope)
    return isinstance(left, Decimal) and abs(left - right) <= rule.within


def _values(found: Evaluated) -> str:
    return "，".join(dict.fromkeys(_shown(part) for part in found.parts))


def _shown(part: Part) -> str:
    if isinstance(part, IndicatorValue | FigureValue):
        return f"{part.definition.label}{part.text}"
    return shortened(part.value, None)
