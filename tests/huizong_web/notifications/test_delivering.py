"""Letters go out once, are tried again, are given up in the end, and never get lost."""

import pytest
from cast import signed_in
from django.utils import timezone

from huizong_web.notifications import delivering, worker
from huizong_web.notifications.delivering import deliver_due
from huizong_web.notifications.door import notify
from huizong_web.notifications.models import Delivery, Job
from huizong_web.notifications.periodic import JOBS, now_and_then, run_due
from huizong_web.notifications.timing import AGAIN


def test_a_letter_says_what_the_notice_says_and_where_it_leads(box, person, notice):
    notify(notice(person("chen")))
    assert deliver_due() == 1
    (letter,) = box.letters
    assert letter["Subject"] == "【汇总】请报送十月总结。"
    assert letter["To"] == "chen@example.org"
    text = letter.get_content()
    assert "请报送十月总结。\r\nhttps://huizong.example/cycles/1/" in text
    assert Delivery.objects.get().sent_at
    assert deliver_due() == 0


def test_a_letter_is_in_the_language_that_its_receiver_chose(box, person, notice):
    chen, li = person("chen"), person("li")
    chosen = signed_in(li).post("/language/", {"language": "en", "next": "/notices/"})
    assert chosen.url == "/notices/"
    signed_in(chen).post("/language/", {"language": "xx"})
    notify(notice(chen, li, text="请在“我要报的”里看。"))
    assert deliver_due() == 2
    letters = {each["To"]: each for each in box.letters}
    assert "【汇总】" in letters["chen@example.org"]["Subject"]
    assert "请勿回复" in letters["chen@example.org"].get_content()
    assert "【汇总】" not in letters["li@example.org"]["Subject"]
    assert "do not reply" in letters["li@example.org"].get_content()


def test_several_for_one_person_are_one_letter(box, person, notice):
    chen, li = person("chen"), person("li")
    notify(notice(chen, li), notice(chen, key="round-2"))
    assert deliver_due() == 2
    links = [each.get_content().count("https://huizong.example/") for each in box.letters]
    assert sorted(links) == [1, 2]


@pytest.mark.parametrize("behaviour", ["full", "busy", "hangs up", "says nonsense", "keeps silent"])
def test_what_may_work_later_is_tried_again(box, person, notice, later, waiting, behaviour):
    notify(notice(person("chen")))
    box.behaviour = behaviour
    deliver_due()
    (row,) = waiting()
    assert (row.attempts, row.claim, box.letters) == (1, "", [])
    assert row.error
    assert deliver_due() == 0  # not at once
    box.behaviour = "fine"
    later(minutes=2)
    assert deliver_due() == 1
    assert len(box.letters) == 1
    assert Delivery.objects.get().error == ""


@pytest.mark.parametrize("behaviour", ["nobody", "refuses the letter"])
def test_what_never_works_is_given_up_and_told(box, person, notice, behaviour):
    notify(notice(person("chen")))
    box.behaviour = behaviour
    deliver_due()
    row = Delivery.objects.get()
    assert row.failed_at
    assert row.error.startswith("55")


def test_in_the_end_it_is_given_up(box, person, notice, later, waiting):
    notify(notice(person("chen")))
    box.behaviour = "busy"
    for _ in AGAIN:
        deliver_due()
        assert waiting()
        later(hours=13)
    deliver_due()
    row = Delivery.objects.get()
    assert row.failed_at
    assert row.attempts == len(AGAIN) + 1


def test_without_a_server_nothing_is_lost(box, settings, person, notice, waiting, caplog):
    notify(notice(person("chen")), notice(person("li"), key="round-2"))
    settings.EMAIL_PORT = 1
    assert deliver_due() == 0
    assert sorted(row.attempts for row in waiting()) == [0, 1]  # one is enough to see it is shut
    assert "delivery to user" in caplog.text


def test_one_full_mailbox_does_not_hold_up_the_others(box, person, notice, monkeypatch):
    chen, li = person("chen"), person("li")
    notify(notice(chen), notice(li))
    box.behaviour = "full"
    real = delivering._put_back

    def put_back(letter, error):
        box.behaviour = "fine"
        real(letter, error)

    monkeypatch.setattr(delivering, "_put_back", put_back)
    assert deliver_due() == 2  # both were dealt with
    assert len(box.letters) == 1


def test_a_worker_that_dies_leaves_its_letter_to_another(box, person, notice, later, monkeypatch):
    notify(notice(person("chen")))
    with monkeypatch.context() as dying:
        dying.setattr(delivering, "_send", lambda _letter: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            deliver_due()
    assert deliver_due() == 0  # the dead one's claim still holds
    later(minutes=6)
    assert deliver_due() == 1
    assert len(box.letters) == 1


def test_who_comes_back_after_the_claim_ended_changes_nothing(box, person, notice, later):
    notify(notice(person("chen")))
    slow = delivering._claim()
    later(minutes=6)
    assert deliver_due() == 1
    delivering._put_back(slow, "too late")
    row = Delivery.objects.get()
    assert (row.error, row.attempts) == ("", 1)


def test_letters_of_a_day_wait_for_its_end(box, person, notice, later, waiting):
    soon = (timezone.localtime() + timezone.timedelta(hours=2)).time()
    chen = person("chen", pace="daily", digest_at=soon)
    notify(notice(chen), notice(chen, key="round-2"))
    assert deliver_due() == 0
    later(hours=3)
    assert deliver_due() == 1
    assert len(box.letters) == 1


def test_a_name_cannot_add_a_header(box, person, notice):
    notify(notice(person("chen"), arguments={"round": "十月\r\nBcc: all@example.org\r\n"}))
    assert deliver_due() == 1
    (letter,) = box.letters
    assert letter["Bcc"] is None
    assert letter["To"] == "chen@example.org"


def test_the_worker_outlives_a_fault(db, monkeypatch, caplog):
    def fail():
        msg = "the database is locked"
        raise OSError(msg)

    monkeypatch.setattr("huizong_web.notifications.periodic.run_due", fail)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    worker.work()
    assert "could not look" in caplog.text


@pytest.fixture
def jobs(monkeypatch):
    monkeypatch.setattr("huizong_web.notifications.periodic.JOBS", JOBS)
    kept = dict(JOBS)
    JOBS.clear()
    yield JOBS
    JOBS.clear()
    JOBS.update(kept)


def test_a_job_runs_when_it_is_due_and_not_before(db, jobs, later):
    runs = []
    now_and_then("count", every=timezone.timedelta(hours=1), run=lambda: runs.append(1))
    assert (run_due(), run_due()) == (1, 0)
    later(minutes=61)
    assert run_due() == 1
    assert len(runs) == 2


def test_a_job_that_fails_is_told_and_tried_again(db, jobs, later, caplog):
    def fail():
        msg = "no disk"
        raise OSError(msg)

    now_and_then("fail", every=timezone.timedelta(hours=1), run=fail)
    run_due()
    assert Job.objects.get().error == "OSError('no disk')"
    assert Job.objects.get().done_at is None
    later(minutes=61)
    assert run_due() == 1


def test_a_job_that_another_has_is_left_alone_until_it_must_be_dead(db, jobs, later):
    runs = []
    now_and_then("count", every=timezone.timedelta(hours=1), run=lambda: runs.append(1))
    now = timezone.now()
    Job.objects.create(name="count", next_at=now, claimed_until=now + timezone.timedelta(minutes=5))
    assert run_due() == 0
    later(minutes=6)
    assert run_due() == 1
