from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.pipeline import changes, promises, read
from huizong.values import ChangeKind, PromiseState, Source, render

CASES = yaml.safe_load((Path(__file__).parent / "changes.yaml").read_text(encoding="utf-8"))
FEW = settings(max_examples=30)


def report(name, items, *, title="云岭县办公室2026年9月工作总结"):
    lines = [f"{number}、{item}" for number, item in enumerate(items, 1)]
    return read(Source(name, "\n".join([title, *lines]).encode()))


@pytest.mark.parametrize("name", CASES)
def test_case(name):
    case = CASES[name]
    found = changes(report("九月.txt", case["earlier"]), report("十月.txt", case["later"]))
    told = [(change.kind.value, change.words) for change in found]
    wanted = [each.split(" ", 1) for each in case["changes"]]
    assert len(told) == len(wanted), told
    for (kind, words), (wanted_kind, opening) in zip(told, wanted, strict=True):
        assert kind == wanted_kind
        assert words.startswith(opening)


def test_a_rate_is_told_in_points_and_an_amount_in_percent():
    earlier = report("九月.txt", ["按期办结率98.2%，上报信息40条。"])
    later = report("十月.txt", ["按期办结率97.5%，上报信息50条。"])
    told = [render(change.message, "zh") for change in changes(earlier, later)][1:]
    assert told == [
        "按期办结率：98.2%→97.5%，减0.7个百分点",
        "上报信息：40条→50条，增10条（25%）",
    ]


def test_both_sides_are_pointed_at():
    earlier = report("九月.txt", ["上报信息40条。"])
    later = report("十月.txt", ["上报信息50条。"])
    figure = changes(earlier, later)[-1]
    assert [earlier.quote(place) for place in figure.earlier] == ["40条"]
    assert [later.quote(place) for place in figure.later] == ["50条"]
    assert figure.formula == "50 - 40 = 10"


def test_the_part_that_looks_ahead_is_neither_new_nor_gone():
    lines = ["一、工作总结", "1、编发简报4期。", "二、下一步打算", "1、筹备全县茶业推进会。"]
    earlier = read(Source("九月.txt", "\n".join(lines).encode()))
    later = report("十月.txt", ["编发简报4期。"])
    assert {change.kind for change in changes(earlier, later)} == {ChangeKind.SAME}


WORDS = st.sampled_from(
    [
        "办理来文",
        "上报信息",
        "召开防火会议",
        "培训信息员",
        "森林覆盖率达到",
        "建设中心幼儿园",
        "走访企业",
        "档案整理",
        "力争接待来访",
    ]
)
UNITS = st.sampled_from(["份", "条", "次", "人", "%", "所", "家", "卷", "万元", "多人", "余件"])
CLAUSE = st.builds(
    lambda words, count, unit: f"{words}{count}{unit}", WORDS, st.integers(1, 999), UNITS
)
ITEM = st.lists(CLAUSE, min_size=1, max_size=4).map(lambda clauses: "，".join(clauses) + "。")
ITEMS = st.lists(ITEM, min_size=1, max_size=8)
TITLES = st.sampled_from(
    ["云岭县办公室2026年9月工作总结", "云岭县办公室2026年工作计划", "云岭县办公室简报"]
)


@FEW
@given(ITEMS, TITLES)
def test_a_report_beside_itself_has_nothing_new_or_gone(items, title):
    one, two = report("甲.txt", items, title=title), report("乙.txt", items, title=title)
    kinds = {change.kind for change in changes(one, two)}
    assert not kinds & {ChangeKind.NEW, ChangeKind.GONE, ChangeKind.RENEWED}


@FEW
@given(ITEMS, ITEMS, TITLES)
def test_places_lie_in_their_own_files(before, after, title):
    one, two = report("甲.txt", before, title=title), report("乙.txt", after)
    for change in changes(one, two):
        assert change.earlier or change.later
        assert all(place.path == "甲.txt" for place in change.earlier)
        assert all(place.path == "乙.txt" for place in change.later)


@FEW
@given(ITEMS, ITEMS)
def test_every_promise_has_a_place_in_the_earlier_file(before, after):
    plan = report("甲.txt", before, title="云岭县办公室2026年工作计划")
    later = report("乙.txt", after)
    for promise in promises(plan, later):
        assert promise.places
        assert all(place.path == "甲.txt" for place in promise.places)
        assert all(place.path == "乙.txt" for place in promise.answers)
        decided = {PromiseState.MET, PromiseState.NOT_MET, PromiseState.IN_PART}
        assert promise.answers or promise.state not in decided


@FEW
@given(ITEMS)
def test_a_plan_that_is_reported_word_for_word_is_never_missed(items):
    plan = report("甲.txt", items, title="云岭县办公室2026年工作计划")
    later = report("乙.txt", items, title="云岭县办公室2026年工作总结")
    assert all(promise.state is not PromiseState.NOT_MET for promise in promises(plan, later))
