"""What a section's report is taken apart into before it is laid out by matter."""

import pytest

from huizong.pipeline import compile_office
from reports import numbered, office, printed

TABLE = "| 村 | 完成（亩） |\n|---|---|\n| 东村 | 310 |\n| 西村 | 402 |"


def lines(*, by: str = "matter", **texts: str) -> list[str]:
    return printed(compile_office(office(**texts).readings, by=by))


@pytest.mark.parametrize(
    ("said", "printed_as"),
    [
        ("下一步，修订值班制度。", "1.修订值班制度。"),
        ("下步打算：修订值班制度。", "1.修订值班制度。"),
        ("下一步将修订值班制度。", "1.下一步将修订值班制度。"),
        ("下月修订值班制度。", "1.下月修订值班制度。"),
        ("计划：修订值班制度。", "1.修订值班制度。"),
    ],
)
def test_an_item_that_says_it_is_a_next_step_stands_there(said, printed_as):
    assert lines(甲科=numbered("办理来文3件。", said))[-2:] == ["二、下步打算", printed_as]


@pytest.mark.parametrize(
    "said", ["问题：人手不足。", "存在问题：人手不足。", "存在的问题，人手不足。"]
)
def test_an_item_that_says_it_is_a_problem_stands_there(said):
    assert lines(甲科=numbered("办理来文3件。", said))[-2:] == ["二、存在问题", "1.人手不足。"]


@pytest.mark.parametrize(
    "said", ["存在问题整改3个。", "计划生育户慰问12户。", "问题整改会召开2次。"]
)
def test_work_about_problems_and_plans_is_work(said):
    shown = lines(甲科=numbered("办理来文3件。", said))
    assert not any("存在问题" in line[:7] and "、" in line[:3] for line in shown)
    assert "下步打算" not in "".join(shown)
    assert said in "".join(shown)


def test_a_plan_is_not_merged_with_what_another_section_did():
    """四季度 8 times is no share of the 6 times that were."""
    shown = lines(
        甲队=numbered("打算：四季度开展治超联合行动不少于8次。"),
        乙所=numbered("配合甲队开展治超联合行动6次，检查货车412辆。"),
    )
    assert [line for line in shown if "8次" in line and "6次" in line] == []


def test_a_series_is_an_item_each():
    said = "一是抓好项目建设，完成投资1200万元。二是开展安全生产检查，检查企业31家。"
    shown = lines(甲科=said)
    assert any(line.endswith(".抓好项目建设，完成投资1200万元。") for line in shown)
    assert any(line.endswith(".开展安全生产检查，检查企业31家。") for line in shown)


def test_a_series_that_a_sentence_announces_stays_with_it():
    said = "抓好两件事：一是推进项目，完成投资1200万元；二是检查企业31家。"
    assert any(said in line for line in lines(甲科=said))


def test_a_matter_is_found_within_a_series():
    shown = lines(
        甲科=numbered("召开全县冬修水利推进会，86人参加。"),
        乙科="一是起草县长在全县冬修水利推进会上的讲话。二是办理来文3件。",
    )
    assert "1.召开全县冬修水利推进会（甲科牵头；乙科起草县长讲话），86人参加。" in shown


def test_a_captioned_table_goes_with_the_item_that_says_the_same():
    text = "1、完成秋种712亩。\n\n2、接待来访3批。\n\n各村秋种进度表\n\n" + TABLE
    made = compile_office(office_md(text).readings)
    shown = printed(made)
    at = next(i for i, line in enumerate(shown) if "完成秋种" in line)
    assert shown[at + 1] == "各村秋种进度表"


def test_a_captioned_table_of_nothing_said_stands_alone():
    text = "1、接待来访3批。\n\n2、办理来文5件。\n\n主要指标完成情况表\n\n" + TABLE
    shown = printed(compile_office(office_md(text).readings))
    assert any(line.endswith(".主要指标完成情况表") for line in shown)


def office_md(text: str):
    from huizong.pipeline import gather
    from huizong.values import Source

    return gather([Source("甲科.md", text.encode())])


def test_a_topic_stands_where_enough_items_that_fit_nowhere_else_call_for_it():
    shown = lines(甲处=numbered("听课46节，评课22次。", "检查教案164本。", "办理来文3件。"))
    assert shown[0] == "一、教育教学"
    assert shown[3] == "二、办文办事"


def test_one_item_opens_no_topic_of_its_own():
    shown = lines(甲处=numbered("听课46节，评课22次。", "办理来文3件。"))
    assert shown == ["一、办文办事", "1.办理来文3件。", "二、其他工作", "1.听课46节，评课22次。"]
