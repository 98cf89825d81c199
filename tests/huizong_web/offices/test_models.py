"""What the database itself guards about offices."""

import pytest
from django.db import IntegrityError, transaction

from huizong_web.offices.models import Office, Post, Unit
from huizong_web.policy import Role


def test_two_units_of_an_office_do_not_share_a_name(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(office=cast.office, order=9, name="秘书科")
    other = Office.objects.get(name="白塔县委办公室")
    assert Unit.objects.create(office=other, order=1, name="秘书科").pk


@pytest.mark.parametrize("role", [Role.CLERK, Role.SECTION_HEAD])
def test_a_post_of_a_section_needs_its_section(cast, role):
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(user=cast.stranger, office=cast.office, role=role)


def test_a_person_holds_a_post_once(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(user=cast.editor, office=cast.office, role=Role.EDITOR)


def test_units_stand_in_the_order_of_the_office(cast):
    assert [unit.name for unit in cast.office.units.all()] == ["秘书科", "农业科"]
