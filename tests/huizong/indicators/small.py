"""Small sets of indicators for tests."""

from decimal import Decimal

from huizong.indicators import Catalogue, Entered, Entries, IndicatorSet, Reckoning
from huizong.indicators.checking import faults
from huizong.ledgers import Period

HEAD = 'label: 小指标\nbasis: 自拟\nsince: "2026"\n'
BODY = """period: month
indicators:
  a: {label: 甲, entered: true, unit: 人, decimals: 0}
  b: {label: 乙, entered: true, unit: 人, decimals: 0}
"""
MARCH = Period.of(2026, 3)


def catalogue(indicators, checks=(), **more):
    """A catalogue of one set "s" without faults."""
    group = IndicatorSet(
        label="小指标",
        basis="自拟",
        since="2026",
        key="s",
        indicators=indicators,
        checks=checks,
        **more,
    )
    found = Catalogue({"s": group})
    assert not faults(group, found), faults(group, found)
    return found


def entered(values, period=MARCH):
    """Entries from {key: {unit: number}}."""
    return [
        Entered(f"s.{key}", unit, period, Decimal(str(number)), f"{key}/{unit}/{period}")
        for key, units in values.items()
        for unit, number in units.items()
        if number is not None
    ]


def reckoning(indicators, values, office=("一校", "二校", "三校"), checks=(), **more):
    """A reckoning over entries: {key: {unit: number}} of March, or a list of entries."""
    given = values if isinstance(values, list) else entered(values)
    return Reckoning(
        catalogue(indicators, checks), frozenset(office), Entries(tuple(given)), **more
    )
