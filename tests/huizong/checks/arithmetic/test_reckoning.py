"""The numbers of a claim, read back from its formula."""

from decimal import Decimal

import pytest

from huizong.checks.arithmetic._reckoning import makes, missing, rewritten, terms
from huizong.values import Claim, ClaimKind, Message, Verdict


def claim(kind: ClaimKind, formula: str) -> Claim:
    """Return a claim of which only kind and formula are asked."""
    return Claim(kind, (), Verdict.FAILS, formula, Message(""))


@pytest.mark.parametrize(
    ("kind", "formula", "values"),
    [
        (ClaimKind.SUM, "146 = 122 + 24", [146, 122, 24]),
        (ClaimKind.SUM, "3.5亿 = 2.3亿 + 1,200万", [350000000, 230000000, 12000000]),
        (ClaimKind.SHARE, "23 / 46 = 50%", [50, 23, 46]),
        (ClaimKind.GROWTH, "(46 - 40) / 40 = 15%", [15, 46, 40, 40]),
    ],
)
def test_terms_stand_in_the_order_of_the_places(kind, formula, values):
    found = terms(claim(kind, formula))
    assert found is not None
    assert [number.value for number in found] == values


@pytest.mark.parametrize(
    ("kind", "formula"),
    [
        (ClaimKind.SUM, "300余 = 120 + 185"),
        (ClaimKind.SHARE, "(46 - 23) / 46 = 50%"),
        (ClaimKind.GROWTH, "7 / (1 + 15%)"),
        (ClaimKind.MEAN, "20 / 5 = 4"),
    ],
)
def test_other_forms_are_not_reckoned(kind, formula):
    assert terms(claim(kind, formula)) is None


def test_what_is_missing_makes_the_sum_hold():
    numbers = terms(claim(ClaimKind.SUM, "1468 = 1220 + 284"))
    assert numbers is not None
    assert missing(numbers, 0) == 1504
    assert missing(numbers, 1) == 1184
    assert missing(numbers, 2) == 248


def test_a_rate_is_made_within_half_of_its_last_digit():
    numbers = terms(claim(ClaimKind.SHARE, "284 / 1468 = 16.9%"))
    assert numbers is not None
    rate, part, whole = numbers
    assert not makes(rate, part.value, whole.value)
    assert makes(rate, Decimal(248), whole.value)
    assert not makes(rate, part.value, Decimal(0))


def test_a_figure_keeps_its_scale_and_unit():
    numbers = terms(claim(ClaimKind.SUM, "2840万 = 1200万 + 1280万"))
    assert numbers is not None
    assert rewritten("2840万元", numbers[0], Decimal(24800000)) == "2480万元"
