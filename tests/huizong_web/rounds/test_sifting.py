"""A round of hundreds of units is listed a page at a time, and sifted by state and by words."""

import re

import pytest
from cast import SECRETARIAT

from huizong_web.reports.reviewing.acts import give_back
from huizong_web.reports.rounds.models import ZeroReport
from huizong_web.reports.submitting import submit
from huizong_web.reports.views.submissions import ROWS


@pytest.fixture
def listed(editor, october, many, at):
    """Return a function that lists the units on the page of a query."""
    at("2026-10-20 09:00")

    def list_units(query: str = "") -> list[str]:
        page = editor.get(f"/cycles/{october.pk}/submissions/?{query}").content.decode()
        table = page.split('id="submissions"')[1].split("</table>")[0]
        return re.findall(r'<th scope="row">([^<]+)</th>', table)

    return list_units


def test_some_units_a_page_and_all_on_wish(listed):
    first, second, whole = listed(), listed("page=2"), listed("all=1")
    assert len(first) == len(second) == ROWS
    assert len(whole) == 502
    assert first + second == whole[: 2 * ROWS]


def test_words_find_units_and_files_on_all_pages(listed, cast, october):
    submit(october, cast.rural, name="冬修.txt", data=SECRETARIAT.encode(), by=cast.editor)
    assert listed("q=第499") == ["第499科"]
    assert listed("q=冬修") == ["农业科"]
    assert listed("q=无此科") == []


def test_each_sort_lists_its_own_and_counts_all(editor, listed, cast, october):
    submit(october, cast.rural, name="a.txt", data=SECRETARIAT.encode(), by=cast.editor)
    ZeroReport.objects.create(cycle=october, unit=cast.secretariat, by=cast.clerk, reason="无")
    assert set(listed("which=in")) == {"农业科", "秘书科"}
    assert listed("which=zero") == ["秘书科"]
    assert len(listed("which=missing&all=1")) == 500
    assert listed("which=late") == []
    page = editor.get(f"/cycles/{october.pk}/submissions/").content.decode()
    sorts = re.findall(r'which=(\w+)"[^>]*>(\w+) <span class="quiet">(\d+)<', page)
    assert sorts == [("missing", "没有报", "500"), ("in", "报了", "2"), ("zero", "零报告", "1")]


def test_who_was_sent_back_is_a_sort_and_so_is_who_was_late(listed, cast, october, at):
    sent = submit(october, cast.rural, name="a.txt", data=SECRETARIAT.encode(), by=cast.editor)
    give_back(sent, reason="太简略", marks=[], by=cast.editor)
    assert listed("which=returned") == ["农业科"]
    at("2026-10-24 09:00")
    ZeroReport.objects.create(cycle=october, unit=cast.secretariat, by=cast.clerk, reason="无")
    assert listed("which=late") == ["秘书科"]


def test_a_sort_that_is_none_lists_all(listed):
    assert len(listed("which=<script>")) == ROWS


def test_turning_over_keeps_the_sort_and_forms_offer_every_unit(editor, october, many, at):
    at("2026-10-20 09:00")
    address = f"/cycles/{october.pk}/submissions/?which=missing&q=科&page=2"
    page = editor.get(address).content.decode()
    assert "?which=missing&amp;q=%E7%A7%91&amp;page=3" in page
    assert "催还没有报的 502 个科室" in page
    choices = page.split('name="unit"')[-1].split("</select>")[0]
    assert choices.count("<option") >= 502


def test_a_small_office_is_not_troubled_with_sorts(editor, cast, submissions):
    page = editor.get(f"/cycles/{cast.cycle.pk}/submissions/").content.decode()
    assert "data-filter" not in page
    assert 'class="paging"' not in page
