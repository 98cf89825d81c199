"""The tour of the example office: nine steps, each linked where one may go, closed for good."""

import re

import pytest
from cast import signed_in

from huizong_web.accounts.models import User
from huizong_web.reports.touring import STEPS, steps_for


@pytest.fixture
def visitors(cast, compilation):
    """The cast as people of an example office."""
    User.objects.update(demo=True)
    return cast


def linked(user) -> set[str]:
    return {step.page for step in steps_for(User.objects.get(pk=user.pk)) if step.url}


@pytest.mark.parametrize(
    ("person", "pages"),
    [
        ("editor", {page for page, _title, _words in STEPS} - {"log"}),
        ("leader", {page for page, _title, _words in STEPS} - {"log"}),
        ("clerk", {"books", "cycles", "submissions", "check", "month", "source", "issuing"}),
        ("system_admin", set()),
        ("audit_admin", {"log"}),
    ],
)
def test_each_step_that_is_linked_can_be_opened(visitors, person, pages):
    user = visitors.person(person)
    assert linked(user) == pages
    for step in steps_for(user):
        if step.url:
            assert signed_in(user).get(step.url).status_code == 200, step


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_strip_leads_from_step_to_step(visitors, language):
    client = signed_in(visitors.editor)
    client.cookies["django_language"] = language
    url, seen = "/ledgers/", []
    while url:
        html = client.get(url).content.decode()
        strip = re.search(r'<aside class="tour".*?</aside>', html, re.DOTALL)[0]
        seen.append(re.search(r"<b>(\d)/9", strip)[1])
        following = re.search(r'tour-acts">\s*<a href="([^"]+)', strip)[1]
        url = "" if following == "/tour/" else following
    assert seen == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_closed_it_stays_closed_until_it_is_asked_for(visitors):
    client = signed_in(visitors.editor)
    assert client.post("/tour/", {"close": "1", "next": "/cycles/"}).url == "/cycles/"
    again = signed_in(visitors.editor)
    assert 'class="tour"' not in again.get("/cycles/").content.decode()
    assert 'class="tour"' in signed_in(visitors.leader).get("/cycles/").content.decode()
    assert again.post("/tour/", {"open": "1"}).url == "/tour/"
    assert 'class="tour"' in again.get("/cycles/").content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "x", ""])
def test_closing_leads_to_no_other_site(visitors, back):
    assert signed_in(visitors.editor).post("/tour/", {"next": back}).url == "/tour/"


def test_people_at_work_are_not_followed_about(cast, compilation):
    assert 'class="tour"' not in signed_in(cast.editor).get("/cycles/").content.decode()
