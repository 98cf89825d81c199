"""The pages of docs/rules and the rules: each rule has its page, each page its rule."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from huizong.checks import check, rules
from huizong.checks.rule import GROUPS
from huizong.pipeline import manuscript, read
from huizong.values import Source

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs/rules"
RETIRED = re.findall(r"^\| (HZ\d{3}) ", (PAGES / "retired.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule):
    page = PAGES / f"{rule.name}.md"
    assert page.exists(), f"no page for {rule.code}: make docs"
    assert page.read_text("utf-8").startswith(f"# {rule.code} ")
    assert f"| {rule.code} |" in (PAGES / "README.md").read_text("utf-8")


def test_a_page_tells_of_a_rule():
    known = {f"{rule.name}.md" for rule in rules()} | {"README.md", "retired.md"}
    assert {path.name for path in PAGES.iterdir()} <= known


def test_retired_codes_are_not_used_again():
    assert not {rule.code for rule in rules()} & set(RETIRED)


def test_a_code_belongs_to_the_group_that_its_rule_stands_in():
    for rule in rules():
        group = rule.check.__module__.split(".")[-2]
        assert rule.code[2] == str(GROUPS.index(group) + 1), rule.code


def test_names_are_each_their_own_and_those_of_their_modules():
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
    for rule in rules():
        assert rule.check.__module__.endswith(f".{rule.name.replace('-', '_')}")


# Their examples need a table, an office's own list or ledgers, a page before them, an earlier
# paper, a docx.
MORE_THAN_TEXT = {
    "figure-without-basis",
    "copied-with-years-changed",
    "comment-left",
    "revision-left",
    "hidden-text",
    "paper-size",
    "page-margins",
    "body-type",
    "title-type",
    "heading-type",
    "line-grid",
    "page-number",
    "row-number-gap",
    "table-total-mismatch",
    "misquoted-title",
    "office-term",
    "space-in-text",
    "missing-end-mark",
    "first-person",
}
OF_TEXT = [rule for rule in rules() if rule.name not in MORE_THAN_TEXT]


def example(rule, heading):
    match = re.search(rf"^{heading}\n(.*?)(?=^\S|\Z)", rule.page, re.DOTALL | re.MULTILINE)
    text = dedent(match[1]).strip("\n")
    return check(manuscript(read(Source("例.txt", text.encode()))), chosen=[rule])


@pytest.mark.parametrize("rule", OF_TEXT, ids=lambda rule: rule.name)
def test_the_wrong_example_of_a_page_is_found(rule):
    assert example(rule, "错例")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_right_example_of_a_page_is_silent(rule):
    assert not example(rule, "正例")
