"""The lists: rounds with lamps, what one has to do, rates; and how many queries they take."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cast import SECRETARIAT

from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.reviewing.acts import give_back
from huizong_web.reports.rounds.acts import lock, unlock
from huizong_web.reports.rounds.reminding import remind
from huizong_web.reports.submitting import submit

ZONE = ZoneInfo("Asia/Shanghai")


def test_the_list_shows_lamps_due_days_and_how_far(editor, clerk, cast, submissions, october, at):
    at("2026-10-24 09:00")
    page = editor.get("/cycles/").content.decode()
    assert "已逾期" in page
    assert "10月23日 17:30" in page
    assert "2/2" in page
    assert "1/1" in clerk.get("/cycles/").content.decode()


def test_an_editor_without_rounds_is_told_how_to_begin(stranger):
    page = stranger.get("/cycles/").content.decode()
    assert "先定一条规则" in page
    assert "/rules/new/" in page


def test_a_clerk_is_offered_no_rules(clerk, cast):
    assert "/rules/new/" not in clerk.get("/cycles/").content.decode()


def test_what_one_has_to_do(clerk, cast, october, at):
    at("2026-10-23 09:00")
    page = clerk.get("/todo/").content.decode()
    assert "今天截止" in page
    submit(october, cast.secretariat, name="一.txt", data=SECRETARIAT.encode(), by=cast.clerk)
    page = clerk.get("/todo/").content.decode()
    assert "现在没有要报的" in page
    assert "按时" in page


def test_what_was_returned_stands_there_again(clerk, cast, october, at):
    at("2026-10-20 09:00")
    text = SECRETARIAT.encode()
    sent = submit(october, cast.secretariat, name="一.txt", data=text, by=cast.clerk)
    give_back(sent, reason="来文数与台账不符", marks=[], by=cast.editor)
    at("2026-10-24 09:00")  # also when the time is over: what was returned may be sent again
    page = clerk.get("/todo/").content.decode()
    assert "已退回：来文数与台账不符" in page
    assert f"/submissions/{sent.pk}/" in page
    assert "现在没有要报的" not in page
    lock(october, reason="已汇总", by=cast.editor)
    assert "来文数与台账不符" not in clerk.get("/todo/").content.decode()
    unlock(october, by=cast.editor)
    submit(october, cast.secretariat, name="二.txt", data=text, by=cast.clerk)
    assert "现在没有要报的" in clerk.get("/todo/").content.decode()


def test_how_a_due_day_was_found_is_told(clerk, cast, october, at):
    at("2026-10-20 09:00")
    october.due_nominal, october.due_shift = datetime(2026, 10, 25, tzinfo=ZONE).date(), "before"
    october.save()
    for address in ("/todo/", f"/cycles/{october.pk}/submissions/"):
        page = clerk.get(address).content.decode()
        assert "2026年10月25日（周日）休息：10月24日至25日是周末。提前到2026年10月23日" in page


def test_an_editor_has_nothing_to_submit(editor, cast, october, at):
    at("2026-10-20 09:00")
    assert "现在没有要报的" in editor.get("/todo/").content.decode()


def test_home_leads_to_the_list_where_several_wait(clerk, cast, october, at):
    at("2026-10-20 09:00")
    assert clerk.get("/").url == f"/cycles/{october.pk}/submissions/"
    Cycle.objects.create(office=cast.office, year=2026, month=10, kind="once", title="汛情")
    assert clerk.get("/").url == "/todo/"


def test_home_does_not_lead_to_a_round_that_has_not_begun(editor, cast, submissions, october, at):
    at("2026-10-26 09:00")
    later = datetime(2026, 11, 20, tzinfo=ZONE)
    Cycle.objects.create(office=cast.office, year=2026, month=11, opens_at=later)
    assert editor.get("/").url == f"/cycles/{october.pk}/"


def test_rates(editor, clerk, cast, october, at):
    at("2026-10-20 09:00")
    first = submit(
        october, cast.secretariat, name="一.txt", data=SECRETARIAT.encode(), by=cast.clerk
    )
    Submission.objects.filter(pk=first.pk).update(uploaded_at=datetime(2026, 10, 20, tzinfo=ZONE))
    at("2026-11-01 09:00")
    page = editor.get("/cycles/rates/").content.decode()
    rates = re.findall(r'<th scope="row">(\S+)</th>.*?<strong>(.*?)</strong>', page)
    assert rates == [("秘书科", "100%"), ("农业科", "0%")]
    assert "农业科" not in clerk.get("/cycles/rates/").content.decode()
    empty = editor.get("/cycles/rates/?first=2025-01-01&last=2025-02-01").content.decode()
    assert "没有到期的报送期" in empty


@pytest.mark.parametrize("query", ["?first=x&last=", "?first=2026-12-01&last=2026-01-01"])
def test_times_of_rates_that_cannot_be_read(editor, cast, october, query):
    assert editor.get("/cycles/rates/" + query).status_code == 200


def test_a_unit_that_has_ended_is_not_asked_any_more(editor, cast, october, at):
    cast.rural.until = october.due_at.date() - timedelta(days=1)
    cast.rural.save()
    page = editor.get(f"/cycles/{october.pk}/submissions/").content.decode()
    assert "农业科" not in page


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/cycles/", 20),
        ("/todo/", 18),
        ("/cycles/rates/", 22),
        ("/cycles/{cycle}/submissions/", 30),
        ("/cycles/{cycle}/settings/", 26),
    ],
)
def test_five_hundred_units_take_no_more_queries_than_two(
    editor, cast, submissions, october, at, address, most
):
    at("2026-10-24 09:00")
    address = address.format(cycle=october.pk)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        editor.get(address)
    Unit.objects.bulk_create(
        Unit(office=cast.office, order=n + 10, name=f"第{n}科") for n in range(500)
    )
    for number in range(12):
        Cycle.objects.create(
            office=cast.office,
            year=2025,
            month=number + 1,
            due_at=datetime(2025, number + 1, 20, tzinfo=ZONE),
        )
    with CaptureQueriesContext(connection) as many:
        assert editor.get(address).status_code == 200
    assert len(many) <= len(few) <= most


def test_reminding_five_hundred_takes_few_queries(
    cast, october, many, at, django_assert_max_num_queries
):
    at("2026-10-20 09:00")
    with django_assert_max_num_queries(14):
        remind(october, many, by=cast.editor)
