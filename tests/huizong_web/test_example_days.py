"""The days of an example: its clock stands on its own day, goes on from its log, never back."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from huizong_web.clock import Clock

DAY = date(2026, 11, 20)


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("machine", "after", "told"),
    [
        ("2027-03-02 14:05", None, "2026-11-20 14:05"),
        ("2026-05-02 14:05", None, "2026-11-20 14:05"),
        ("2027-03-02 14:05", "2026-11-18 23:00", "2026-11-20 14:05"),
        ("2027-03-02 14:05", "2026-11-20 09:00", "2026-11-20 14:05"),
        ("2027-03-02 14:05", "2026-11-20 16:30", "2026-11-21 14:05"),
        ("2027-03-02 14:05", "2026-12-01 14:05", "2026-12-01 14:05"),
    ],
)
def test_it_begins_on_its_day_or_where_the_log_ended(machine, after, told):
    clock = Clock(lambda: at(machine))
    clock.put(DAY, after=after and at(after))
    assert clock.now() == at(told)


def test_it_goes_on_with_the_machine_and_before_it_was_put_is_the_machine():
    moments = iter([at("2027-03-02 23:59"), at("2027-03-02 23:59"), at("2027-03-03 00:01")])
    clock = Clock(lambda: next(moments))
    assert clock.now() == at("2027-03-02 23:59")
    clock.put(DAY)
    assert clock.now() == at("2026-11-21 00:01")
    assert clock.off == timedelta(days=-102)


def test_a_site_that_is_no_example_has_the_machines_day(client, db):
    assert "示例办公室" not in client.get("/sign-in/").content.decode()
