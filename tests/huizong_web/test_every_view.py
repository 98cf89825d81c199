"""What holds for every address of the site; a new one is in the test by being there."""

import re
from typing import Any

import pytest
from cast import PASSWORD, signed_in
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.decorators.csrf import csrf_exempt

from huizong_web.accounts import second
from huizong_web.environment import HERE

VALUES = {"kind": "md"}
ONLY_GET = ("sign-in/there/", "sign-in/back/")
"""Steps of signing in elsewhere: whoever only looks must not use up what they wait for."""
ELSEWHERE = [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "http://testserver@elsewhere.example/",
    "/\t/elsewhere.example/",
]


def _patterns(patterns: list[Any], route: str = ""):
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, whole)
        else:
            yield whole, pattern


ADDRESSES: dict[str, URLPattern] = dict(_patterns(get_resolver().url_patterns))


def _path(route: str, key: int) -> str:
    path = re.sub(r"<int:\w+>", str(key), route)
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: VALUES.get(found[1], "x"), path)


@pytest.mark.parametrize("route", ADDRESSES)
def test_no_form_is_taken_without_its_token(cast, route):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)
    answer = client.post(_path(route, cast.cycle.pk))
    assert answer.status_code == 403, route
    assert "页面已过期" in answer.content.decode()


def test_no_view_is_exempt():
    def view(_request): ...

    assert csrf_exempt(view).csrf_exempt
    exempt = [r for r, each in ADDRESSES.items() if getattr(each.callback, "csrf_exempt", False)]
    assert exempt == []


@pytest.mark.parametrize("route", ADDRESSES)
def test_every_answer_carries_the_headers_and_is_kept_nowhere(cast, submissions, route):
    for client in (signed_in(cast.editor), Client()):
        for key in (cast.cycle.pk, submissions[0].pk):
            answer = client.get(_path(route, key))
            head = answer.headers
            answer.close()
            assert "default-src 'none'" in head["Content-Security-Policy"], route
            assert "unsafe" not in head["Content-Security-Policy"]
            assert head["X-Frame-Options"] == "DENY"
            assert head["X-Content-Type-Options"] == "nosniff"
            assert head["Referrer-Policy"] == "same-origin"
            assert head["Cross-Origin-Opener-Policy"] == "same-origin"
            assert head["Cross-Origin-Resource-Policy"] == "same-origin"
            assert "camera=()" in head["Permissions-Policy"]
            assert "no-store" in head["Cache-Control"], route


def test_the_head_of_a_page_is_answered_as_the_page(cast):
    for client in (Client(), signed_in(cast.editor)):
        for route in ADDRESSES:
            if "<" not in route and route not in ONLY_GET:
                answers = client.get(f"/{route}"), client.head(f"/{route}")
                for answer in answers:
                    answer.close()
                assert answers[0].status_code == answers[1].status_code, route


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_way_leads_to_another_site(cast, wanted):
    signing = {"username": "zhouwen", "password": PASSWORD}
    assert Client().post("/sign-in/", {**signing, "next": wanted}).url == "/"
    assert Client().post(f"/sign-in/?next={wanted}", signing).url == "/"
    client = signed_in(cast.editor)
    assert client.post("/confirm/", {"password": PASSWORD, "next": wanted}).url == "/me/"
    language = client.post("/language/", {"language": "en", "next": wanted})
    assert language.url == "/"
    referred = Client().post("/me/sessions/end/", headers={"referer": wanted})
    assert referred.url in {"/sign-in/", "/sign-in/?next=/"}, wanted
    html = Client().get("/sign-in/", {"next": wanted}).content.decode()
    assert "elsewhere" not in html.split("<header")[0] + html.split("</header>")[1]


def test_a_way_back_after_the_code_stays_here(cast):
    from accounts.test_second_factor import Telephone

    offer = second.offer(cast.editor)
    telephone = Telephone(offer.letters)
    second.take(cast.editor, offer.sealed, telephone.code(-1))
    client = Client()
    signing = {"username": "zhouwen", "password": PASSWORD, "next": "//elsewhere.example/"}
    client.post("/sign-in/", signing)
    assert client.post("/sign-in/code/", {"code": telephone.code()}).url == "/"


@pytest.mark.parametrize("username", ["zhouwen", "nobody", "shut", "nopassword"])
def test_the_answer_tells_nobody_which_names_exist(cast, username):
    from huizong_web.accounts.models import User

    User.objects.create_user("shut", name="停用", password=PASSWORD)
    User.objects.filter(username="shut").update(is_active=False)
    User.objects.create_user("nopassword", name="无密码", password=None)
    password = PASSWORD if username == "shut" else "wrong"
    answer = Client().post("/sign-in/", {"username": username, "password": password})
    html = re.sub(r'value="[^"]*"', "", answer.content.decode())
    wrong = Client().post("/sign-in/", {"username": "zhouwen", "password": "other"})
    assert html == re.sub(r'value="[^"]*"', "", wrong.content.decode())


@pytest.mark.parametrize("username", ["zhouwen", "nobody", "shut", "nopassword"])
def test_as_much_work_is_done_for_a_name_that_is_nobodys(cast, username, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    from huizong_web.accounts.models import User

    User.objects.create_user("shut", name="停用", password=PASSWORD)
    User.objects.filter(username="shut").update(is_active=False)
    User.objects.create_user("nopassword", name="无密码", password=None)
    encode, hashed = MD5PasswordHasher.encode, []

    def counted(self, password, salt):
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    Client().post("/sign-in/", {"username": username, "password": "wrong"})
    assert len(hashed) == 1


def test_under_https_cookies_belong_to_this_host_alone(tmp_path):
    import subprocess
    import sys

    from running import environment

    code = (
        "from huizong_web import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
        " s.LANGUAGE_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_HSTS_SECONDS)"
    )
    given = environment(tmp_path, HUIZONG_HTTPS="1")
    said = subprocess.run(
        [sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True
    )
    names = "__Host-sessionid __Host-csrftoken __Host-django_language"
    assert said.stdout.strip() == f"{names} True True 31536000"


def test_cookies_are_out_of_reach(cast):
    client = Client()
    client.get("/sign-in/")
    client.post("/sign-in/", {"username": "zhouwen", "password": PASSWORD})
    client.post("/language/", {"language": "en"})
    assert set(client.cookies) == {"sessionid", "csrftoken", "django_language"}
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]
    assert not client.cookies["sessionid"]["max-age"]  # gone when the browser closes


def test_nothing_is_marked_safe_but_our_own_pictures():
    found = {
        str(path.relative_to(HERE))
        for path in HERE.rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape\s+off", path.read_text(encoding="utf-8"))
    }
    assert found == {"accounts/templates/accounts/second_factor.html"}
