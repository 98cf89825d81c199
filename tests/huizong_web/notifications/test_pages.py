"""The bell, the list, the settings, and what the system's administrator sees."""

import pytest
from cast import signed_in

from huizong_web.notifications.delivering import deliver_due
from huizong_web.notifications.door import notify
from huizong_web.notifications.models import Delivery, Notification, Preference
from huizong_web.offices.models import Post
from huizong_web.policy import Role


@pytest.fixture
def told(cast, notice):
    notify(notice(cast.clerk, url=f"/cycles/{cast.cycle.pk}/"), notice(cast.editor))
    return Notification.objects.get(recipient=cast.clerk)


@pytest.fixture
def system(cast, person):
    user = person("xitong")
    Post.objects.create(user=user, office=cast.office, unit=None, role=Role.SYSTEM_ADMIN)
    return signed_in(user)


def test_the_bell_counts_what_is_unread(clerk, told):
    assert '<span class="count">1</span>' in clerk.get("/notices/").content.decode()


def test_without_notices_the_page_says_what_will_come(stranger):
    page = stranger.get("/notices/").content.decode()
    assert "还没有通知" in page
    assert 'class="count"' not in page


def test_a_notice_leads_where_it_says_and_is_read(clerk, cast, told):
    response = clerk.post("/notices/read/", {"notice": told.pk})
    assert response.url == f"/cycles/{cast.cycle.pk}/"
    told.refresh_from_db()
    assert told.read_at


def test_all_are_read_at_once(clerk, editor, told):
    clerk.post("/notices/read/")
    assert Notification.objects.filter(read_at=None).count() == 1  # the other person's


def test_nobody_reads_anothers(editor, told):
    assert editor.post("/notices/read/", {"notice": told.pk}).url == "/notices/"
    told.refresh_from_db()
    assert told.read_at is None
    assert editor.get("/notices/").content.decode().count('name="notice"') == 1


@pytest.mark.parametrize("meant", ["x", "-1", "9" * 30, "１"])
def test_what_is_no_notice(clerk, told, meant):
    assert clerk.post("/notices/read/", {"notice": meant}).url == "/notices/"


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_notice_never_leads_out_of_the_site(clerk, told, url):
    Notification.objects.update(url=url)
    assert clerk.post("/notices/read/", {"notice": told.pk}).url == "/notices/"


def test_settings_are_kept(clerk, cast):
    page = clerk.get("/notices/settings/").content.decode()
    assert "HUIZONG_SMTP" in page
    given = {"pace": "daily", "digest_at": "09:00", "quiet_from": "", "quiet_to": ""}
    assert clerk.post("/notices/settings/", given).url == "/notices/settings/"
    kept = Preference.objects.get(user=cast.clerk)
    assert (kept.by_mail, kept.pace, kept.quiet_from) == (False, "daily", None)
    assert str(kept.digest_at) == "09:00:00"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"quiet_from": "21:00", "quiet_to": ""}, "起止两个时间"),
        ({"quiet_from": "晚九点", "quiet_to": "07:00"}, "请写成 08:30 的样子"),
    ],
)
def test_settings_that_cannot_be(clerk, given, says):
    given = {"pace": "now", "digest_at": "09:00"} | given
    response = clerk.post("/notices/settings/", given)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Preference.objects.exists()


def test_the_administrator_sees_what_failed_and_tries_again(system, box, cast, person, notice):
    cast.clerk.email = "chen@example.org"
    cast.clerk.save()
    Preference.objects.create(user=cast.clerk, quiet_from=None, quiet_to=None)
    box.behaviour = "nobody"
    notify(notice(cast.clerk))
    deliver_due()
    page = system.get("/notices/deliveries/").content.decode()
    assert "550 5.1.1 no such user" in page
    assert "陈墨" in page
    assert "十月总结" not in page  # whoever runs the system sees no business data
    box.behaviour = "fine"
    assert system.post("/notices/deliveries/").status_code == 302
    assert deliver_due() == 1
    assert Delivery.objects.get().sent_at


def test_who_runs_the_system_is_led_to_the_deliveries(system, clerk, cast):
    assert "/notices/deliveries/" in system.get("/notices/").content.decode()
    assert "/notices/deliveries/" not in clerk.get("/notices/").content.decode()


def test_deliveries_of_another_office_are_not_shown(system, box, cast, person, notice):
    cast.stranger.email = "han@example.org"
    cast.stranger.save()
    notify(notice(cast.stranger))
    assert "韩路" not in system.get("/notices/deliveries/").content.decode()
    system.post("/notices/deliveries/")


@pytest.mark.parametrize("who", ["clerk", "head", "editor", "leader", "stranger"])
def test_only_who_runs_the_system_sees_deliveries(cast, who):
    assert signed_in(cast.person(who)).get("/notices/deliveries/").status_code == 403


def test_many_notices_take_no_more_queries(clerk, cast, notice, django_assert_max_num_queries):
    notify(*(notice(cast.clerk, key=f"n{number}") for number in range(120)))
    with django_assert_max_num_queries(16):
        page = clerk.get("/notices/").content.decode()
    assert page.count('name="notice"') == 50
    assert '<span class="count">99+</span>' in page
