"""Rows of tables of indicators are followed like sentences."""

from huizong.pipeline import changes, promises, read
from huizong.values import ChangeKind, PromiseState, Source

HEAD = "| 指标 | 单位 | 年度目标 | 完成 | 完成率 |\n|---|---|---|---|---|"


def paper(name, title, *rows, head=HEAD):
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return read(Source(name, f"# {title}\n\n1、工作情况如下。\n\n{head}\n{lines}\n".encode()))


def test_a_target_of_a_table_is_answered_by_a_table():
    plan = paper(
        "计划.md",
        "云岭县交通局2026年工作计划",
        ("新改建农村公路", "60"),
        ("危桥改造", "10"),
        head="| 指标（公里） | 目标（公里） |\n|---|---|",
    )
    report = paper(
        "总结.md",
        "云岭县交通局2026年工作总结",
        ("新改建农村公路", "公里", "60", "38.6", "64.3%"),
    )
    roads, bridges = promises(plan, report)
    assert (roads.state, roads.formula) == (PromiseState.IN_PART, "38.6 / 60 = 64.3%")
    assert plan.quote(roads.places[-1]) == "60"
    assert "38.6" in "".join(report.quote(place) for place in roads.answers)
    assert bridges.state is PromiseState.NOT_MENTIONED


def test_a_target_of_a_sentence_is_answered_by_a_table():
    plan = read(Source("计划.txt", "云岭县交通局2026年工作计划\n改造危桥10座。".encode()))
    report = paper("总结.md", "云岭县交通局2026年工作总结", ("改造危桥", "座", "10", "7", "70%"))
    (found,) = promises(plan, report)
    assert (found.state, found.formula) == (PromiseState.IN_PART, "7 / 10 = 70%")


def test_a_total_of_rows_is_no_indicator():
    plan = paper("计划.md", "云岭县交通局2026年工作计划", ("合计", "公里", "60", "0", "0"))
    assert promises(plan, plan) == ()


def test_results_of_tables_are_compared_and_targets_are_not():
    one = paper("九月.md", "交通局2026年9月工作总结", ("危桥改造", "座", "10", "5", "50%"))
    two = paper("十月.md", "交通局2026年10月工作总结", ("危桥改造", "座", "12", "7", "58%"))
    told = [c for c in changes(one, two) if c.kind in (ChangeKind.UP, ChangeKind.DOWN)]
    assert [c.formula for c in told] == ["7 - 5 = 2"]
