"""What posts allow: the own unit, one below, another, and the office as a whole."""

import pytest

from huizong_web.offices.models import Post, Unit
from huizong_web.offices.rights import office_where, offices_of, rights_of
from huizong_web.policy import POLICY, Action, Reach, Role

REACHES = {  # (own unit, a unit below it, another unit, the office)
    Reach.NOWHERE: (False, False, False, False),
    Reach.UNIT: (True, False, False, False),
    Reach.BELOW: (True, True, False, False),
    Reach.OFFICE: (True, True, True, True),
}


@pytest.fixture
def below(cast) -> Unit:
    """A unit two levels below 秘书科."""
    office = cast.office
    middle = Unit.objects.create(office=office, parent=cast.secretariat, order=3, name="文印室")
    return Unit.objects.create(office=office, parent=middle, order=4, name="机要文印组")


@pytest.mark.parametrize("role", Role)
def test_every_role_and_action(cast, below, role):
    rights = rights_of(cast.by_role[role], cast.office)
    units = (cast.secretariat, below, cast.rural, None)
    for action in Action:
        reach = POLICY[role].get(action, Reach.NOWHERE)
        assert tuple(rights.may(action, unit) for unit in units) == REACHES[reach], action
        assert rights.may_somewhere(action) is (reach is not Reach.NOWHERE)


def test_in_another_office_nobody_may_do_anything(cast):
    rights = rights_of(cast.stranger, cast.office)
    assert not rights.belongs
    assert not any(rights.may(action) or rights.may_somewhere(action) for action in Action)


def test_an_ended_post_gives_nothing(cast):
    Post.objects.get(user=cast.clerk).end()
    assert not rights_of(cast.clerk, cast.office).belongs
    assert offices_of(cast.clerk) == []


def test_the_rights_of_several_posts_add_up(cast):
    Post.objects.create(user=cast.clerk, office=cast.office, unit=cast.rural, role=Role.CLERK)
    rights = rights_of(cast.clerk, cast.office)
    assert rights.may(Action.SUBMIT, cast.secretariat)
    assert rights.may(Action.SUBMIT, cast.rural)
    assert not rights.may(Action.SUBMIT)


def test_the_office_where_something_is_allowed(cast):
    Post.objects.create(user=cast.clerk, office=cast.stranger.posts.get().office, role=Role.EDITOR)
    offices = offices_of(cast.clerk)
    assert len(offices) == 2
    found = office_where(cast.clerk, Action.COMPILE, offices)
    assert found is not None
    assert found != cast.office
    assert office_where(cast.clerk, Action.READ_LOG, offices) is None


def test_however_many_units_rights_take_two_queries(cast, django_assert_num_queries):
    Unit.objects.bulk_create(
        Unit(office=cast.office, parent=cast.secretariat, order=n, name=f"第{n}组")
        for n in range(3, 60)
    )
    units = list(cast.office.units.all())
    with django_assert_num_queries(2):
        rights = rights_of(cast.head, cast.office)
        assert sum(rights.may(Action.SUBMIT, unit) for unit in units) == 58
