"""An office with nothing in it yet: every page says what to do next, and leads nowhere in vain."""

import re
from html import unescape

import pytest
from cast import PASSWORD, signed_in

from huizong_web.accounts.models import User
from huizong_web.offices.models import Office, Post
from huizong_web.policy import Role

PAGES = [
    *("/", "/cycles/", "/todo/", "/cycles/rates/", "/cycles/new/", "/rules/new/", "/notices/"),
    *("/units/", "/units/duties/", "/office/workbook/", "/people/", "/grants/", "/log/", "/tour/"),
]
OPEN = {200}


@pytest.fixture
def newcomer(db):
    """Someone of a role in an office that was founded today; None has no post at all."""
    office = Office.objects.create(name="新设办公室")

    def make(role: Role | None) -> User:
        user = User.objects.create_user("xinren", name="新人", password=PASSWORD)
        if role is not None:
            Post.objects.create(user=user, office=office, unit=_unit(office, role), role=role)
        return user

    return make


def _unit(office: Office, role: Role):
    if role not in (Role.CLERK, Role.SECTION_HEAD):
        return None
    return office.units.create(order=1, name="秘书科")


@pytest.mark.parametrize("role", [*Role, None])
def test_every_page_says_what_to_do_and_every_link_opens(newcomer, role):
    client = signed_in(newcomer(role))
    mute, vain = [], []
    for path in PAGES:
        answer = client.get(path, follow=True)
        if answer.status_code not in OPEN:
            continue
        html = answer.content.decode()
        main = html.split("<main", 1)[1].split("</main>")[0]
        if not re.search(r"<(a|button|form)\b", main):
            mute.append(path)
        vain += [(path, link) for link in _links(html) if client.get(link).status_code >= 400]
    assert mute == []
    assert vain == []


def _links(html: str) -> set[str]:
    found = {
        unescape(link).partition("#")[0] for link in re.findall(r'<a\b[^>]*href="([^"]+)"', html)
    }
    return {link for link in found if link.startswith("/")}
