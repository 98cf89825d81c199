"""Tolerances: counts are exact, rounded numbers hide half their last digit, 多 and 近 more."""

import pytest

from huizong.claims.arithmetic import of_difference, of_growth, of_growth_by, of_share, of_sum
from related import amounts_of


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ("46件", "22件、24件", "holds"),
        ("46件", "22件、25件", "fails"),  # a count has no tolerance
        ("42.6万亩", "17.3万亩、25.3万亩", "holds"),
        ("42.6万亩", "17.3万亩、25.4万亩", "rounding"),  # (2 + 1) · 0.05
        ("42.6万亩", "17.3万亩、25.5万亩", "fails"),
        ("1.23亿元", "9800万元、2500万元", "holds"),
        ("1.23亿元", "9800万元、2540万元", "rounding"),
        ("1.23亿元", "9800万元、2600万元", "fails"),
        ("500多人", "260人、270人", "rounding"),
        ("500多人", "260人、370人", "fails"),
        ("近1000份", "450份、500份", "rounding"),
    ],
)
def test_sums(total, parts, verdict):
    first, *others = amounts_of(f"{total}：{parts}")
    assert of_sum(first, others) == verdict


@pytest.mark.parametrize(
    ("rate", "part", "whole", "verdict"),
    [
        ("34.4%", "117件", "340件", "holds"),  # 34.41
        ("46.2%", "157件", "340件", "holds"),  # 46.18 is rounded up
        ("46.1%", "157件", "340件", "truncated"),
        ("46%", "157件", "340件", "holds"),
        ("12.5%", "1件", "8件", "holds"),
        ("13%", "1件", "8件", "holds"),  # half a unit of the last digit is no fault
        ("12%", "1件", "8件", "holds"),
        ("47%", "157件", "340件", "fails"),
        ("50.13%", "35.16万人", "70.14万人", "holds"),
        ("50.14%", "35.16万人", "70.14万人", "rounding"),
    ],
)
def test_shares(rate, part, whole, verdict):
    base, above, stated = amounts_of(f"{whole}，{part}，{rate}")
    assert of_share(stated, above, base) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("由453件升到499件，上升10.2%", "holds"),
        ("由453件升到499件，上升10%", "holds"),
        ("由453件升到499件，上升10.1%", "truncated"),
        ("由453件升到499件，上升20%", "fails"),
        ("由453件升到499件，下降10.2%", "fails"),
        ("由499件降到453件，下降9.2%", "holds"),
    ],
)
def test_growth(text, verdict):
    base, now, change = amounts_of(text)
    assert of_growth(change, now, base) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("37起，减少8起，下降17.8%", "holds"),
        ("37起，减少8起，下降17.7%", "truncated"),
        ("37起，增加8起，增长27.6%", "holds"),
        ("37起，增加8起，增长17.8%", "fails"),
    ],
)
def test_growth_by_a_change(text, verdict):
    now, step, change = amounts_of(text)
    assert of_growth_by(change, now, step) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("3420户，比上年的3600户减少180户", "holds"),
        ("3420户，比上年的3600户减少190户", "fails"),
        ("3420户，比上年的3600户增加180户", "fails"),
        ("12.4亿元，比上年的12.1亿元增加0.4亿元", "rounding"),
    ],
)
def test_differences(text, verdict):
    now, base, change = amounts_of(text)
    assert of_difference(now, base, change) == verdict
