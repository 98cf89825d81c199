"""What holds for any numbers: true sentences hold, one wrong digit is told, nothing breaks."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from huizong.claims.arithmetic import FAULTS, GOOD
from huizong.values import ClaimKind
from related import claims_of, told
from work import work

COUNTS = st.integers(11, 9999)
LARGE = st.integers(1001, 98_000)
NAMES = ("来信", "来访", "来电", "网上", "其他")
SIGNS = (
    "0123456789一两十百万亿%％-℃件人元零下起其中分别占比上升下降增加减少"
    "共计合率的至由为、，。；：（）|()\n "
)
office_texts = st.text(alphabet=SIGNS, max_size=60)
any_texts = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40)


def percent(above: int, below: int) -> Decimal:
    return (Decimal(100) * above / below).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def listed(parts: list[int]) -> str:
    names = [*NAMES[: len(parts) - 1], NAMES[-1]]
    return "，".join(f"{name}{part}件" for name, part in zip(names, parts, strict=True))


@given(st.lists(COUNTS, min_size=2, max_size=5))
def test_a_true_sum_holds(parts):
    text = f"全年共受理{sum(parts)}件，其中{listed(parts)}。"
    assert f"sum holds {sum(parts)} = {' + '.join(map(str, parts))}" in map(told, claims_of(text))
    assert not [claim for claim in claims_of(text) if claim.verdict in FAULTS]


@given(st.lists(COUNTS, min_size=2, max_size=5), st.data())
def test_one_wrong_digit_of_a_total_is_told_with_its_cure(parts, data):
    total = str(sum(parts))
    at = data.draw(st.integers(0, len(total) - 1))
    digit = data.draw(st.sampled_from("123456789"))
    wrong = f"{total[:at]}{digit}{total[at + 1 :]}"
    stretches = combinations(range(len(parts) + 1), 2)
    assume(wrong != total and int(wrong) not in {sum(parts[slice(*each)]) for each in stretches})
    found = claims_of(f"全年共受理{wrong}件，其中{listed(parts)}。")
    faults = [claim for claim in found if claim.verdict in FAULTS and claim.kind is ClaimKind.SUM]
    assert [claim.formula for claim in faults] == [f"{wrong} = {' + '.join(map(str, parts))}"]
    assert faults[0].slip is not None


@given(LARGE, st.data())
def test_a_true_share_holds_and_a_wrong_one_does_not(whole, data):
    part = data.draw(st.integers(whole // 10 + 1, whole - 1))
    right = percent(part, whole)
    text = f"全年共受理{whole}件，已经办结{part}件，占总数的{{}}%。"
    assert f"share holds {part} / {whole} = {right}%" in map(told, claims_of(text.format(right)))
    wrong = right + data.draw(st.sampled_from([Decimal(-3), Decimal("0.5"), Decimal(4)]))
    assume(0 < wrong < 100)
    assert f"share fails {part} / {whole} = {wrong}%" in map(told, claims_of(text.format(wrong)))


@given(LARGE, st.data())
def test_growth_with_its_change(base, data):
    change = data.draw(st.integers(base // 50 + 1, base // 2))
    rate = percent(change, base)
    text = f"全年受理{base + change}件，比上年增加{change}件，增长{{}}%。"
    formula = f"{change} / ({base + change} - {change}) = {{}}%"
    right = claims_of(text.format(rate))
    assert "growth holds " + formula.format(rate) in map(told, right)
    wrong = claims_of(text.format(rate + 7))
    assert "growth fails " + formula.format(rate + 7) in map(told, wrong)


@given(LARGE, LARGE)
def test_growth_against_a_stated_base(now, base):
    rate, word = percent(abs(now - base), base), "增长" if now >= base else "下降"
    assume(0 < rate < 900)
    found = claims_of(f"全年受理{now}件，比上年的{base}件{word}{rate}%。")
    assert [claim.kind for claim in found if claim.verdict in GOOD] == [ClaimKind.GROWTH]


@given(office_texts | any_texts)
def test_no_text_breaks_the_claims(text):
    assume(text.strip() and "\0" not in text)
    for claim in claims_of(text):
        assert claim.places
        assert claim.formula
        assert all(0 <= place.start < place.end <= len(text) for place in claim.places)


SENTENCES = (
    "全年共受理{n}件，其中来信{a}件、来访{b}件，来信占{a}%。",
    "比上年增加{a}件，增长{b}%，完成投资{n}万元，完成计划{n}万元的{a}%。",
    "在{n}件中，甲类{a}件（县{b}件，乡{a}件），乙类{b}件；",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_work_grows_with_the_text(sentence):
    def text(count):
        numbers = ({"n": 100 + at % 89, "a": at % 37 + 2, "b": at % 23 + 3} for at in range(count))
        return "".join(sentence.format(**each) for each in numbers)

    small, large = (work(claims_of, text(count)) for count in (40, 160))
    assert large < 10 * small  # four times the text; a square would be sixteen
