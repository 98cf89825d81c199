"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show.

Columns and character offsets count Unicode code points, which `columnKind` says; an editor that
counts UTF-16 units differs only behind characters beyond the basic plane. A txt or md file gets
regions with line and column. The text of other formats is not the file's own, so their places are
logical locations (第3段), with the offsets into the text as read among the properties.
"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from huizong.checks import Rule, rules
from huizong.checks.fingerprint import fingerprints
from huizong.checks.silencing import Checked, Silenced
from huizong.showing.positions import Positions
from huizong.values import Edit, Finding, Place, Severity, render

Json = Mapping[str, object]
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "note"}


def sarif(checked: Sequence[Checked], *, version: str, language: str) -> Json:
    """Return one run over all files; rules are listed with their pages, and only those in use."""
    reported = [finding for one in checked for finding in _all(one)]
    driver = {
        "name": "huizong",
        "version": version,
        "rules": [_rule(finding) for finding in _firsts(reported)],
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if language == "zh" else language,
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(one) for one in checked],
        "results": [result for one in checked for result in _results(one, language)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _all(one: Checked) -> Iterable[Finding]:
    yield from one.findings
    yield from (silenced.finding for silenced in one.silenced)


def _firsts(findings: Iterable[Finding]) -> list[Finding]:
    firsts: dict[str, Finding] = {}
    for finding in findings:
        firsts.setdefault(finding.code, finding)
    return [firsts[code] for code in sorted(firsts)]


def _rule(finding: Finding) -> Json:
    known: dict[str, Rule] = {rule.code: rule for rule in rules()}
    rule = known.get(finding.code)
    told: dict[str, object] = {"id": finding.code, "name": finding.rule}
    if rule is None:
        return {**told, "shortDescription": {"text": finding.rule}}
    head, _, page = rule.page.partition("\n")
    return {
        **told,
        "shortDescription": {"text": head.partition(" ")[2] or rule.name},
        "fullDescription": {"text": page.strip()},
        "help": {"text": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _artifact(one: Checked) -> Json:
    encoding = {"encoding": one.document.encoding.upper()} if one.document.encoding else {}
    return {"location": _uri(one.document.path), **encoding}


def _uri(path: str) -> Json:
    return {"uri": quote(path.replace("\\", "/"))}


def _results(one: Checked, language: str) -> Iterable[Json]:
    positions = Positions(one.document)
    passed: list[Silenced | None] = [None] * len(one.findings)
    passed += one.silenced
    prints = fingerprints(_all(one), one.document)
    for finding, silenced, known in zip(_all(one), passed, prints, strict=True):
        result = _result(finding, one, positions, language)
        result["partialFingerprints"] = {"huizong/v1": known}
        if silenced is not None:
            kind = "inSource" if silenced.in_place else "external"
            result["suppressions"] = [{"kind": kind, "justification": silenced.reason}]
        yield result


def _result(
    finding: Finding, one: Checked, positions: Positions, language: str
) -> dict[str, object]:
    locations = [_location(place, one, positions, language) for place in finding.places]
    hint = render(finding.hint, language)
    text = render(finding.message, language) + (f"\n{hint}" if hint else "")
    told: dict[str, object] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": locations[:1],
    }
    if locations[1:]:
        told["relatedLocations"] = [{"id": at, **each} for at, each in enumerate(locations[1:], 1)]
    if finding.fix and positions.lined:
        told["fixes"] = [_fix(finding.fix, one, positions, text)]
    return told


def _location(place: Place, one: Checked, positions: Positions, language: str) -> Json:
    physical: dict[str, object] = {"artifactLocation": _uri(place.path)}
    if place.path != one.document.path or place.end == 0:
        return {"physicalLocation": physical}
    if positions.lined:
        physical["region"] = {**_region(place, positions), "snippet": {"text": _words(place, one)}}
        return {"physicalLocation": physical}
    name = render(positions.name(place), language)
    told = {"start": place.start, "end": place.end, "text": _words(place, one)}
    logical = [{"fullyQualifiedName": name}]
    return {"physicalLocation": physical, "logicalLocations": logical, "properties": told}


def _words(place: Place, one: Checked) -> str:
    return one.document.quote(place)


def _region(place: Place, positions: Positions) -> Json:
    line, column = positions.line(place.start)
    last, behind = positions.line(place.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def _fix(edits: Iterable[Edit], one: Checked, positions: Positions, text: str) -> Json:
    replacements = [
        {
            "deletedRegion": _region(edit.place, positions),
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]
    change = {"artifactLocation": _uri(one.document.path), "replacements": replacements}
    return {"description": {"text": text}, "artifactChanges": [change]}
