"""Failures counted by name and by address."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.utils import timezone
from running import Visitor, serving

from huizong_web.accounts import throttle
from huizong_web.accounts.models import Counted, Failures
from huizong_web.accounts.profile import profile

HERE, THERE = "10.1.2.3", "10.9.9.9"


def fail(times, name="zhouwen", address=HERE):
    return [throttle.attempt(name, address) for _ in range(times)]


def test_a_name_is_locked_and_told_for_how_long(db):
    assert fail(5) == [None] * 5
    (refused,) = fail(1)
    assert refused.locked
    assert 0 < refused.seconds <= profile().lock_minutes * 60
    assert throttle.attempt("zhouwen", THERE).locked


def test_a_refused_attempt_does_not_lengthen_the_lock(db):
    fail(6)
    count = Failures.objects.get(by=Counted.NAME).count
    fail(3)
    assert Failures.objects.get(by=Counted.NAME).count == count == 5


def test_a_good_one_forgives_the_name_and_takes_one_off_the_address(db):
    fail(3)
    throttle.forgive("zhouwen", HERE)
    assert not Failures.objects.filter(by=Counted.NAME).exists()
    assert Failures.objects.get(by=Counted.ADDRESS).count == 2


def test_an_address_waits_longer_with_each_failure_and_is_never_locked(db):
    limit, longest = profile().address_tries, profile().address_wait_seconds
    for number in range(limit):
        assert throttle.attempt(f"name{number}", HERE) is None
    waits = []
    for number in range(9):
        refused = throttle.attempt(f"more{number}", HERE)
        waits.append(refused.seconds)
        assert not refused.locked
        last = timezone.now() - timedelta(seconds=refused.seconds)
        Failures.objects.filter(by=Counted.ADDRESS).update(last=last)
        assert throttle.attempt(f"more{number}", HERE) is None
    assert waits == [min(2**n, longest) for n in range(9)]
    assert throttle.attempt("other", THERE) is None


def test_what_is_long_ago_is_forgotten(db):
    fail(5)
    Failures.objects.update(last=timezone.now() - timedelta(minutes=profile().lock_minutes))
    assert fail(1) == [None]
    assert Failures.objects.get(by=Counted.NAME).count == 1


def test_of_many_at_once_no_more_than_the_allowed_number_is_looked_at(tmp_path, example):
    example.into(tmp_path)
    password = example.password

    def guess(number):
        fields = {"username": "shenruqing", "password": password if number > 6 else "wrong"}
        return Visitor(address).post("/sign-in/", "/sign-in/", fields)

    with serving("demo", tmp_path) as address, ThreadPoolExecutor(8) as pool:
        for number in range(3):
            guess(number)
        answers = list(pool.map(lambda _number: guess(4), range(16)))
        answers.append(guess(7))
    assert sum("用户名或密码不对" in answer for answer in answers) <= profile().tries - 3
    assert sum("锁定" in answer for answer in answers) >= 17 - (profile().tries - 3)
    assert "锁定" in answers[-1]


def test_a_long_name_is_cut_and_counted(db):
    assert fail(5, name="z" * 500) == [None] * 5
    assert fail(1, name="z" * 500)[0].locked
