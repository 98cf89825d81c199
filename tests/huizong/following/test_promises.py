from pathlib import Path

import pytest
import yaml

from huizong.pipeline import promises, read
from huizong.values import PromiseState, Source, render

CASES = yaml.safe_load((Path(__file__).parent / "promises.yaml").read_text(encoding="utf-8"))
PLAN, REPORT = "云岭县办公室2026年工作计划", "云岭县办公室2026年工作总结"


def paper(name, title, *lines):
    return read(Source(name, "\n".join([title, *lines]).encode()))


def followed(plan, report, *, title=REPORT):
    return promises(paper("计划.txt", PLAN, plan), paper("总结.txt", title, report))


@pytest.mark.parametrize("name", CASES)
def test_case(name):
    case = CASES[name]
    found = followed(case["promise"], case["report"])
    states = [promise.state.value for promise in found] or ["none"]
    wanted = case["state"] if isinstance(case["state"], list) else [case["state"]]
    assert len(states) == 1
    assert states[0] in wanted
    if "formula" in case:
        assert found[0].formula == case["formula"]


def test_both_sides_are_pointed_at():
    plan = paper("计划.txt", PLAN, "力争森林覆盖率达到62%以上，建设4所幼儿园。")
    report = paper("总结.txt", REPORT, "一年来，全县森林覆盖率达62.4%。")
    first, second = promises(plan, report)
    assert [plan.quote(place) for place in first.places] == ["力争森林覆盖率达到62%以上"]
    assert [report.quote(place) for place in first.answers] == ["全县森林覆盖率达62.4%"]
    assert second.answers == ()
    assert second.state is PromiseState.NOT_MENTIONED


def test_a_plan_beside_the_summary_of_the_year_before_tells_where_it_starts():
    title = "云岭县办公室2025年工作总结"
    plan = "森林覆盖率达到62%以上。入园率达到80%。建设4所中心幼儿园。"
    report = "森林覆盖率达61.5%。入园率80%。建成4所中心幼儿园。"
    rate, same, schools = followed(plan, report, title=title)
    assert rate.state is PromiseState.NOT_MET
    assert render(rate.message, "zh") == "目标62%以上，2025年是61.5%，还差0.5个百分点"
    assert render(same.message, "zh") == "目标80%，与2025年的80%持平"
    assert schools.state is PromiseState.UNDECIDABLE, "the schools of last year answer no new plan"


def test_several_figures_that_disagree_decide_nothing():
    (found,) = followed("按期办结率达到98%。", "来信按期办结率99%。来访按期办结率96%。")
    assert found.state is PromiseState.UNDECIDABLE
    assert len(found.answers) == 2


def test_a_rate_of_two_things_is_two_promises():
    found = followed("小学生入学率和巩固率达到100%。", "小学生巩固率100%。")
    assert [promise.state for promise in found] == [PromiseState.NOT_MENTIONED, PromiseState.MET]


def test_the_part_of_a_report_that_looks_ahead_promises():
    lines = ["一、工作总结", "1、编发简报4期。", "二、下一步打算", "1、编发简报6期。"]
    earlier = paper("九月.txt", REPORT, *lines)
    later = paper("十月.txt", REPORT, "编发简报5期。")
    (found,) = promises(earlier, later)
    assert found.state is PromiseState.IN_PART
    assert found.words == "编发简报6期"
