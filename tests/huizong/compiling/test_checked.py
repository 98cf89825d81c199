"""Compiling with the rules: what is wrong in the inputs, and what only the result shows."""

from huizong.compiling import traced
from huizong.pipeline import check, compile_office, manuscript, read, typeset
from huizong.values import Source
from reports import numbered, office

WRONG = numbered(
    "完成投资100万元，其中甲项目40万元、乙项目50万元，合计90万元。", "值班截止10月31日。"
)


def test_nothing_is_checked_unless_asked():
    readings = office(甲科=WRONG).readings
    assert compile_office(readings).findings == ()


def test_what_is_wrong_in_an_input_is_told_once_with_its_file():
    made = compile_office(office(甲科=WRONG, 乙科="1、办理来文3件。").readings, checked=True)
    told = [finding for finding in made.findings if finding.rule == "cutoff-word"]
    assert len(told) == 1
    assert {place.path for place in told[0].places} == {"甲科.txt"}


def test_what_only_the_result_shows_points_at_the_inputs():
    readings = office(甲科="1、办理来文3件。", 乙科="1、值班截止10月31日。").readings
    made = compile_office(readings).report
    whole = read(Source("", typeset(made, ".txt")))
    found = list(traced(made, whole.text, check(manuscript(whole)), known=()))
    (finding,) = (finding for finding in found if finding.rule == "cutoff-word")
    (place,) = finding.places
    (reading,) = (one for one in readings if one.document.path == place.path)
    assert reading.document.quote(place) == "截止"
