"""The language of pages: Chinese unless switched."""

import pytest


def test_chinese_is_the_first_language_whatever_the_browser_asks(client, db):
    page = client.get("/sign-in/", headers={"accept-language": "en"})
    assert 'lang="zh-Hans"' in page.content.decode()
    assert page.headers["Content-Language"] == "zh-hans"


def test_the_switch_works_and_stays(client, db):
    response = client.post("/language/", {"language": "en", "next": "/sign-in/"})
    assert response.url == "/sign-in/"
    page = client.get("/sign-in/").content.decode()
    assert 'lang="en"' in page
    assert "Sign in" in page
    client.post("/language/", {"language": "zh-hans"})
    assert "登录" in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("language", ["xx", "", "../../etc"])
def test_an_unknown_language_changes_nothing(client, db, language):
    client.cookies["django_language"] = language
    assert 'lang="zh-Hans"' in client.get("/sign-in/").content.decode()


def test_the_switch_leads_to_no_other_site(client, db):
    response = client.post("/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert response.url == "/"
