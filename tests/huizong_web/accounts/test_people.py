"""The pages for accounts: made, reset, shut, opened; never an administrator's."""

import re

import pytest
from cast import PASSWORD, signed_in
from django.test import Client

from huizong_web.accounts import second, throttle
from huizong_web.accounts.models import Session, User
from huizong_web.accounts.profile import profile
from huizong_web.accounts.sessions import CONFIRMED, SessionStore
from huizong_web.offices.models import Post
from huizong_web.policy import Role


@pytest.fixture
def admin(cast):
    return signed_in(cast.system_admin)


def enter(username, password=PASSWORD):
    client = Client()
    client.post("/sign-in/", {"username": username, "password": password})
    return client


def is_in(client):
    return client.get("/me/").status_code == 200


def told(answer):
    return re.search(r"<code>([\w-]{19})</code>", answer.content.decode())[1]


def test_a_new_person_gets_in_once_and_sees_nothing_yet(cast, admin):
    fields = {"username": "linyue", "name": "林越", "email": "linyue@example.cn"}
    answer = admin.post("/people/", fields)
    assert answer.headers["Cache-Control"] == "no-store"
    person = User.objects.get(username="linyue")
    assert (person.office, person.posts.count()) == (cast.office, 0)
    client = enter("linyue", told(answer))
    assert client.get("/").url == "/me/password/"
    new = {"old": told(answer), "new": "Moor-hen 7 reeds", "again": "Moor-hen 7 reeds"}
    client.post("/me/password/", new)
    assert "还没有岗位" in client.get("/me/").content.decode()
    assert client.get(f"/cycles/{cast.cycle.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"username": "zhouwen"}, "已有这个用户名"),
        ({"username": "ZhouWen"}, "已有这个用户名"),
        ({"username": "ｚｈｏｕｗｅｎ"}, "已有这个用户名"),
        ({"username": "a b"}, "不能有空格"),
        ({"username": "<b>"}, "用户名只能用"),
        ({"username": "x"}, "至少 2 个字符"),
        ({"name": ""}, "必填"),
        ({"email": "nowhere"}, "邮箱"),
    ],
)
def test_what_is_not_taken_says_why(cast, admin, fields, said):
    before = User.objects.count()
    answer = admin.post("/people/", {"username": "linyue", "name": "林越"} | fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert User.objects.count() == before


def test_the_list_shows_the_offices_own_people_only(cast, admin):
    html = admin.get("/people/").content.decode()
    assert "陈墨" in html
    assert "沈静" in html
    assert "韩路" not in html


def test_a_reset_password_opens_the_lock_and_ends_what_is_open(cast, admin):
    theirs = enter("chenmo")
    for _ in range(profile().tries):
        throttle.attempt("chenmo", "10.0.0.1")
    page = admin.get(f"/people/{cast.clerk.pk}/").content.decode()
    assert "暂时锁定" in page
    password = told(admin.post(f"/people/{cast.clerk.pk}/reset/"))
    assert not is_in(theirs)
    assert not is_in(enter("chenmo"))
    assert enter("chenmo", password).get("/").url == "/me/password/"
    assert password not in admin.get(f"/people/{cast.clerk.pk}/").content.decode()


def test_shut_and_opened_again(cast, admin):
    theirs = enter("chenmo")
    admin.post(f"/people/{cast.clerk.pk}/shut/")
    assert not is_in(theirs)
    assert not Session.objects.filter(user=cast.clerk).exists()
    assert not is_in(enter("chenmo"))
    password = told(admin.post(f"/people/{cast.clerk.pk}/open/"))
    assert enter("chenmo", password).get("/").url == "/me/password/"


def test_a_lost_telephone(cast, admin):
    offer = second.offer(cast.clerk)
    from .test_second_factor import Telephone

    second.take(cast.clerk, offer.sealed, Telephone(offer.letters).code())
    admin.post(f"/people/{cast.clerk.pk}/drop-factor/")
    assert not second.has(cast.clerk)
    assert is_in(enter("chenmo"))


def test_the_lock_is_opened(cast, admin):
    for _ in range(profile().tries):
        throttle.attempt("chenmo", "10.0.0.1")
    admin.post(f"/people/{cast.clerk.pk}/unlock/")
    assert is_in(enter("chenmo"))


def test_anothers_sessions_are_ended(cast, admin):
    one, two = enter("chenmo"), enter("chenmo")
    row = Session.objects.get(session_key=one.session.session_key)
    admin.post(f"/people/{cast.clerk.pk}/end-sessions/", {"session": row.handle})
    assert (is_in(one), is_in(two)) == (False, True)
    admin.post(f"/people/{cast.clerk.pk}/end-sessions/")
    assert not is_in(two)


@pytest.mark.parametrize("act", ["reset", "shut", "open", "drop-factor"])
@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
def test_nobody_takes_an_administrators_account(cast, admin, act, who):
    person = cast.person(who)
    before = person.password
    page = admin.post(f"/people/{person.pk}/{act}/", follow=True).content.decode()
    assert "管理员的账号只能在服务器上" in page
    person.refresh_from_db()
    assert person.password == before
    assert person.is_active


@pytest.mark.parametrize("act", ["reset", "shut", "drop-factor"])
def test_what_is_sensitive_asks_who_one_is(cast, admin, act):
    session = SessionStore(admin.session.session_key)
    session[CONFIRMED] = "2026-01-01T00:00:00+00:00"
    session.save()
    answer = admin.post(f"/people/{cast.clerk.pk}/{act}/")
    assert answer.url.startswith("/confirm/")
    cast.clerk.refresh_from_db()
    assert cast.clerk.is_active
    assert cast.clerk.check_password(PASSWORD)


def test_an_administrator_sees_no_business(cast, admin, submissions, compilation):
    for page in (
        f"/cycles/{cast.cycle.pk}/",
        f"/cycles/{cast.cycle.pk}/submissions/",
        f"/submissions/{submissions[0].pk}/",
        f"/cycles/{cast.cycle.pk}/report.docx",
    ):
        assert admin.get(page).status_code in (403, 404), page
    assert admin.get("/", follow=True).redirect_chain[-1][0] == "/units/"


def test_queries_do_not_grow_with_the_people(cast, admin, django_assert_max_num_queries):
    for number in range(30):
        User.objects.create(username=f"p{number}", name="某人", office=cast.office)
    with django_assert_max_num_queries(16):
        admin.get("/people/")


@pytest.fixture
def crowd(cast) -> None:
    """A hundred and thirty more people, one of whom reports for 农业科."""
    made = User.objects.bulk_create(
        User(username=f"u{n:03}", name=f"人{n:03}", password="!", office=cast.office)
        for n in range(130)
    )
    Post.objects.create(user=made[77], office=cast.office, unit=cast.rural, role=Role.CLERK)


def listed(client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page)


@pytest.mark.parametrize("address", ["/people/", "/grants/"])
def test_many_people_are_listed_a_hundred_a_page(cast, crowd, address):
    client = signed_in(cast.system_admin if address == "/people/" else cast.security_admin)
    first, second = listed(client, address), listed(client, f"{address}?page=2")
    whole = listed(client, f"{address}?all=1")
    assert len(first) == 100
    assert sorted(first + second) == sorted(whole) == sorted({*whole})
    assert len(whole) > 130


@pytest.mark.parametrize("address", ["/people/", "/grants/"])
@pytest.mark.parametrize(
    ("words", "found"),
    [("人077", ["人077"]), ("U077", ["人077"]), ("农业 人0", ["人077"]), ("无此人", [])],
)
def test_people_are_found_by_their_names_and_units(cast, crowd, address, words, found):
    client = signed_in(cast.system_admin if address == "/people/" else cast.security_admin)
    assert listed(client, f"{address}?q={words}") == found
