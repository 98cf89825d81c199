"""What holds for every page: headers, nothing from elsewhere, nothing inline, both languages."""

import gettext
import re
from functools import cache
from html import unescape

import pytest
from cast import signed_in
from django.contrib.staticfiles import finders
from django.core.management import call_command

from huizong_web.environment import HERE
from huizong_web.settings import CONTENT_SECURITY_POLICY

LOCALE = HERE / "locale"

PAGES = [
    "/sign-in/",
    "/cycles/",
    "/cycles/{cycle}/",
    "/cycles/{cycle}/submissions/",
    "/cycles/{cycle}/account/",
    "/cycles/{cycle}/findings/",
    "/cycles/{cycle}/matters/",
    "/cycles/{cycle}/promises/",
    "/cycles/{cycle}/changes/",
    "/cycles/{cycle}/copies/",
    "/submissions/{submission}/",
    "/submissions/{submission}/check/",
    "/cycles/{cycle}/settings/",
    "/cycles/new/",
    "/cycles/rates/",
    "/rules/new/",
    "/todo/",
    "/notices/",
    "/notices/settings/",
    "/nowhere/",
]


@pytest.fixture
def page(cast, compilation, submissions):
    def get(address: str, person: str = "editor"):
        client = signed_in(cast.person(person))
        if address == "/sign-in/":
            client.logout()
        client.cookies["django_language"] = get.language
        return client.get(address.format(cycle=cast.cycle.pk, submission=submissions[0].pk))

    get.language = "zh-hans"
    return get


@pytest.mark.parametrize("address", PAGES)
def test_headers(page, address):
    headers = page(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_policy_names_this_site_only():
    values = {value for each in CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for value in each}
    assert values == {"'self'", "'none'"}


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(page, address):
    html = page(address).content.decode()
    assert not re.search(r"<[^>]+\sstyle=", html)
    assert not re.search(r"<[^>]+\son\w+=", html)
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    for reference in re.findall(r'(?:src|href|action)="([^"]*)"', html):
        assert reference.startswith(("/", "#", "?")), reference
        assert not reference.startswith("//")
        if reference.startswith("/static/"):
            assert finders.find(reference.removeprefix("/static/")), reference


ELSEWHERE = re.compile(
    r"""url\(|@import|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\bimport\s*\(
    |["'`(](?:https?:|wss?:|data:|blob:)?//|["'`](?:https?|wss?):""",
    re.VERBOSE,
)
"""What a style or a script would name to reach another host."""
NAMES_OF_FORMATS = ("http://www.w3.org/2000/svg",)
OWN = re.compile(r"fetch\(`\$\{\w+\.dataset\.\w+\}|fetch\(\w+(?:\.\w+)*[,)]")
"""What is fetched is an address that the page itself gave."""


def _foreign(text: str) -> list[str]:
    """Return the places of a style or script that could ask another host for something."""
    for name in NAMES_OF_FORMATS:
        text = text.replace(name, "")
    fetched = OWN.sub("", text)
    return ELSEWHERE.findall(text) + re.findall(r"fetch\(.{0,60}", fetched)


@pytest.mark.parametrize("path", sorted((HERE / "static/huizong").iterdir()), ids=lambda p: p.name)
def test_styles_and_scripts_ask_no_other_site(path):
    assert _foreign(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "fetch('https://elsewhere.example/')",
        'fetch("//elsewhere.example/")',
        "fetch(`https://${host}/`)",
        'const address = "https://elsewhere.example/";',
        "a { background: url(x.png) }",
        '@import "x.css";',
        'fetch("/cycles/")',
    ],
)
def test_what_asks_another_site_is_seen(text):
    assert _foreign(text)


@pytest.mark.parametrize("address", PAGES)
def test_a_title_and_one_main_heading(page, address):
    html = page(address).content.decode()
    assert re.search(r"<title>\S.* · 汇总</title>", html)
    assert html.count("<main") == 1


@pytest.mark.parametrize("address", PAGES)
def test_english_pages_say_nothing_of_the_site_in_chinese(page, address):
    page.language = "en"
    html = page(address).content.decode()
    # What the sections wrote stays as they wrote it.
    html = re.sub(r"<(article|blockquote)\b.*?</\1>", "", html, flags=re.DOTALL)
    said = {unescape(words).strip() for words in re.findall(r">([^<>]+)<", html)}
    said |= set(re.findall(r'(?:aria-label|placeholder|title)="([^"]+)"', html))
    assert said & set(english()) == set()
    assert said & set(english().values())


@cache
def english() -> dict[str, str]:
    with (LOCALE / "en/LC_MESSAGES/django.mo").open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)._catalog
    return {str(key): text for key, text in catalogue.items() if key and isinstance(key, str)}


def test_migrations_are_whole(db, capsys):
    call_command("makemigrations", "--dry-run")
    assert capsys.readouterr().out == "No changes detected\n"
