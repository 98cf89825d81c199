"""A field of one line is stored on one line, and always can be."""

import pytest

from huizong_web.one_line import one_line


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  请补  人数 ", "请补 人数"),
        ("请补\r\n人数", "请补 人数"),
        ("一\x00二", "一二"),
        ("\x00", ""),
        ("　全角　空格　", "全角 空格"),
    ],
)
def test_one_line(typed, stored):
    assert one_line(typed) == stored
