"""Changing one's password, and the change that comes before everything else."""

from datetime import timedelta

import pytest
from cast import PASSWORD, signed_in
from django.test import Client
from django.utils import timezone

from huizong_web.accounts import passwords
from huizong_web.accounts.profile import profile

GOOD = "Moor-hen 7 reeds"


def change(client, old=PASSWORD, new=GOOD, again=None):
    fields = {"old": old, "new": new, "again": again if again is not None else new}
    return client.post("/me/password/", fields)


def enter(password=PASSWORD, username="zhouwen"):
    client = Client()
    client.post("/sign-in/", {"username": username, "password": password})
    return client


def is_in(client):
    return client.get("/me/").status_code == 200


def test_it_works(cast):
    here, there = enter(), enter()
    before = here.session.session_key
    assert change(here).url == "/me/"
    assert is_in(here)
    assert here.session.session_key != before
    assert not is_in(there)
    assert is_in(enter(GOOD))
    assert not is_in(enter(PASSWORD))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"old": "wrong"}, "现在的密码不对"),
        ({"again": "Moor-hen 7 reedS"}, "两次输入的新密码不一样"),
        ({"new": "short"}, "只有 5 个字符"),
        ({"new": "Zhouwen@2026"}, "容易猜到"),
        ({"new": PASSWORD}, "与现在的相同"),
        ({"new": ""}, "必填"),
    ],
)
def test_what_is_not_taken_says_why_and_changes_nothing(cast, fields, said):
    client = enter()
    answer = change(client, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    cast.editor.refresh_from_db()
    assert cast.editor.check_password(PASSWORD)


def test_passwords_are_not_repeated_in_the_page(cast):
    html = change(enter(), new="Zhouwen@2026").content.decode()
    assert 'value="Zhouwen@2026"' not in html
    assert PASSWORD not in html


def test_guessing_the_present_password_locks_the_name(cast):
    client = enter()
    for _ in range(profile().tries):
        change(client, old="wrong")
    assert "锁定" in change(client).content.decode()


def test_nothing_is_cut_off_or_changed(cast):
    long = "Ein 长句子 " * 12 + " end "
    client = enter()
    assert change(client, new=long).status_code == 302
    assert not is_in(enter(long.strip()))
    assert is_in(enter(long))


def test_a_one_time_password_leads_to_a_password_of_ones_own_first(cast):
    given = passwords.give_one_time(cast.editor)
    client = enter(given)
    for page in ("/", "/me/", f"/cycles/{cast.cycle.pk}/", "/confirm/x"):
        answer = client.get(page)
        assert answer.status_code == 404 or answer.url == "/me/password/", page
    assert client.post("/me/second-factor/drop/").url == "/me/password/"
    assert "请先设一个自己的密码" in client.get("/me/password/").content.decode()
    assert change(client, old=given).url == "/"
    assert is_in(client)
    assert not is_in(enter(given))


def test_a_one_time_password_that_has_run_out(cast):
    given = passwords.give_one_time(cast.editor)
    type(cast.editor).objects.update(one_time_until=timezone.now())
    answer = Client().post("/sign-in/", {"username": "zhouwen", "password": given})
    assert answer.status_code == 422
    assert "已过期" in answer.content.decode()


def test_an_old_one_is_changed_first(cast):
    client = enter()
    old = timezone.now() - timedelta(days=profile().oldest_days)
    type(cast.editor).objects.update(password_changed_at=old)
    assert client.get("/").url == "/me/password/"
    assert "密码到期了" in client.get("/me/password/").content.decode()


def test_visitors_of_the_example_are_spared(cast):
    old = timezone.now() - timedelta(days=profile().oldest_days)
    type(cast.editor).objects.update(password_changed_at=old, demo=True)
    assert is_in(enter())


def test_who_has_no_password_here_changes_none(cast):
    cast.editor.set_unusable_password()
    cast.editor.save()
    client = signed_in(cast.editor)
    assert "没有密码" in client.get("/me/password/").content.decode()
    assert change(client).status_code == 422
