"""The clock is set back: nothing is lost, nobody gets in, no term begins again."""

import base64
import re
import time
from datetime import date, timedelta

import pytest
from cast import PASSWORD, content, signed_in
from django.test import Client
from django.utils import timezone

from huizong_web.accounts import passwords, second, throttle, totp
from huizong_web.accounts.models import SecondFactor, Session
from huizong_web.accounts.profile import profile
from huizong_web.accounts.sessions import BEGAN, SEEN, SessionStore
from huizong_web.audit import record
from huizong_web.audit.models import Entry
from huizong_web.audit.verifying import verify
from huizong_web.notifications.models import Notification
from huizong_web.reports.issuing.models import Issued, Paper, Series
from huizong_web.reports.issuing.moves import Move
from huizong_web.reports.issuing.stepping import NotMoved, prepare, step
from huizong_web.reports.models import Submission
from huizong_web.reports.rounds.acts import permit
from huizong_web.reports.rounds.rows import came_in
from huizong_web.reports.submitting import Shut, submit
from huizong_web.reports.writing.keeping import draft_of, save
from huizong_web.reports.writing.lines import Line, load_lines

TEXT = "秘书科2026年10月工作总结\n\n1、整理档案{n}卷。\n"


@pytest.fixture
def clock(monkeypatch):
    """Set the clock: `clock(hours=-2)` is two hours before what it would be."""
    now, seconds = timezone.now, time.time

    def put(**by: float) -> None:
        off = timedelta(**by)
        monkeypatch.setattr(timezone, "now", lambda: now() + off)
        monkeypatch.setattr(time, "time", lambda: seconds() + off.total_seconds())

    return put


def enter(username: str = "zhouwen") -> Client:
    client = Client()
    client.post("/sign-in/", {"username": username, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def file(cast, n: int, **more) -> Submission:
    data = TEXT.format(n=n).encode()
    unit = cast.secretariat
    return submit(cast.cycle, unit, name=f"{n}.txt", data=data, by=cast.clerk, **more)


def due(cast, **ago: float) -> None:
    cast.cycle.opens_at = timezone.now() - timedelta(days=9)
    cast.cycle.due_at = timezone.now() - timedelta(**ago)
    cast.cycle.save()


@pytest.mark.parametrize("back", [{"minutes": -2}, {"hours": -5}, {"days": -400}])
def test_a_session_ends_since_nobody_knows_how_long_it_rested(cast, clock, back):
    client = enter()
    clock(**back)
    answer = client.get("/me/", follow=True)
    assert "时钟往回拨过" in answer.content.decode()
    assert not is_in(client)
    assert is_in(enter())


def test_a_clock_put_right_by_seconds_ends_no_session(cast, clock):
    client = enter()
    clock(seconds=-20)
    assert is_in(client)
    assert Session.objects.get(user=cast.editor).seen is not None


def test_the_longest_time_is_not_begun_again(cast, clock):
    client = enter()
    session = SessionStore(client.session.session_key)
    for name, ago in ((BEGAN, {"hours": profile().absolute_hours, "minutes": -3}), (SEEN, {})):
        session[name] = (timezone.now() - timedelta(**ago)).isoformat()
    session.save()
    clock(minutes=-10)
    assert not is_in(client)


def test_what_was_typed_outlives_the_session(cast, clock):
    client = enter("chenmo")
    address = f"/cycles/{cast.cycle.pk}/write/{cast.secretariat.pk}/"
    assert client.get(address).status_code == 200
    lines = (Line("a", "办理来文31件。", 0),)
    kept = save(cast.cycle, cast.secretariat, lines, seen=0, pen="p", by=cast.clerk)
    clock(days=-3)
    assert not is_in(client)
    more = (*kept.lines, Line("b", "筹备会议2次。", 0))
    again = save(cast.cycle, cast.secretariat, more, seen=kept.version, pen="p", by=cast.clerk)
    draft = draft_of(cast.cycle, cast.secretariat)
    assert [line.text for line in load_lines(draft.lines)] == [line.text for line in more]
    assert (draft.version, again.merged) == (2, False)


def test_proving_oneself_again_is_not_put_off(cast, clock):
    client = enter()
    assert client.get("/me/second-factor/").status_code == 200
    session = SessionStore(client.session.session_key)
    clock(minutes=-30)
    session[SEEN] = timezone.now().isoformat()  # used since, so that the session itself holds
    session.save()
    answer = client.get("/me/second-factor/")
    assert answer.status_code == 302
    assert answer.url.startswith("/confirm/")


def enrolled(user) -> bytes:
    offer = second.offer(user)
    secret = base64.b32decode(offer.letters.replace(" ", ""))
    step_now = int(time.time()) // totp.STEP
    assert second.take(user, offer.sealed, totp.code_of(secret, step_now))
    return secret


def test_a_code_that_was_used_is_not_good_again(cast, clock):
    secret = enrolled(cast.editor)
    used = SecondFactor.objects.get(user=cast.editor).last_step
    for back in (0, 30, 90, 3600):
        clock(seconds=-back)
        for step_then in range(used - 200, used + 1):
            if abs(step_then - int(time.time()) // totp.STEP) <= 1:
                assert second.proves(cast.editor, totp.code_of(secret, step_then)) == ""
    codes = second.new_codes(cast.editor)
    assert second.proves(cast.editor, codes[0]) == "recovery"  # the way in until the clock is right


def test_the_time_for_a_code_is_not_begun_again(cast, clock):
    enrolled(cast.editor)
    client = enter()
    assert client.get("/sign-in/code/").status_code == 200
    clock(minutes=-20)
    assert client.get("/sign-in/code/").status_code == 302


def test_a_lock_holds_and_does_not_last_for_as_long_again(cast, clock):
    for _ in range(profile().tries):
        throttle.attempt("zhouwen", "10.1.1.1")
    clock(days=-30)
    assert throttle.is_locked("zhouwen")
    refused = throttle.attempt("zhouwen", "10.1.1.1")
    assert refused is not None
    assert refused.locked
    assert refused.seconds <= profile().lock_minutes * 60
    clock(days=-30, minutes=profile().lock_minutes + 1)
    assert throttle.attempt("zhouwen", "10.1.1.1") is None


def test_a_one_time_password_is_not_good_for_longer(cast, clock):
    passwords.give_one_time(cast.clerk)
    cast.clerk.refresh_from_db()
    assert not passwords.is_void(cast.clerk)
    clock(days=-1)
    assert passwords.is_void(cast.clerk)


@pytest.mark.parametrize("hours", [1, 5, 23])
def test_a_round_that_is_over_does_not_begin_again(cast, clock, hours):
    due(cast, minutes=10)
    record("somebody-worked")
    clock(hours=-hours)
    with pytest.raises(Shut, match="时钟往回拨过"):
        file(cast, 1)
    assert not Submission.objects.exists()
    permit(cast.cycle, cast.secretariat, reason="时钟", until=None, by=cast.editor)
    assert file(cast, 1).current


def test_a_permission_that_is_over_does_not_begin_again(cast, clock):
    due(cast, hours=3)
    until = timezone.now() - timedelta(minutes=30)
    permit(cast.cycle, cast.secretariat, reason="出差", until=until, by=cast.editor)
    clock(hours=-1)
    with pytest.raises(Shut, match="现已过时"):
        file(cast, 1)


def test_a_clock_that_was_wrong_by_years_does_not_close_all_rounds(cast, clock):
    clock(days=900)
    record("in-a-wrong-year")
    clock(days=0)
    due(cast, hours=-5)
    assert file(cast, 1).current


def test_who_was_late_stays_late(cast, clock):
    due(cast, minutes=10)
    permit(cast.cycle, cast.secretariat, reason="出差", until=None, by=cast.editor)
    first = file(cast, 1)
    clock(hours=-2)
    second_one = file(cast, 2, replace=True)
    came = came_in([cast.cycle])[cast.cycle.pk, cast.secretariat.pk]
    assert came.file_at == first.uploaded_at > cast.cycle.due_at
    assert second_one.uploaded_at >= first.uploaded_at
    assert [each.current for each in (Submission.objects.get(pk=first.pk), second_one)] == [
        False,
        True,
    ]
    assert content(first) == TEXT.format(n=1).encode()


def test_the_log_keeps_its_order_and_its_chain(cast, clock):
    for hours in (0, -2, 1, -400):
        clock(hours=hours)
        record(f"at-{hours}")
    told = list(Entry.objects.order_by("sequence").values_list("action", flat=True))
    assert told[-4:] == ["at-0", "at--2", "at-1", "at--400"]
    verdict = verify()
    assert (verdict.broken, verdict.jumps >= 2) == (None, True)


@pytest.fixture
def signed_paper(cast, compilation):
    """A paper on which only issuing is left, in a series whose last number is of today."""
    series = Series.objects.create(office=cast.office, code="青办发")
    paper = prepare(
        compilation, form="report", series=series, recipients="", copies_to="", seen=0,
        by=cast.editor,
    )  # fmt: skip
    Paper.objects.filter(pk=paper.pk).update(state="signed")
    paper.steps.create(move=Move.SIGN, compilation=compilation, by=cast.leader, at=timezone.now())
    return Paper.objects.get(pk=paper.pk)


def _issued_before(paper: Paper, day: date) -> None:
    other = Paper.objects.create(
        cycle=type(paper.cycle).objects.create(office=paper.cycle.office, year=2026, month=9),
        compilation=paper.compilation,
        series=paper.series,
        prepared_by=paper.prepared_by,
        state="issued",
    )
    Issued.objects.create(
        paper=other, series=paper.series, year=day.year, number=7, day=day, signer="吴衡"
    )


def test_no_number_is_taken_in_a_year_that_is_over(cast, clock, signed_paper):
    today = timezone.localdate()
    _issued_before(signed_paper, today)
    clock(days=-400)
    with pytest.raises(NotMoved, match="请系统管理员先给服务器对时"):
        step(signed_paper, Move.ISSUE, seen=signed_paper.version, by=cast.editor)
    assert Issued.objects.count() == 1
    assert Paper.objects.get(pk=signed_paper.pk).state == "signed"
    clock(days=0)
    step(signed_paper, Move.ISSUE, seen=signed_paper.version, by=cast.editor)
    assert Issued.objects.get(paper=signed_paper).number == 8


def test_what_people_are_told_is_not_lost(cast, clock):
    due(cast, minutes=10)
    clock(hours=-3)
    editor = signed_in(cast.editor)
    address = f"/cycles/{cast.cycle.pk}/permit/"
    given = {"unit": cast.secretariat.pk, "reason": "防汛", "until": ""}
    answer = editor.post(address, given, follow=True)
    assert re.search("已准许秘书科补报", answer.content.decode())
    assert Notification.objects.filter(recipient=cast.clerk).exists()
