"""A month beside an earlier one: promises, changes, near copies."""

import re

import pytest
from cast import RURAL, SECRETARIAT

from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.models import Cycle, Way
from huizong_web.reports.submitting import submit

PLAN = """秘书科2026年9月工作总结

一、会务工作
1、筹备召开全县防汛工作会，共有30人参加。
2、办理来文26件，均按时办结。
二、下月打算
1、要完成全县档案室搬迁工作。
2、来文按时办结率达到98%以上。
"""
COPY = "各乡镇对照方案逐项排查水库和堤防的隐患，建立清单，明确责任人和完成时限，限期整改到位。"


def file(cycle, unit, text, by):
    return submit(cycle, unit, name=f"{unit.name}.txt", data=text.encode(), by=by, replace=True)


@pytest.fixture
def september(cast) -> Cycle:
    cycle = Cycle.objects.create(office=cast.office, year=2026, month=9)
    file(cycle, cast.secretariat, PLAN, cast.editor)
    file(cycle, cast.rural, f"农业科2026年9月工作总结\n\n1、{COPY}\n", cast.editor)
    compile_cycle(cycle, by=cast.editor)
    return cycle


@pytest.fixture
def october(cast, september) -> Cycle:
    said = SECRETARIAT + "3、来文按时办结率为97.5%。\n"
    file(cast.cycle, cast.secretariat, said, cast.editor)
    file(cast.cycle, cast.rural, RURAL + f"3、{COPY}\n", cast.editor)
    compile_cycle(cast.cycle, by=cast.editor)
    return cast.cycle


def see(client, cycle, what, **query):
    return client.get(f"/cycles/{cycle.pk}/{what}/", query)


def row(response, words):
    return next(each for each in response.context["rows"] if words in each.words)


def test_a_promise_that_was_not_kept(editor, october, september):
    response = see(editor, october, "promises")
    found = row(response, "98%以上")
    assert found.state.name == "not-met"
    page = response.content.decode()
    assert "未兑现" in page
    assert "97.5" in str(found.told)
    (earlier,), (later, *_) = found.earlier, found.later
    assert earlier.section == "2026年9月"
    assert later.section == "2026年10月"
    for quote, cycle in ((earlier, september), (later, october)):
        address, anchor = quote.url.split("#")
        assert address == f"/cycles/{cycle.pk}/?by=matter"
        assert f'id="{anchor}"' in editor.get(quote.url).content.decode()


def test_a_task_that_is_not_mentioned(editor, october):
    found = row(see(editor, october, "promises"), "档案室")
    assert found.state.name == "not-mentioned"
    assert found.later == ()


def test_changes(editor, october):
    response = see(editor, october, "changes")
    assert row(response, "防汛工作会").state.name == "gone"
    assert row(response, "秋粮收购").state.name == "new"
    up = next(each for each in response.context["rows"] if each.state.name == "up")
    assert up.formula.startswith("31 - 26")


def test_copies_of_an_earlier_month(editor, october):
    found = row(see(editor, october, "copies"), "逐项排查")
    assert (found.state.name, found.alike) == ("copied", 100)
    assert found.edits == ()  # it was number 1 and is number 3
    assert found.earlier[0].section == "2026年9月"
    assert found.later[0].section == "农业科"
    assert re.fullmatch(r"/submissions/\d+/\?start=\d+&end=\d+#here", found.later[0].url)


def test_copies_between_sections(editor, cast, october):
    file(
        october, cast.secretariat, SECRETARIAT + f"3、{COPY.replace('限期', '按期')}\n", cast.editor
    )
    compile_cycle(october, by=cast.editor)
    found = [
        each for each in see(editor, october, "copies").context["rows"] if "排查" in each.words
    ]
    assert {each.later[0].section for each in found} >= {"秘书科", "农业科"}
    assert any(("按", "限") in each.edits or ("限", "按") in each.edits for each in found)


def test_another_month_is_chosen(editor, cast, october, september):
    older = Cycle.objects.create(office=cast.office, year=2025, month=10)
    file(older, cast.secretariat, "秘书科2025年10月工作总结\n\n1、要编好志书。\n", cast.editor)
    compile_cycle(older, by=cast.editor)
    response = see(editor, october, "promises")
    assert [each.pk for each in response.context["offered"]] == [september.pk, older.pk]
    assert response.context["chosen"] == september
    assert see(editor, october, "promises", **{"with": older.pk}).context["chosen"] == older
    assert see(editor, october, "promises", **{"with": "x"}).context["chosen"] == september


def test_a_brief_is_never_what_a_month_is_held_against(editor, cast, october, september):
    compile_cycle(september, by=cast.editor, way=Way.BRIEF, length=100)
    assert row(see(editor, october, "promises"), "档案室")


@pytest.mark.parametrize("what", ["promises", "changes", "copies"])
def test_without_anything_earlier(editor, cast, compilation, what):
    response = see(editor, cast.cycle, what)
    assert response.status_code == 200
    said = "没有雷同的段落" if what == "copies" else "还没有可以对照的"
    assert said in response.content.decode()


@pytest.mark.parametrize("what", ["promises", "changes", "copies"])
def test_before_the_month_is_compiled(editor, cast, september, what):
    assert "本期还没有汇总" in see(editor, cast.cycle, what).content.decode()


@pytest.mark.parametrize("what", ["promises", "changes", "copies"])
def test_it_takes_few_queries(editor, october, what, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        see(editor, october, what)


def test_months_of_other_offices_are_not_offered(cast, october):
    from huizong_web.reports.earlier import earlier_cycles

    other = Cycle.objects.create(office=cast.stranger.posts.get().office, year=2026, month=11)
    assert list(earlier_cycles(other)) == []
