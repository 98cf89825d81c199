"""Signing in: by name and password, locked after too many bad ones."""

from datetime import timedelta

import pytest
from cast import PASSWORD
from django.test import Client
from django.utils import timezone

from huizong_web.accounts.models import Failures
from huizong_web.accounts.profile import profile


def sign_in(client: Client, username: str, password: str, **more: str):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def test_it_works(client, cast):
    response = sign_in(client, "zhouwen", PASSWORD)
    assert response.status_code == 302
    assert response.url == "/"
    assert client.get("/cycles/").status_code == 200


def test_the_form_is_shown_without_signing_in(client, db):
    response = client.get("/sign-in/")
    assert response.status_code == 200
    assert "用户名" in response.content.decode()


def test_who_is_signed_in_is_sent_home(editor):
    assert editor.get("/sign-in/").url == "/"


def test_a_bad_password_is_told_and_nobody_gets_in(client, cast):
    response = sign_in(client, "zhouwen", "wrong")
    assert response.status_code == 422
    assert "用户名或密码不对" in response.content.decode()
    assert client.get("/cycles/").status_code == 302


def test_a_closed_account_does_not_get_in(client, cast):
    cast.editor.is_active = False
    cast.editor.save()
    assert sign_in(client, "zhouwen", PASSWORD).status_code == 422


def test_one_goes_on_to_the_page_that_was_wanted(client, cast):
    wanted = client.get(f"/cycles/{cast.cycle.pk}/").url
    assert wanted == f"/sign-in/?next=/cycles/{cast.cycle.pk}/"
    response = sign_in(client, "zhouwen", PASSWORD, next=f"/cycles/{cast.cycle.pk}/")
    assert response.url == f"/cycles/{cast.cycle.pk}/"


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/", "js:x"])
def test_nobody_is_led_to_another_site(client, cast, wanted):
    assert sign_in(client, "zhouwen", PASSWORD, next=wanted).url == "/"


def test_the_session_is_a_new_one(client, cast):
    client.get("/sign-in/")
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, "zhouwen", PASSWORD)
    assert client.session.session_key != before


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client, cast):
    cookie = sign_in(client, "zhouwen", PASSWORD).cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_name_is_locked_after_five_bad_passwords(client, cast):
    for _ in range(profile().tries - 1):
        assert "锁定" not in sign_in(client, "zhouwen", "wrong").content.decode()
    assert "锁定" in sign_in(client, "zhouwen", "wrong").content.decode()
    response = sign_in(client, "zhouwen", PASSWORD)
    assert response.status_code == 422
    assert "请 10 分钟后再试" in response.content.decode()


def test_the_lock_ends(client, cast):
    for _ in range(profile().tries):
        sign_in(client, "zhouwen", "wrong")
    ago = timedelta(minutes=profile().lock_minutes, seconds=1)
    Failures.objects.update(last=timezone.now() - ago)
    assert sign_in(client, "zhouwen", PASSWORD).status_code == 302


def test_others_are_not_locked(client, cast):
    for _ in range(profile().tries):
        sign_in(client, "zhouwen", "wrong")
    assert sign_in(client, "wuheng", PASSWORD).status_code == 302


def test_a_good_password_starts_the_count_anew(client, cast):
    for _ in range(profile().tries - 1):
        sign_in(client, "zhouwen", "wrong")
    sign_in(client, "zhouwen", PASSWORD)
    client.post("/sign-out/")
    sign_in(client, "zhouwen", "wrong")
    assert sign_in(client, "zhouwen", PASSWORD).status_code == 302


def test_a_name_that_is_nobodys_is_answered_the_same(client, cast):
    answers = [sign_in(client, "nobody", "wrong").content.decode() for _ in range(profile().tries)]
    assert "用户名或密码不对" in answers[0]
    assert "锁定" in answers[-1]


def test_a_name_cannot_dodge_its_lock_by_other_letters(client, cast):
    for _ in range(profile().tries):
        sign_in(client, " ｚｈｏｕｗｅｎ ", "wrong")  # full-width letters name the same person
    assert sign_in(client, "zhouwen", PASSWORD).status_code == 422
