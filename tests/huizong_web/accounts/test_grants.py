"""The security administrator's pages, and that the three administrators stay apart."""

import pytest
from cast import signed_in
from django.db import IntegrityError, transaction
from django.test import Client
from running import run

from huizong_web.accounts import granting
from huizong_web.accounts.administrators import make_administrator
from huizong_web.accounts.models import Session, User
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Office, Post
from huizong_web.offices.rights import rights_of
from huizong_web.policy import ADMINISTRATORS, OF_A_UNIT, Action, Role

BUSINESS = [role for role in Role if role not in ADMINISTRATORS]


@pytest.fixture
def admin(cast):
    return signed_in(cast.security_admin)


@pytest.fixture
def newcomer(cast):
    return User.objects.create(username="linyue", name="林越", office=cast.office)


def give(admin, person, role, unit="", title=""):
    fields = {"role": role, "unit": unit, "title": title}
    return admin.post(f"/grants/{person.pk}/", fields, follow=True).content.decode()


def test_a_post_is_given_and_taken_back(cast, admin, newcomer):
    assert "还没有岗位" in admin.get("/grants/").content.decode()
    assert "已任命：林越，科员" in give(admin, newcomer, "clerk", cast.rural.pk, "一级科员")
    assert rights_of(newcomer, cast.office).may(Action.SUBMIT, cast.rural)
    theirs = signed_in(newcomer)
    post = newcomer.posts.get()
    page = admin.post(f"/grants/{newcomer.pk}/take-back/", {"post": post.pk}, follow=True)
    assert "岗位已收回" in page.content.decode()
    assert not rights_of(newcomer, cast.office).belongs
    assert not Session.objects.filter(user=newcomer).exists()
    assert theirs.get("/me/").status_code == 302
    assert newcomer.posts.count() == 1  # it stays as history


@pytest.mark.parametrize("role", ["clerk", "section_head"])
def test_a_post_of_a_section_needs_one(admin, newcomer, role):
    assert "要有科室，请选一个" in give(admin, newcomer, role)
    assert not newcomer.posts.exists()


def test_a_post_of_the_office_stands_in_no_section(cast, admin, newcomer):
    give(admin, newcomer, "editor", cast.rural.pk)
    assert newcomer.posts.get().unit is None


def test_a_post_twice(cast, admin, newcomer):
    give(admin, newcomer, "leader")
    assert "已任此岗位" in give(admin, newcomer, "leader")


def test_anothers_section_is_no_choice(cast, admin, newcomer):
    other = Office.objects.get(name="白塔县委办公室").units.create(order=1, name="外科室")
    admin.post(f"/grants/{newcomer.pk}/", {"role": "clerk", "unit": other.pk})
    assert not newcomer.posts.exists()


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_no_administrator_is_made_here(cast, admin, newcomer, role):
    give(admin, newcomer, role)
    assert not newcomer.posts.exists()
    with pytest.raises(Unfit):
        granting.appoint(newcomer, cast.office, granting.Wanted(Role(role)), by=cast.security_admin)


@pytest.mark.parametrize("role", BUSINESS)
@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
def test_no_administrator_gets_office_work(cast, admin, who, role):
    page = give(admin, cast.person(who), role, cast.rural.pk)
    assert "只能专任" in page or "不能给自己安排岗位" in page
    assert cast.person(who).posts.held().count() == 1


def test_no_administrators_post_is_taken_back_here(cast, admin):
    post = cast.audit_admin.posts.get()
    admin.post(f"/grants/{cast.audit_admin.pk}/take-back/", {"post": post.pk})
    assert cast.audit_admin.posts.held().exists()


@pytest.mark.parametrize("asked", ["", "x", "999999", "-1"])
def test_a_post_that_is_none_is_no_fault(cast, admin, asked):
    answer = admin.post(f"/grants/{cast.clerk.pk}/take-back/", {"post": asked})
    assert answer.status_code == 302
    assert cast.clerk.posts.held().exists()


def test_anothers_post_is_not_taken_through_ones_page(cast, admin):
    post = cast.editor.posts.get()
    admin.post(f"/grants/{cast.clerk.pk}/take-back/", {"post": post.pk})
    assert cast.editor.posts.held().exists()


@pytest.mark.parametrize("first", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("then", sorted(ADMINISTRATORS))
def test_the_database_itself_keeps_the_three_apart(cast, newcomer, first, then):
    other = Office.objects.get(name="白塔县委办公室")
    Post.objects.create(user=newcomer, office=cast.office, role=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(user=newcomer, office=other, role=then)


@pytest.mark.parametrize("role", BUSINESS)
def test_posts_at_odds_give_no_right_at_all(cast, newcomer, role):
    unit = cast.rural if role in OF_A_UNIT else None
    Post.objects.create(user=newcomer, office=cast.office, unit=unit, role=role)
    assert rights_of(newcomer, cast.office).belongs
    other = Office.objects.get(name="白塔县委办公室")
    Post.objects.create(user=newcomer, office=other, role=Role.AUDIT_ADMIN)
    assert not rights_of(newcomer, cast.office).belongs
    assert not rights_of(newcomer, other).belongs


def test_on_the_server_administrators_are_appointed(db):
    password = make_administrator("青石县委办公室", Role.SYSTEM_ADMIN, "maqi", "马起")
    client = Client()
    client.post("/sign-in/", {"username": "maqi", "password": password})
    assert client.get("/").url == "/me/password/"
    make_administrator("青石县委办公室", Role.SYSTEM_ADMIN, "linyue", "林越")
    assert not User.objects.get(username="maqi").posts.held().exists()
    assert client.get("/me/password/").status_code == 302
    with pytest.raises(Unfit):
        make_administrator("青石县委办公室", Role.AUDIT_ADMIN, "linyue", "林越")


def test_the_command(tmp_path):
    named = ("--system", "maqi:马起", "--audit", "sj:沈静")
    done = run("administrators", tmp_path, "青石县委办公室", *named)
    assert done.returncode == 0, done.stderr
    assert "maqi" in done.stdout
    assert "System administrator" in done.stdout
    again = run("administrators", tmp_path, "青石县委办公室", "--audit", "maqi:马起")
    assert again.returncode == 2
    assert again.stderr.count("\n") == 1
    for wrong in ((), ("--system", "maqi"), ("--system", "ma qi:马起")):
        assert run("administrators", tmp_path, "青石县委办公室", *wrong).returncode == 2
