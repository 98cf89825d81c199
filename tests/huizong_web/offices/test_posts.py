"""Giving posts, and handing them over."""

from datetime import date

import pytest

from huizong_web.offices import handover
from huizong_web.offices.faults import Unfit
from huizong_web.offices.handover import Open, Work, hand_over, leaving
from huizong_web.offices.models import Post, Unit
from huizong_web.offices.posts import grant
from huizong_web.policy import Role

DAY = date(2026, 9, 1)


@pytest.fixture
def drafts(monkeypatch):
    """A kind of work of the test's own: who has which drafts."""
    held: dict[int, list[str]] = {}

    def pass_on(leaver, successor, _office):
        held.setdefault(successor.pk, []).extend(held.pop(leaver.pk, []))

    work = Work(lambda user, _office: map(Open, held.get(user.pk, [])), pass_on)
    monkeypatch.setattr(handover, "_kinds", [work])
    return held


def roles(user):
    held = Post.objects.held().filter(user=user)
    return sorted((post.role, str(post.unit or "")) for post in held)


def test_a_post_is_given_once(cast):
    post = grant(cast.clerk, cast.office, Role.CLERK, unit=cast.rural, title="科员", since=DAY)
    assert (post.title, post.since, post.until) == ("科员", DAY, None)
    with pytest.raises(Unfit, match="已任"):
        grant(cast.clerk, cast.office, Role.CLERK, unit=cast.rural)


def test_an_ended_post_can_be_given_again(cast):
    Post.objects.get(user=cast.clerk).end(DAY)
    grant(cast.clerk, cast.office, Role.CLERK, unit=cast.secretariat)
    assert Post.objects.filter(user=cast.clerk).count() == 2


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN])
def test_an_administrator_holds_nothing_else(cast, role):
    with pytest.raises(Unfit, match="专任"):
        grant(cast.clerk, cast.office, role)
    with pytest.raises(Unfit, match="专任"):
        grant(cast.by_role[role], cast.office, Role.EDITOR)


def test_an_administrator_of_one_office_works_in_no_other(cast):
    with pytest.raises(Unfit, match="专任"):
        grant(cast.stranger, cast.office, Role.AUDIT_ADMIN)


def test_nobody_grants_to_oneself(cast):
    with pytest.raises(Unfit, match="自己"):
        grant(cast.security_admin, cast.office, Role.EDITOR, by=cast.security_admin)


def test_roles_and_places_must_go_together(cast):
    other = Unit.objects.create(office=cast.stranger.posts.get().office, order=1, name="外科室")
    for role, unit in ((Role.CLERK, None), (Role.EDITOR, cast.rural), (Role.CLERK, other)):
        with pytest.raises(Unfit):
            grant(cast.clerk, cast.office, role, unit=unit)


def test_posts_and_work_go_to_the_successor_in_one_step(cast, drafts):
    drafts[cast.clerk.pk] = ["十月总结（草稿）"]
    hand_over(cast.clerk, cast.head, cast.office, on=DAY, by=cast.security_admin)
    assert roles(cast.clerk) == []
    assert roles(cast.head) == [("clerk", "秘书科"), ("section_head", "秘书科")]
    assert drafts == {cast.head.pk: ["十月总结（草稿）"]}
    assert Post.objects.get(user=cast.clerk).until == DAY


def test_what_is_held_already_is_not_given_twice(cast, drafts):
    grant(cast.head, cast.office, Role.CLERK, unit=cast.secretariat)
    hand_over(cast.clerk, cast.head, cast.office, on=DAY, by=cast.security_admin)
    assert roles(cast.head) == [("clerk", "秘书科"), ("section_head", "秘书科")]


def test_open_work_needs_a_successor(cast, drafts):
    drafts[cast.clerk.pk] = ["十月总结（草稿）"]
    with pytest.raises(Unfit, match="1 件"):
        hand_over(cast.clerk, None, cast.office, on=DAY, by=cast.security_admin)
    assert roles(cast.clerk) == [("clerk", "秘书科")]
    assert leaving(cast.clerk, cast.office).work == (Open("十月总结（草稿）"),)


def test_all_of_it_or_nothing(cast, drafts):
    drafts[cast.clerk.pk] = ["十月总结（草稿）"]
    with pytest.raises(Unfit, match="专任"):  # the successor is an administrator
        hand_over(cast.clerk, cast.audit_admin, cast.office, on=DAY, by=cast.security_admin)
    assert roles(cast.clerk) == [("clerk", "秘书科")]
    assert drafts == {cast.clerk.pk: ["十月总结（草稿）"]}


def test_nobody_hands_over_to_or_by_oneself(cast, drafts):
    with pytest.raises(Unfit):
        hand_over(cast.clerk, cast.clerk, cast.office, on=DAY, by=cast.security_admin)
    with pytest.raises(Unfit):
        hand_over(cast.security_admin, cast.clerk, cast.office, on=DAY, by=cast.security_admin)
