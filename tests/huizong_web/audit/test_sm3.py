"""SM3 in plain Python is SM3: the standard's own examples, and OpenSSL where it has it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong_web.audit import sm3


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # GB/T 32905-2016, annex A
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_the_examples_of_the_standard(data, expected):
    assert sm3.plain(data) == expected
    assert sm3.digest(data) == expected


@pytest.mark.skipif(not sm3.from_openssl(), reason="this OpenSSL has no SM3")
@given(st.binary(max_size=300))
def test_the_same_as_openssl(data):
    assert sm3.plain(data) == hashlib.new("sm3", data).hexdigest()


def test_where_openssl_has_none(monkeypatch):
    monkeypatch.setattr(sm3, "from_openssl", lambda: False)
    assert sm3.digest(b"abc").startswith("66c7f0f4")
