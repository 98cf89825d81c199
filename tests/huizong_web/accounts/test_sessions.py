"""Sessions: what they remember, when they end, and who ends them."""

from datetime import timedelta

import pytest
from cast import PASSWORD, signed_in
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone

from huizong_web.accounts.models import Session
from huizong_web.accounts.profile import profile
from huizong_web.accounts.sessions import BEGAN, CONFIRMED, SEEN, SessionStore


def enter(username="zhouwen", client=None, **headers):
    client = client or Client(headers=headers)
    client.post("/sign-in/", {"username": username, "password": PASSWORD})
    return client


def shift(client, key, **by):
    """Let a moment of a session lie further back."""
    session = SessionStore(client.session.session_key)
    session[key] = (timezone.now() - timedelta(**by)).isoformat()
    session.save()


def is_in(client):
    return client.get("/me/").status_code == 200


def test_a_session_remembers_whose_it_is_and_from_where(cast):
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36"
    client = enter(**{"user-agent": agent})
    row = Session.objects.get(user=cast.editor)
    assert (row.address, row.browser) == ("127.0.0.1", agent)
    assert row.began is not None
    page = client.get("/me/").content.decode()
    assert "Chrome · Windows" in page
    assert str(row.session_key) not in page


def test_a_rest_ends_it(cast):
    client = enter()
    shift(client, SEEN, minutes=profile().idle_minutes - 1)
    assert is_in(client)
    shift(client, SEEN, minutes=profile().idle_minutes)
    answer = client.get(f"/cycles/{cast.cycle.pk}/", follow=True)
    assert answer.redirect_chain == [(f"/sign-in/?next=/cycles/{cast.cycle.pk}/", 302)]
    assert "30 分钟没有操作" in answer.content.decode()


def test_use_keeps_it_and_is_written_at_most_once_a_minute(cast, django_assert_num_queries):
    client = enter()
    client.get("/me/")
    seen = Session.objects.get(user=cast.editor).seen
    client.get("/me/")
    assert Session.objects.get(user=cast.editor).seen == seen
    shift(client, SEEN, minutes=5)
    client.get("/me/")
    assert Session.objects.get(user=cast.editor).seen >= seen


def test_the_longest_time_ends_it_however_busy(cast):
    client = enter()
    shift(client, BEGAN, hours=profile().absolute_hours)
    assert not is_in(client)


def test_one_that_was_last_used_in_the_future_ends(cast):
    client = enter()
    shift(client, SEEN, seconds=-20)
    assert is_in(client)
    shift(client, SEEN, hours=-2)
    assert not is_in(client)


def test_one_from_before_the_times_were_kept_ends(cast):
    client = enter()
    session = SessionStore(client.session.session_key)
    del session[BEGAN]
    session.save()
    assert not is_in(client)


def test_signing_out_ends_it_in_the_server(cast):
    client = enter()
    kept = client.cookies["sessionid"].value
    answer = client.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not Session.objects.filter(user=cast.editor).exists()
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert not is_in(thief)


def test_a_planted_key_is_not_ones_session(cast):
    attacker = Client()
    attacker.get("/sign-in/there/")  # whatever an attacker does before
    planted = SessionStore()
    planted["planted"] = True
    planted.save()
    victim = Client()
    victim.cookies["sessionid"] = planted.session_key
    enter(client=victim)
    assert victim.session.session_key != planted.session_key
    attacker.cookies["sessionid"] = planted.session_key
    assert not is_in(attacker)
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_one_ends_ones_own_elsewhere(cast):
    here, there = enter(), enter()
    row = Session.objects.get(session_key=there.session.session_key)
    answer = here.post("/me/sessions/end/", {"session": row.handle}, follow=True)
    assert "那一处的登录已结束" in answer.content.decode()
    assert is_in(here)
    assert not is_in(there)


def test_nobody_ends_anothers(cast):
    mine, theirs = enter("wuheng"), enter("zhouwen")
    row = Session.objects.get(session_key=theirs.session.session_key)
    mine.post("/me/sessions/end/", {"session": row.handle})
    assert is_in(theirs)


@pytest.mark.parametrize("handle", ["", "x", "00000000-0000-0000-0000-000000000000", "' or 1=1"])
def test_a_session_that_is_none_is_no_fault(editor, handle):
    assert editor.post("/me/sessions/end/", {"session": handle}).url == "/me/"


def test_all_others_at_once(cast):
    here, others = enter(), [enter(), enter()]
    page = here.post("/me/sessions/end-others/", follow=True).content.decode()
    assert "已结束别处的 2 个登录" in page
    assert is_in(here)
    assert not any(map(is_in, others))


def test_a_shut_account_is_out_at_once(cast):
    client = enter()
    cast.editor.is_active = False
    cast.editor.save()
    assert not is_in(client)


def test_what_is_sensitive_asks_again_after_a_while(cast):
    client = enter()
    assert client.get("/me/second-factor/").status_code == 200
    shift(client, CONFIRMED, minutes=profile().confirm_minutes)
    asked = client.get("/me/second-factor/")
    assert asked.url == "/confirm/?next=%2Fme%2Fsecond-factor%2F"
    bad = client.post(asked.url, {"password": "wrong", "next": "/me/second-factor/"})
    assert bad.status_code == 422
    good = client.post(asked.url, {"password": PASSWORD, "next": "/me/second-factor/"})
    assert good.url == "/me/second-factor/"
    assert client.get("/me/second-factor/").status_code == 200


def test_a_form_sent_unconfirmed_does_nothing_and_leads_back_to_its_page(cast):
    here, there = enter(), enter()
    row = Session.objects.get(session_key=there.session.session_key)
    shift(here, CONFIRMED, minutes=profile().confirm_minutes)
    here_page = {"referer": "http://testserver/me/"}
    answer = here.post("/me/sessions/end/", {"session": row.handle}, headers=here_page)
    assert answer.url == "/confirm/?next=%2Fme%2F"
    assert is_in(there)


def test_guessing_at_the_confirmation_locks_the_name(cast):
    client = enter()
    for _ in range(profile().tries):
        client.post("/confirm/", {"password": "wrong"})
    assert "锁定" in client.post("/confirm/", {"password": PASSWORD}).content.decode()


def test_expired_rows_go_when_somebody_signs_in(cast):
    old = SessionStore()
    old["x"] = 1
    old.save()
    Session.objects.filter(session_key=old.session_key).update(
        expire_date=timezone.now() - timedelta(seconds=1)
    )
    enter()
    assert not Session.objects.filter(session_key=old.session_key).exists()


def test_an_ended_session_is_not_stored_again_by_a_request_under_way(cast):
    signed_in(cast.editor)
    row = Session.objects.get(user=cast.editor)
    late = SessionStore(row.session_key)
    late["x"] = 1
    row.delete()
    with pytest.raises(UpdateError):
        late.save()
    assert not Session.objects.filter(user=cast.editor).exists()
