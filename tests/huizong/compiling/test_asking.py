"""What of the inputs is told and asked, and never settled by the program."""

import pytest

from huizong.pipeline import compile_office, gather
from huizong.values import Fate, Source, text_of
from reports import numbered, office, printed

FULL = numbered("办理来文3件。", "印发文件2件。")


def rules(**texts: str) -> list[str]:
    gathered = office(**texts)
    made = compile_office(gathered.readings, findings=gathered.findings)
    return [finding.rule for finding in made.findings]


def test_reports_of_one_office_and_month_ask_nothing():
    assert rules(甲科=FULL, 乙科=numbered("起草讲话2篇。")) == []


@pytest.mark.parametrize("text", ["1、无。", "零报告", "乙科10月工作总结\n\n本月无工作。"])
def test_a_report_of_nothing_is_asked_and_printed_under_its_section_only(text):
    assert rules(甲科=FULL, 乙科=text) == ["zero-report"]
    readings = office(甲科=FULL, 乙科=text).readings
    said = text.splitlines()[-1].removeprefix("1、")
    assert said in "".join(printed(compile_office(readings, by="section")))
    made = compile_office(readings)
    assert said not in "".join(printed(made))
    (gone,) = made.account.of(Fate.LEFT_OUT)
    assert "零报告" in str(gone.dropped[0].why)


def test_a_report_without_items_is_asked():
    assert rules(甲科=FULL, 乙科="乙科2026年10月工作总结\n") == ["no-items"]


def test_reports_of_two_offices_are_asked_and_the_title_names_none():
    one = f"桐山县水利局办公室2026年10月工作总结\n\n{FULL}\n\n桐山县水利局\n2026年11月2日\n"
    two = f"白河县林业局人事科2026年10月工作总结\n\n{FULL}\n\n白河县林业局\n2026年11月2日\n"
    gathered = office(办公室=one, 人事科=two)
    made = compile_office(gathered.readings)
    assert "organisations-differ" in [finding.rule for finding in made.findings]
    assert "桐山" not in text_of(made.report.title)


def test_a_section_sent_twice_is_told_and_the_first_used():
    twice = [
        Source("甲/乙科.txt", f"乙科2026年10月工作总结\n{FULL}".encode()),
        Source("丙/乙科.txt", "乙科2026年10月工作总结\n1、接待来访4批。".encode()),
    ]
    gathered = gather(twice)
    assert [finding.rule for finding in gathered.findings] == ["section-twice"]
    assert len(gathered.readings) == 1


@pytest.mark.parametrize("heading", ["问题", "存在问题", "主要问题", "问题及困难"])
def test_problems_are_known_by_their_heading(heading):
    text = f"一、工作情况\n1、办理来文3件。\n二、{heading}\n1、人手不足。"
    lines = printed(compile_office(office(甲科=text).readings))
    assert lines[-2:] == ["二、存在问题", "1.人手不足。"]


def test_a_heading_about_problems_is_no_heading_of_problems():
    text = "一、督查问题整改\n1、整改问题3个。"
    lines = printed(compile_office(office(甲科=text).readings))
    assert not any("存在问题" in line for line in lines)


def test_next_steps_of_one_matter_are_told_once():
    made = compile_office(
        office(
            甲科="一、工作情况\n1、办理来文3件。\n二、下步打算\n1、筹备召开全县森林防火部署会，预计80人参加。",
            乙科="一、工作情况\n1、印发文件3件。\n二、下步打算\n1、起草全县森林防火部署会讲话。",
        ).readings
    )
    lines = printed(made)
    assert lines[-1] == "1.筹备召开全县森林防火部署会（甲科牵头；乙科起草讲话），预计80人参加。"


def test_a_number_and_a_date_make_no_decimal():
    text = numbered("办理来文3件。", "3月12日召开全县防汛会议，80人参加。")
    made = compile_office(office(甲科=text).readings, by="section")
    assert "2. 3月12日召开全县防汛会议，80人参加。" in printed(made)


def test_a_count_that_sections_give_differently_of_one_matter_is_asked():
    made = compile_office(
        office(
            甲队=numbered("牵头开展全县治超联合行动，检查货车415辆。"),
            乙所=numbered("配合开展全县治超联合行动，检查货车412辆。"),
        ).readings
    )
    (told,) = [str(f.message) for f in made.findings if f.rule == "figures-disagree"]
    assert "甲队 415辆，乙所 412辆" in told


@pytest.mark.parametrize(
    ("title", "told"),
    [("2026年10月工作汇总", 1), ("2026年9月份工作汇总", 1), ("2026年工作汇总", 0), ("汇总", 1)],
)
def test_the_period_of_a_title_is_what_reports_are_held_against(title, told):
    one = "甲科2026年10月工作总结\n\n1、办理来文3件。"
    two = "乙科2026年9月工作总结\n\n1、起草讲话2篇。"
    made = compile_office(office(甲科=one, 乙科=two).readings, title=title)
    assert [finding.rule for finding in made.findings] == ["periods-differ"] * told
