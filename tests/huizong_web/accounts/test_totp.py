"""Codes that change every half minute, against the vectors of RFC 6238."""

import pytest

from huizong_web.accounts import totp

SECRET = b"12345678901234567890"  # Appendix B


@pytest.mark.parametrize(
    ("at", "eight"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_vectors_of_the_standard(at, eight):
    assert totp.code_of(SECRET, at // totp.STEP) == eight[2:]


def test_a_clock_may_be_off_by_one_step_and_no_more():
    at = 1234567890
    code, step = totp.code_of(SECRET, at // 30), at // 30
    assert [totp.step_of(SECRET, code, at=at + 30 * off) for off in range(-2, 3)] == [
        None,
        step,
        step,
        step,
        None,
    ]


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "000000"])
def test_what_is_no_code_proves_nothing(code):
    assert totp.step_of(SECRET, code, at=1234567890) is None


def test_the_address_says_what_telephones_need():
    address = totp.address(SECRET, site="汇总", username="zhou wen")
    assert address.startswith("otpauth://totp/%E6%B1%87%E6%80%BB:zhou%20wen?secret=GEZDGNBVGY3")
    assert "issuer=%E6%B1%87%E6%80%BB" in address
    assert totp.readable(SECRET).startswith("GEZD GNBV")


def test_secrets_are_long_and_new():
    assert len(totp.new_secret()) == 20
    assert totp.new_secret() != totp.new_secret()
