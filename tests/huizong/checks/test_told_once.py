"""Of two rules that speak of the same words the one that knows more tells."""

import pytest

from huizong.checks import check, rules
from huizong.pipeline import manuscript, read
from huizong.values import Source

KNOWN = {rule.code: rule for rule in rules()}
SIGNED = "沁河县水务局关于开展检查的通知\n各乡镇人民政府：\n现就检查安排如下。\n{name}\n{date}\n"
TWICE = [
    ("HZ520", "HZ521", "整修库房120㎡，新建泵房300平方米。"),
    ("HZ608", "HZ515", SIGNED.format(name="沁河县水务局", date="二〇二六年03月05日")),
    ("HZ608", "HZ515", SIGNED.format(name="沁河县水务局", date="二O二六年3月05日")),
]


def codes(text: str, *asked: str) -> list[str]:
    """Return the codes of what the rules asked find."""
    paper = manuscript(read(Source("稿.txt", text.encode())))
    return [finding.code for finding in check(paper, chosen=[KNOWN[code] for code in asked])]


@pytest.mark.parametrize(("special", "general", "text"), TWICE)
def test_the_rule_that_knows_more_tells(special: str, general: str, text: str) -> None:
    """The general rule finds the words too, and is silent where both are asked."""
    assert general in codes(text, general)
    assert codes(text, special, general) == codes(text, special) != []


def test_a_general_rule_tells_what_the_special_one_does_not() -> None:
    """Dates of the body are HZ515's own, though the date of issue is HZ608's."""
    text = SIGNED.format(name="于2026.3.5开会。\n沁河县水务局", date="二〇二六年03月05日")
    assert sorted(codes(text, "HZ515", "HZ608")) == ["HZ515", "HZ608"]


def test_a_name_of_title_and_signature_is_told_once() -> None:
    """青山县 and 青山镇 of title and signature are one fault, not two."""
    title = "青山县第二中学关于开展检查的报告\n县教育局：\n检查已经完成。\n"
    text = f"{title}青山镇第二中学\n2026年3月5日\n"
    assert codes(text, "HZ414") == ["HZ414"]
    assert codes(text, "HZ414", "HZ609") == codes(text, "HZ609") == ["HZ609"]


def test_every_rule_yields_to_rules_that_are() -> None:
    """A code that is yielded to belongs to a rule, which does not yield in its turn."""
    for rule in rules():
        for code in rule.yields_to:
            assert not KNOWN[code].yields_to
