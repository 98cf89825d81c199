from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huizong.reading.docx_numerals import _WRITERS, numeral

TABLE = yaml.safe_load(Path(__file__).with_name("numerals.yaml").read_text(encoding="utf-8"))
CASES = [(fmt, count, text) for fmt, row in TABLE.items() for count, text in row.items()]


@pytest.mark.parametrize(("fmt", "count", "text"), CASES)
def test_case(fmt, count, text):
    assert numeral(count, fmt) == text


@given(st.sampled_from(sorted(_WRITERS)), st.integers(0, 2**31 - 1))
def test_any_count_is_written_in_few_characters(fmt, count):
    assert len(numeral(count, fmt)) <= 40


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_counting_tells_numbers_apart(one, other):
    fmt = "chineseCountingThousand"
    assert (numeral(one, fmt) == numeral(other, fmt)) == (one == other)
