"""SARIF against the shape of its schema: what each object must and may hold (OASIS 2.1.0)."""

import json

import pytest

from huizong.checks import Selection
from huizong.pipeline import examine, read
from huizong.showing.sarif import sarif
from huizong.values import Source

# object: (required, allowed besides), after the published schema, which allows no other property.
SHAPES = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"language", "columnKind", "artifacts", "results"}),
    "driver": ({"name"}, {"version", "rules"}),
    "rule": (
        {"id"},
        {"name", "shortDescription", "fullDescription", "help", "defaultConfiguration"},
    ),
    "artifact": (set(), {"location", "encoding"}),
    "result": (
        {"message"},
        {"ruleId", "level", "locations", "relatedLocations", "fixes"}
        | {"partialFingerprints", "suppressions"},
    ),
    "location": (set(), {"id", "physicalLocation", "logicalLocations", "properties"}),
    "physical": (set(), {"artifactLocation", "region"}),
    "region": (
        set(),
        {"startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "snippet"},
    ),
    "fix": ({"artifactChanges"}, {"description"}),
    "change": ({"artifactLocation", "replacements"}, set()),
    "replacement": ({"deletedRegion"}, {"insertedContent"}),
    "suppression": ({"kind"}, {"justification"}),
}
GAP = (
    "1、编发𠮷简报。\n3、起草讲话。\n<!-- huizong: allow numbering-gap 并入第四条 -->\n5、校对。\n"
)


def log(text, name="稿.txt", codes=("HZ1",)):
    checked = examine(read(Source(name, text.encode())), selection=Selection(codes))
    return json.loads(json.dumps(sarif([checked], version="1.0", language="zh")))


def has_shape(kind, value):
    required, allowed = SHAPES[kind]
    assert required <= set(value), (kind, value)
    assert set(value) <= required | allowed, (kind, set(value) - required - allowed)


def results(text, **options):
    return log(text, **options)["runs"][0]["results"]


def region_has_shape(region):
    has_shape("region", region)
    assert region["startLine"] >= 1
    assert region["startColumn"] >= 1
    assert region["charOffset"] >= 0
    assert region["charLength"] >= 0


def result_has_shape(result):
    has_shape("result", result)
    assert result["level"] in ("none", "note", "warning", "error")
    assert result["message"]["text"]
    for location in (*result["locations"], *result.get("relatedLocations", [])):
        has_shape("location", location)
        has_shape("physical", location["physicalLocation"])
        if "region" in location["physicalLocation"]:
            region_has_shape(location["physicalLocation"]["region"])
    for suppression in result.get("suppressions", []):
        has_shape("suppression", suppression)
        assert suppression["kind"] in ("inSource", "external")
    for fix in result.get("fixes", []):
        has_shape("fix", fix)
        for change in fix["artifactChanges"]:
            has_shape("change", change)
            for replacement in change["replacements"]:
                has_shape("replacement", replacement)
                region_has_shape(replacement["deletedRegion"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GAP, "稿.txt"),
        ("<html><body><p>一、加强学习。</p><p>三、改进作风。</p></body></html>", "稿.html"),
    ],
)
def test_every_object_has_the_shape_of_the_schema(text, name):
    whole = log(text, name)
    has_shape("log", whole)
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    has_shape("run", run)
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    has_shape("driver", run["tool"]["driver"])
    for rule in run["tool"]["driver"]["rules"]:
        has_shape("rule", rule)
    for artifact in run["artifacts"]:
        has_shape("artifact", artifact)
    assert run["results"]
    for result in run["results"]:
        result_has_shape(result)


def test_every_result_has_its_rule():
    (run,) = log(GAP)["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == known


def test_offsets_count_code_points():
    (first, *_) = results(GAP, codes=("HZ101",))
    region = first["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    assert GAP[start : start + region["charLength"]] == region["snippet"]["text"] == "3、"
    assert (region["startLine"], region["startColumn"]) == (2, 1)


def test_what_is_let_pass_is_there_with_its_reason():
    passed = [one for one in results(GAP, codes=("HZ101",)) if "suppressions" in one]
    assert [one["suppressions"][0]["justification"] for one in passed] == ["并入第四条"]


def test_paths_are_written_as_uris():
    checked = examine(read(Source("报 告.txt", GAP.encode())), selection=Selection(("HZ101",)))
    (run,) = sarif([checked], version="1.0", language="zh")["runs"]
    assert run["artifacts"][0]["location"]["uri"] == "%E6%8A%A5%20%E5%91%8A.txt"
