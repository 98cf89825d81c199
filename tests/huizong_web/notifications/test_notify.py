"""The one door: everyone is told once, at once in the site, by mail as chosen."""

import pytest
from django.db import transaction

from huizong_web.notifications.door import notify
from huizong_web.notifications.models import Delivery, Notification
from huizong_web.notifications.saying import said


def test_it_works(box, person, notice):
    chen, li = person("chen"), person("li")
    assert notify(notice(chen, li)) == 2
    told = Notification.objects.get(recipient=chen)
    assert said(told.text, told.arguments) == "请报送十月总结。"
    assert (told.url, told.read_at) == ("/cycles/1/", None)
    assert Delivery.objects.count() == 2


def test_the_same_is_not_told_twice_in_a_moment_but_later_it_is(person, notice, later):
    chen, li = person("chen"), person("li")
    assert notify(notice(chen)) == 1
    assert notify(notice(chen)) == 0
    assert notify(notice(chen, li)) == 1
    assert notify(notice(chen, key="round-2")) == 1
    later(minutes=11)
    assert notify(notice(chen)) == 1


def test_what_is_told_once_only_is_not_told_years_later(person, notice, later):
    chen = person("chen")
    assert notify(notice(chen, once_in=None)) == 1
    later(days=4000)
    assert notify(notice(chen, once_in=None)) == 0


def test_twice_in_one_call_is_once(person, notice):
    chen = person("chen")
    assert notify(notice(chen, chen), notice(chen)) == 1


def test_moments_are_told_in_the_zone_of_the_office():
    told = said("%(due_at)s 前", {"due_at": "2026-10-23T09:30:00+00:00"})
    assert told == "10月23日 17:30 前"


def test_a_closed_account_is_told_nothing(person, notice):
    chen = person("chen")
    chen.is_active = False
    chen.save()
    assert notify(notice(chen)) == 0


def test_no_letter_where_there_is_no_server_address_or_wish(box, settings, person, notice):
    without_address, unwilling, willing = person("chen"), person("li", by_mail=False), person("wu")
    without_address.email = ""
    without_address.save()
    assert notify(notice(without_address, unwilling, willing)) == 3
    assert [each.notification.recipient for each in Delivery.objects.all()] == [willing]
    settings.EMAIL_HOST = ""
    notify(notice(willing, key="round-2"))
    assert Delivery.objects.count() == 1


def test_nobody_is_told_where_the_work_fails(person, notice):
    chen = person("chen")

    def work():
        with transaction.atomic():
            notify(notice(chen))
            msg = "no"
            raise ValueError(msg)

    with pytest.raises(ValueError, match="no"):
        work()
    assert not Notification.objects.exists()


def test_five_hundred_take_no_more_queries_than_one(person, notice, django_assert_num_queries):
    people = [person(f"p{number}") for number in range(20)]
    with django_assert_num_queries(6):
        notify(*(notice(user, key=f"round-{user.pk}") for user in people[:1]))
    with django_assert_num_queries(6):
        notify(*(notice(user, key=f"again-{user.pk}") for user in people))
