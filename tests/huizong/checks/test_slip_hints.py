"""A hint tells what a figure has to be; it must not gainsay its own message."""

from huizong.checks import check
from huizong.pipeline import manuscript, read
from huizong.values import Source

GROWN = "房地产开发投资12.8亿元，比上年的15.2亿元下降{rate}%。\n"


def _hint(rate: str) -> str:
    paper = manuscript(read(Source("稿.txt", GROWN.format(rate=rate).encode())))
    (found,) = [each for each in check(paper) if each.code == "HZ204"]
    return str(found.hint)


def test_a_slip_that_gives_the_right_rate_is_told() -> None:
    assert "“14.8%”应为15.8%" in _hint("14.8")


def test_a_slip_that_only_rounding_lets_pass_is_not() -> None:
    assert "15.4" not in _hint("14.5")
    assert "重算" in _hint("14.5")
