"""A round: its page, settings, lock, permissions, empty reports, reminders."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cast import SECRETARIAT, signed_in, upload

from huizong_web.notifications.models import Notification
from huizong_web.notifications.saying import said
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.keeping import keep_rounds
from huizong_web.reports.rounds.models import Held, Lock, Permit, ZeroReport
from huizong_web.reports.submitting import submit

ZONE = ZoneInfo("Asia/Shanghai")
AFTER, BEFORE = "2026-10-24 09:00", "2026-10-20 09:00"


def send(client, cast, name="十月.txt", text=SECRETARIAT, **more):
    fields = {"unit": cast.secretariat.pk, "file": upload(name, text), **more}
    return client.post(f"/cycles/{cast.cycle.pk}/submissions/", fields, follow=True)


def do(client, cast, what, **fields):
    return client.post(f"/cycles/{cast.cycle.pk}/{what}/", fields, follow=True).content.decode()


def page_of(client, cast) -> str:
    return client.get(f"/cycles/{cast.cycle.pk}/submissions/").content.decode()


def told(person) -> list[str]:
    rows = Notification.objects.filter(recipient=person).order_by("pk")
    return [said(row.text, row.arguments) for row in rows]


def test_in_time_it_is_taken_in_and_on_time(clerk, cast, october, at):
    at(BEFORE)
    page = send(clerk, cast).content.decode()
    assert "已收下秘书科" in page
    assert "收件中" in page
    assert "10月23日 17:30 截止" in page


def test_late_without_permission_is_refused_with_what_to_do_and_the_file_is_kept(
    clerk, cast, october, at, kept_files
):
    at(AFTER)
    response = send(clerk, cast)
    page = response.content.decode()
    assert response.status_code == 422
    assert "现已逾期，秘书科没有补报的准许。请联系文秘" in page
    assert "“十月.txt”先替您留着" in page
    assert not Submission.objects.exists()
    assert Held.objects.get().name == "十月.txt"
    assert len(kept_files()) == 1


def test_a_kept_file_is_submitted_once_permitted(
    clerk, editor, cast, october, at, kept_files, django_capture_on_commit_callbacks
):
    at(AFTER)
    with django_capture_on_commit_callbacks(execute=True):
        send(clerk, cast, "一.txt")
        send(clerk, cast, "二.txt")
    assert len(kept_files()) == 1  # the newer takes the place of the older
    held = Held.objects.get()
    assert "没有补报的准许" in clerk.post(f"/held/{held.pk}/", follow=True).content.decode()
    do(editor, cast, "permit", unit=cast.secretariat.pk, reason="出差", until="")
    assert told(cast.clerk) == ["准许秘书科补报2026年10月工作总结：出差"]
    page = clerk.post(f"/held/{held.pk}/", follow=True).content.decode()
    assert "已收下秘书科的“二.txt”" in page
    assert not Held.objects.exists()
    assert Submission.objects.get().name == "二.txt"
    assert "迟报" in page


def test_a_permission_ends(clerk, editor, cast, october, at):
    at(AFTER)
    do(editor, cast, "permit", unit=cast.secretariat.pk, reason="出差", until="2026-10-26T12:00")
    at("2026-10-26 12:01")
    assert "准许秘书科补报到 10月26日 12:00，现已过时" in send(clerk, cast).content.decode()


def test_a_permission_taken_back_is_none(clerk, editor, cast, october, at):
    at(AFTER)
    do(editor, cast, "permit", unit=cast.secretariat.pk, reason="出差", until="")
    assert "已收回" in do(editor, cast, "permit/undo", unit=cast.secretariat.pk)
    assert "没有补报的准许" in send(clerk, cast).content.decode()
    assert Permit.objects.get().undone_by == cast.editor


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reason": "", "until": ""}, "请写明原因"),
        ({"reason": "出差", "until": "2020-01-01T00:00"}, "将来的时间"),
        ({"reason": "出差", "unit": "0"}, "请选择准许哪个科室"),
        ({"reason": "长" * 301}, "300 字以内"),
    ],
)
def test_a_permission_that_cannot_be(editor, cast, october, at, fields, says):
    at(AFTER)
    fields = {"unit": cast.secretariat.pk} | fields
    assert says in do(editor, cast, "permit", **fields)
    assert not Permit.objects.exists()


def test_a_unit_of_another_office_is_not_permitted(editor, cast, october, at):
    at(AFTER)
    from huizong_web.offices.models import Unit

    foreign = Unit.objects.create(office=cast.stranger.posts.get().office, order=1, name="外科")
    assert "请选择准许哪个科室" in do(editor, cast, "permit", unit=foreign.pk, reason="试")


def test_a_locked_round_takes_in_nothing_even_if_permitted(clerk, editor, cast, october, at):
    at(AFTER)
    do(editor, cast, "permit", unit=cast.secretariat.pk, reason="出差", until="")
    assert "本期已锁定，不再收件" in do(editor, cast, "lock", reason="已报县委")
    page = send(clerk, cast).content.decode()
    assert "本期已由周文锁定（已报县委）" in page
    assert Held.objects.exists()
    assert "已解除锁定" in do(editor, cast, "unlock")
    assert "已收下" in send(clerk, cast).content.decode()
    assert [lock.undone_by for lock in Lock.objects.all()] == [cast.editor]


def test_a_lock_needs_a_reason_and_is_one(editor, cast, october, at):
    assert "请写明原因" in do(editor, cast, "lock", reason=" ")
    do(editor, cast, "lock", reason="一")
    assert "在这之前已经锁定" in do(editor, cast, "lock", reason="二")
    assert Lock.objects.count() == 1


def test_what_is_in_may_be_mended_when_late_and_not_when_locked(cast, october, at, editor):
    at(BEFORE)
    first = submit(
        october, cast.secretariat, name="一.txt", data=SECRETARIAT.encode(), by=cast.clerk
    )
    at(AFTER)
    again = {"name": "一.txt", "data": SECRETARIAT.replace("31", "32").encode(), "by": cast.clerk}
    second = submit(october, cast.secretariat, **again, instead_of=first)
    assert "迟报" not in page_of(editor, cast)  # the first came in time
    do(editor, cast, "lock", reason="已报")
    from huizong_web.reports.submitting import Shut

    with pytest.raises(Shut, match="锁定"):
        submit(october, cast.secretariat, **again, instead_of=second)


def test_a_round_that_closes_by_itself(clerk, cast, october, at):
    october.closes_at = datetime(2026, 10, 27, 17, 30, tzinfo=ZONE)
    october.save()
    at("2026-10-28 09:00")
    page = send(clerk, cast).content.decode()
    assert "没有补报的准许" in page
    assert "已锁定" in page


def test_nothing_to_report(clerk, editor, cast, october, at):
    at(BEFORE)
    page = do(clerk, cast, "nothing", unit=cast.secretariat.pk, reason="本月无此项工作")
    assert "已收下秘书科的零报告" in page
    assert "1/1 已收" in page
    assert "本月无此项工作" in page_of(editor, cast)
    assert "1/2 已收" in page_of(editor, cast)
    at(BEFORE)
    assert "已收下秘书科的“十月.txt”" in send(clerk, cast).content.decode()
    assert ZeroReport.objects.get().undone_by == cast.clerk


def test_nothing_to_report_is_taken_back(clerk, cast, october, at):
    at(BEFORE)
    do(clerk, cast, "nothing", unit=cast.secretariat.pk, reason="无")
    assert "已收回秘书科的零报告" in do(clerk, cast, "nothing/undo", unit=cast.secretariat.pk)
    assert "0/1 已收" in page_of(clerk, cast)


def test_who_has_submitted_has_something(clerk, cast, october, at):
    at(BEFORE)
    send(clerk, cast)
    assert "不能再报零报告" in do(clerk, cast, "nothing", unit=cast.secretariat.pk, reason="无")


@pytest.mark.parametrize("what", ["nothing", "nothing/undo"])
def test_nobody_reports_nothing_for_another_section(clerk, cast, october, what):
    response = clerk.post(
        f"/cycles/{cast.cycle.pk}/{what}/", {"unit": cast.rural.pk, "reason": "无"}
    )
    assert response.status_code == 403


def test_nothing_late_needs_a_permission_too(clerk, cast, october, at):
    at(AFTER)
    assert "没有补报的准许" in do(clerk, cast, "nothing", unit=cast.secretariat.pk, reason="无")


def test_one_is_reminded_and_not_twice_in_ten_minutes(editor, cast, october, at):
    now = at(BEFORE)
    assert "已催 1 个科室" in do(editor, cast, "remind", unit=cast.secretariat.pk)
    assert told(cast.clerk) == ["请秘书科报送2026年10月工作总结，10月23日 17:30 截止。"]
    assert told(cast.head) == told(cast.clerk)
    page = do(editor, cast, "remind", unit=cast.secretariat.pk)
    assert "十分钟内刚催过" in page
    assert "催过 1 次" in page
    assert len(told(cast.clerk)) == 1
    at((now + timedelta(minutes=11)).strftime("%Y-%m-%d %H:%M"))
    do(editor, cast, "remind", unit=cast.secretariat.pk)
    assert len(told(cast.clerk)) == 2


def test_all_are_reminded_but_who_is_in_and_who_has_nobody_is_told(editor, cast, october, at):
    at(BEFORE)
    page = do(editor, cast, "remind", all="1")
    assert "已催 1 个科室" in page
    assert "农业科还没有人可以催" in page
    submit(october, cast.secretariat, name="一.txt", data=SECRETARIAT.encode(), by=cast.clerk)
    at("2026-10-21 09:00")
    assert "已催" not in do(editor, cast, "remind", all="1")


def test_who_is_late_is_told_so(editor, cast, october, at):
    at(AFTER)
    do(editor, cast, "remind", unit=cast.secretariat.pk)
    assert told(cast.clerk) == [
        "2026年10月工作总结已于 10月23日 17:30 截止，秘书科还没有报送，请尽快联系文秘办理。"
    ]


def test_the_worker_tells_what_begins_ends_and_is_over_each_once(cast, october, at):
    for now in ("2026-10-15 09:00", "2026-10-16 08:30", "2026-10-16 08:40", "2026-10-22 09:00"):
        at(now)
        keep_rounds()
    assert told(cast.clerk) == [
        "2026年10月工作总结开始报送，秘书科请于 10月23日 17:30 前报送。",
        "2026年10月工作总结快到期限：秘书科还没有报送，10月23日 17:30 截止。",
    ]
    for now in (AFTER, AFTER, "2026-11-20 09:00"):
        at(now)
        keep_rounds()
    assert told(cast.editor) == ["2026年10月工作总结已到期限，还有 2 个科室没有报送。"]
    assert len(told(cast.clerk)) == 2


def test_settings_are_stored_and_a_due_day_by_hand_is_no_more_counted(editor, cast, october):
    form = {"title": "", "opens_at": "2026-10-16T08:00", "due_at": "2026-10-30T12:00"}
    response = editor.post(f"/cycles/{october.pk}/settings/", form | {"version": "0"}, follow=True)
    assert "已存下" in response.content.decode()
    october.refresh_from_db()
    assert october.due_at == datetime(2026, 10, 30, 12, tzinfo=ZONE)
    assert (october.version, october.due_nominal) == (1, None)


def test_of_two_editors_of_a_round_the_second_sees_both(editor, other_editor, cast, october):
    form = {"title": "", "opens_at": "2026-10-16T08:00", "version": "0"}
    address = f"/cycles/{october.pk}/settings/"
    editor.post(address, form | {"due_at": "2026-10-30T12:00"})
    response = other_editor.post(address, form | {"due_at": "2026-10-28T12:00"})
    assert response.status_code == 409
    told = [(each.label, each.own, each.stored) for each in response.context["conflict"]]
    assert told == [("截止", "2026-10-28 12:00", "2026-10-30 12:00")]
    assert 'name="version" value="1"' in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"due_at": "2026-10-01T08:00"}, "截止不能早于开始"),
        ({"due_at": "2026-10-23T08:00", "closes_at": "2026-10-22T08:00"}, "不能早于截止"),
    ],
)
def test_times_that_cannot_be(editor, october, fields, says):
    form = {"title": "", "opens_at": "2026-10-16T08:00", "version": "0"} | fields
    response = editor.post(f"/cycles/{october.pk}/settings/", form)
    assert response.status_code == 422
    assert says in response.content.decode()


def test_a_single_round(editor, clerk, cast, at):
    at(BEFORE)
    form = {"title": "防汛情况", "due_at": "2026-10-21T12:00", "version": "0"}
    form |= {"units": [str(cast.secretariat.pk)]}
    page = editor.post("/cycles/new/", form, follow=True).content.decode()
    assert "防汛情况报送" in page
    assert "农业科" not in page
    cycle = Cycle.objects.get(kind="once")
    assert "防汛情况" in clerk.get("/todo/").content.decode()
    clerk.post(
        f"/cycles/{cycle.pk}/submissions/",
        {"unit": cast.secretariat.pk, "file": upload("汛.txt", SECRETARIAT)},
    )
    report = editor.post(f"/cycles/{cycle.pk}/compile/", follow=True).content.decode()
    assert "青河县委办公室防汛情况" in report


def test_a_single_round_needs_a_title(editor):
    assert editor.post("/cycles/new/", {"title": "", "version": "0"}).status_code == 422


@pytest.mark.parametrize("address", ["/cycles/", "/todo/", "/cycles/rates/"])
@pytest.mark.parametrize("person", ["clerk", "head", "editor", "leader", "supervisor", "stranger"])
def test_pages_of_rounds_are_for_everyone_at_work(cast, october, address, person):
    assert signed_in(cast.person(person)).get(address).status_code == 200
