"""Which single change would make a wrong sum right, and of which kind it is."""

import pytest

from huizong.claims.arithmetic import of_sum
from huizong.claims.slips import SlipKind, likelihood, slip, slip_of_sum, variants
from related import amounts_of


@pytest.mark.parametrize(
    ("total", "parts", "kind", "text", "value"),
    [
        ("1936万元", "1204万元、192万元", SlipKind.SWAP, "1936万元", 13_960_000),
        ("1405处", "1207处、189处", SlipKind.SWAP, "189处", 198),
        ("4698件", "46908件、7件、68件", SlipKind.DROPPED, "4698件", 46_983),
        ("46983件", "4690件、7件、68件", SlipKind.DROPPED, "4690件", 46_908),
        ("3000人", "1200人、18000人", SlipKind.SCALE, "18000人", 1_800),
        ("473件", "126件、337件", SlipKind.DIGIT, "473件", 463),
    ],
)
def test_the_likeliest_slip(total, parts, kind, text, value):
    terms = amounts_of(f"{total}：{parts}")
    found = slip(terms, lambda each: of_sum(each[0], each[1:]))
    assert found is not None
    assert (found.kind, found.amount.text, found.value) == (kind, text, value)
    assert slip_of_sum(terms[0], terms[1:]) == found


def test_no_slip_explains_what_has_nothing_in_common():
    terms = amounts_of("9999人：1234人、2345人")
    assert slip(terms, lambda each: of_sum(each[0], each[1:])) is None
    assert slip_of_sum(terms[0], terms[1:]) is None


def test_each_variant_differs_by_one_slip():
    (amount,) = amounts_of("1396件")
    found = dict.fromkeys((kind, value) for kind, value in variants(amount))
    assert (SlipKind.SWAP, 1936) in found
    assert (SlipKind.DROPPED, 139) in found
    assert (SlipKind.DIGIT, 1376) in found
    assert (SlipKind.SCALE, 13960) in found
    assert amount.value not in {value for _, value in found}


def test_chance_explains_small_numbers_and_not_large_ones():
    small, large = amounts_of("12件：5件、8件"), amounts_of("48213件：21907件、26316件")
    assert likelihood(small) > 1 > likelihood(large)
