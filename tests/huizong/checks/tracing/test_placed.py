"""What reading counts and a rule tells in its place is told once."""

import pytest

from checks.wordpapers import word_paper
from huizong.checks import Selection
from huizong.pipeline import examine, read
from huizong.values import Source

PAPER = """沁河县水务局2026年工作总结
全年办结{删:30}{增:31}件，来文{批:152件|与台账核对}。{隐:底数待核}
"""


@pytest.mark.parametrize(
    ("select", "told"),
    [
        (("HZ01", "HZ30"), {"HZ306", "HZ307", "HZ308"}),
        (("HZ01",), {"HZ011", "HZ012", "HZ013"}),
        (("HZ01", "HZ306"), {"HZ011", "HZ306", "HZ013"}),
    ],
)
def test_told_once(select: tuple[str, ...], told: set[str]) -> None:
    document = read(Source("稿.docx", word_paper(PAPER)))
    checked = examine(document, selection=Selection(select))
    assert {finding.code for finding in checked.findings} == told
