"""Rules: they make rounds, each once; two editors; what is counted anew."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.keeping import keep_rounds
from huizong_web.reports.rounds.making import make_rounds, renew_times
from huizong_web.reports.rounds.models import Schedule

ZONE = ZoneInfo("Asia/Shanghai")
FORM = {
    "title": "工作总结",
    "kind": "month",
    "due_day": "25",
    "shift": "before",
    "due_workdays": "0",
    "due_time": "17:30",
    "open_before": "5",
    "notice_before": "2",
    "close_after": "",
    "starts": "2026-09-01",
    "active": "on",
    "version": "0",
}


def due_days(schedule: Schedule) -> list[str]:
    rounds = schedule.cycles.order_by("year", "month", "number")
    return [cycle.due_at.astimezone(ZONE).strftime("%m-%d %H:%M") for cycle in rounds]


def test_a_rule_makes_the_rounds_that_are_announced(cast, rule, at):
    now = at("2026-11-10 09:00")
    made = make_rounds(rule, now)
    assert due_days(rule) == ["09-24 17:30", "10-23 17:30"]
    assert len(made) == 2
    assert make_rounds(rule, now) == []
    assert make_rounds(rule, at("2026-11-17 09:00"))[0].month == 11


def test_a_month_opened_by_hand_becomes_the_rules(cast, rule, submissions, at):
    make_rounds(rule, at("2026-11-10 09:00"))
    cast.cycle.refresh_from_db()
    assert cast.cycle.schedule == rule
    assert cast.cycle.submissions.count() == 2
    assert Cycle.objects.filter(year=2026, month=10).count() == 1


def test_weeks_and_quarters_of_one_month_stand_beside_the_month(cast, rule, at):
    now = at("2026-10-20 09:00")
    for kind, day in (("week", 5), ("quarter", 20)):
        other = Schedule.objects.create(
            office=cast.office, title="周报", kind=kind, due_day=day, starts=date(2026, 10, 5)
        )
        make_rounds(other, now)
    make_rounds(rule, now)
    kinds = Cycle.objects.values_list("kind", flat=True)
    assert sorted(set(kinds)) == ["month", "week"]
    assert list(kinds).count("week") == 3


def test_the_database_refuses_a_second_round_of_a_period(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.create(office=cast.office, year=2026, month=10)
    Cycle.objects.create(office=cast.office, year=2026, month=10, kind="once", title="汛情")
    Cycle.objects.create(office=cast.office, year=2026, month=10, kind="once", title="汛情")
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.create(office=cast.office, year=2026, month=10, kind="once")


def test_a_rule_that_begins_long_ago_does_not_flood_the_list(cast, rule, at):
    rule.starts = date(2005, 1, 1)
    assert len(make_rounds(rule, at("2026-11-10 09:00"))) == 120


def test_when_holidays_are_announced_what_is_not_due_is_counted_anew(
    cast, rule, at, settings, tmp_path
):
    settings.DATA = tmp_path
    rule.starts, rule.due_day = date(2027, 1, 1), 29
    rule.save()
    now = at("2027-01-25 09:00")
    make_rounds(rule, now)
    assert due_days(rule) == ["01-29 17:30"]
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2027.yaml").write_text(
        "label: 2027年安排\nbasis: 通知\nsince: 2026-11-01\nyear: 2027\n"
        "rest:\n  - {name: 春节, first: 2027-01-29, last: 2027-02-04}\nwork: []\n",
        encoding="utf-8",
    )
    keep_rounds(now)
    assert due_days(rule) == ["01-28 17:30"]


def test_what_was_set_by_hand_or_is_over_is_not_counted_anew(cast, rule, at):
    make_rounds(rule, at("2026-10-20 09:00"))
    october = rule.cycles.get(month=10)
    october.due_at, october.due_nominal = datetime(2026, 10, 30, 12, tzinfo=ZONE), None
    october.save()
    rule.due_time = time(9)
    rule.save()
    assert renew_times(rule, at("2026-10-20 09:00")) == 0
    assert due_days(rule) == ["09-24 17:30", "10-30 12:00"]


def test_a_rule_is_stored_and_shows_what_comes(editor, cast, at):
    at("2026-11-10 09:00")
    response = editor.post("/rules/new/", FORM, follow=True)
    page = response.content.decode()
    assert response.status_code == 200
    assert "规则已存下" in page
    assert "2026年12月25日" not in page  # a Friday: nothing moved it
    assert "12月25日 17:30" in page
    rule = Schedule.objects.get()
    assert due_days(rule) == ["09-24 17:30", "10-23 17:30"]
    assert rule.changed_by == cast.editor


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("due_day", "32", "1 到 31"),
        ("due_day", "x", "1 到 31"),
        ("due_workdays", "99", "-20 到 20"),
        ("open_before", "", "0 到 60"),
        ("close_after", "-1", "0 到 60"),
        ("kind", "once", "once"),
        ("starts", "昨天", "日期"),
    ],
)
def test_a_rule_that_cannot_be_is_told(editor, field, value, says):
    response = editor.post("/rules/new/", FORM | {field: value})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Schedule.objects.exists()


def test_a_week_has_seven_days(editor):
    response = editor.post("/rules/new/", FORM | {"kind": "week", "due_day": "8"})
    assert "每周的请写 1（周一）到 7（周日）" in response.content.decode()


def test_of_two_editors_the_second_is_told_and_shown_both(editor, other_editor, rule):
    address = f"/rules/{rule.pk}/"
    assert editor.post(address, FORM | {"due_day": "20"}).status_code == 302
    response = other_editor.post(address, FORM | {"due_day": "28", "due_time": "12:00"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "周文" in page
    told = response.context["conflict"]
    assert {(each.label, each.own, each.stored) for each in told} == {
        ("几号截止", "28", "20"),
        ("几点", "12:00", "17:30"),
    }
    rule.refresh_from_db()
    assert rule.due_day == 20
    again = FORM | {"due_day": "28", "version": "1"}
    assert other_editor.post(address, again).status_code == 302
    rule.refresh_from_db()
    assert (rule.due_day, rule.version) == (28, 2)


def test_a_rule_for_some_units_only(editor, cast, at):
    at("2026-11-10 09:00")
    editor.post("/rules/new/", FORM | {"units": [str(cast.rural.pk)]})
    cycle = Cycle.objects.get(month=9)
    assert list(cycle.units.all()) == [cast.rural]
    page = editor.get(f"/cycles/{cycle.pk}/submissions/").content.decode()
    assert "农业科" in page
    assert "秘书科" not in page


def test_a_rule_of_another_office_is_not_there(stranger, rule):
    assert stranger.get(f"/rules/{rule.pk}/").status_code == 404
