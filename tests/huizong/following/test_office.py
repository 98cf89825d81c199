from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.pipeline import changes, promises, read
from huizong.values import Source

OFFICE = yaml.safe_load((Path(__file__).parent / "office.yaml").read_text(encoding="utf-8"))
SIGNS = (
    "力争确保要将达到控制在以内以上建设完成了4所12.5%万元率其中分别由提高到去年计划"
    "，。；、：（）\n1、一、"
)


def months():
    return [read(Source(f"{name}.txt", OFFICE[name].encode())) for name in ("earlier", "later")]


def test_the_promises_of_a_month_are_answered_by_the_next():
    told = [
        " ".join(filter(None, (promise.state.value, promise.subject, promise.formula)))
        for promise in promises(*months())
    ]
    assert told == OFFICE["promises"]


def test_the_changes_from_month_to_month():
    found = [(change.kind.value, change.words) for change in changes(*months())]
    wanted = [each.split(" ", 1) for each in OFFICE["changes"]]
    assert [kind for kind, _ in found] == [kind for kind, _ in wanted]
    assert all(
        words.startswith(start) for (_, words), (_, start) in zip(found, wanted, strict=True)
    )


@settings(max_examples=60)
@given(st.text(st.sampled_from(SIGNS), max_size=120), st.text(st.sampled_from(SIGNS), max_size=120))
def test_no_text_breaks_them(before, after):
    plan = read(Source("甲.txt", f"云岭县2026年工作计划\n{before}".encode()))
    later = read(Source("乙.txt", f"云岭县2026年工作总结\n{after}".encode()))
    for promise in promises(plan, later):
        assert {place.path for place in promise.places} == {"甲.txt"}
    assert {place.path for change in changes(plan, later) for place in change.earlier} <= {"甲.txt"}
