"""The tour of the example office: to each the steps that are theirs, linked; closed for good."""

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


ALL = {page for page, _title, _words in STEPS}


def linked(user) -> set[str]:
    return {step.page for step in steps_for(User.objects.get(pk=user.pk)) if step.url}


@pytest.mark.parametrize(
    ("person", "pages"),
    [
        ("editor", ALL - {"write", "log"}),
        ("leader", ALL - {"write", "cycles", "log"}),
        ("clerk", ALL - {"cycles", "matters", "log"}),
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


def strip_of(client, url):
    """Return the step that a page's strip names, of how many, and where it leads next."""
    html = client.get(url).content.decode()
    strip = re.search(r'<aside class="tour".*?</aside>', html, re.DOTALL)[0]
    at = re.search(r"<b>(\d+/\d+)", strip)
    following = re.search(r'tour-acts">\s*<a href="([^"]+)', strip)[1]
    return at and at[1], "" if following == "/tour/" else following


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(("person", "steps"), [("editor", 9), ("clerk", 8)])
def test_the_strip_leads_from_step_to_step(visitors, person, steps, language):
    client = signed_in(visitors.person(person))
    client.cookies["django_language"] = language
    url, seen = "/ledgers/", []
    while url:
        at, url = strip_of(client, url)
        seen.append(at)
    assert seen == [f"{number}/{steps}" for number in range(1, steps + 1)]


def test_a_page_beside_the_way_leads_on_and_the_first_one_to_the_start(visitors):
    client = signed_in(visitors.clerk)
    begin = next(step.url for step in steps_for(visitors.clerk) if step.page == "month")
    assert strip_of(client, begin) == (None, "/ledgers/")
    _, following = strip_of(client, "/ledgers/")
    assert strip_of(client, "/units/") == ("1/8", following)
    assert strip_of(client, begin)[0] == "6/8"


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
