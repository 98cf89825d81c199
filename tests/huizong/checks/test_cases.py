"""Every rule against its cases: tests/huizong/checks/<group>/<rule>.yaml, which a clerk can add to.

A file names its rule, then cases: `text` (a txt file, or as `file` is named) or `word` (a docx, see
wordpapers), `earlier` texts beside it, `terms` the office's own words, `based` the figures that
rest on something; `finds` what the rule says, in order: a message, or {at: the words pointed at,
says: message}; `fixed` the text after the certain fixes. The first case of a file must find
something, another must find nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.wordpapers import word_paper
from huizong.checks import check, rules
from huizong.pipeline import manuscript, read
from huizong.values import Finding, Manuscript, Place, Recorded, Source

HERE = Path(__file__).parent
FILES = {path.stem: path for path in sorted(HERE.glob("*/*.yaml"))}
KNOWN = {rule.code: rule for rule in rules()}


def cases() -> list[Any]:
    """Return every case as (rule's code, case), named file:case."""
    found = []
    for stem, path in FILES.items():
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        code = told.pop("rule")
        found += [pytest.param(code, case, id=f"{stem}:{name}") for name, case in told.items()]
    return found


def document(text: str, name: str = "稿.txt") -> Manuscript:
    """Return a text as a manuscript."""
    return manuscript(read(Source(name, text.encode())))


@pytest.mark.parametrize(("code", "case"), cases())
def test_case(code: str, case: dict[str, Any]) -> None:
    """The rule says what the case tells, at the words that it tells, and nothing else."""
    earlier = [
        read(Source(f"旧稿{number}.txt", text.encode()))
        for number, text in enumerate(case.get("earlier", []), 1)
    ]
    terms = tuple(case.get("terms", {}).items())
    paper = manuscript(read(_source(case)), earlier=earlier)
    paper = replace(paper, terms=terms, grounded=_grounded(case, paper))
    paper = replace(paper, recorded=tuple(_recorded(case, paper)))
    findings = check(paper, chosen=[KNOWN[code]])
    assert [_told(finding, paper, told) for finding, told in _pairs(findings, case["finds"])] == (
        case["finds"]
    )
    if "fixed" in case:
        assert _fixed(paper.document.text, findings) == case["fixed"]


def _source(case: dict[str, Any]) -> Source:
    if "word" in case:
        return Source("稿.docx", word_paper(case["word"], case.get("page")))
    return Source(case.get("file", "稿.txt"), case["text"].encode())


def _recorded(case: dict[str, Any], paper: Manuscript) -> Iterator[Recorded]:
    """Yield what a case says that records give for figures: words, then value and source."""
    for words, (value, source) in case.get("recorded", {}).items():
        start = paper.document.text.index(words)
        place = Place(paper.document.path, start, start + len(words))
        yield Recorded(place, value, source, value == words)


def _grounded(case: dict[str, Any], paper: Manuscript) -> tuple[Place, ...] | None:
    """Return where the figures stand that a case says rest on something; None where it says none.

    One that stands twice is meant each time that it is written down, in order.
    """
    if "based" not in case:
        return None
    text, at, found = paper.document.text, {}, []
    for words in case["based"]:
        start = text.index(words, at.get(words, 0))
        at[words] = start + len(words)
        found.append(Place(paper.document.path, start, at[words]))
    return tuple(found)


def _pairs(findings: tuple[Finding, ...], wanted: list[Any]) -> list[tuple[Finding, Any]]:
    return [
        (finding, wanted[index] if index < len(wanted) else None)
        for index, finding in enumerate(findings)
    ]


def _told(finding: Finding, paper: Manuscript, wanted: Any) -> Any:
    """Return a finding in the form in which the case tells it."""
    if not isinstance(wanted, dict):
        return str(finding.message)
    words = paper.document.quote(finding.places[0]) if finding.places else ""
    told = {"at": words, "says": str(finding.message), "advises": str(finding.hint)}
    return {key: told[key] for key in ("at", *wanted) if key in told}


def _fixed(text: str, findings: tuple[Finding, ...]) -> str:
    edits = {edit for finding in findings for edit in finding.fix}
    for edit in sorted(edits, key=lambda edit: edit.place, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_has_cases_that_find_and_that_do_not(rule: Any) -> None:
    """A rule without a case is an opinion; one that never stays silent is a nuisance."""
    path = FILES.get(rule.name.replace("-", "_"))
    assert path is not None, f"no cases for {rule.code}: tests/huizong/checks/…/{rule.name}.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert told.pop("rule") == rule.code
    assert [case for case in told.values() if case["finds"]]
    assert [case for case in told.values() if not case["finds"]]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_has_a_whole_page(rule: Any) -> None:
    """The docstring is the page; a reader looks for each of its headings."""
    assert rule.page.startswith(f"{rule.code} ")
    for heading in ("查什么", "为什么", "错例", "正例", "依据"):
        assert f"\n{heading}\n" in rule.page, f"{rule.code}: {heading}"
