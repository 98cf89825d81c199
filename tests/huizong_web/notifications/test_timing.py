"""When a delivery goes out."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong_web.notifications.timing import AGAIN, Hours, first_moment, next_try

ZONE = ZoneInfo("Asia/Shanghai")
NIGHT = (time(21), time(7))
NOON = (time(12), time(13, 30))


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-10-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "quiet", "digest", "goes"),
    [
        ("20 09:00", None, None, "20 09:00"),
        ("20 20:59", NIGHT, None, "20 20:59"),
        ("20 21:00", NIGHT, None, "21 07:00"),
        ("20 23:30", NIGHT, None, "21 07:00"),
        ("20 03:00", NIGHT, None, "20 07:00"),
        ("20 07:00", NIGHT, None, "20 07:00"),
        ("20 12:30", NOON, None, "20 13:30"),
        ("20 13:30", NOON, None, "20 13:30"),
        ("20 08:00", None, time(8, 30), "20 08:30"),
        ("20 08:31", None, time(8, 30), "21 08:30"),
        ("20 10:00", NIGHT, time(6, 0), "21 07:00"),  # the digest itself falls into the night
        ("20 10:00", (time(9), time(9)), None, "20 10:00"),  # from nine to nine is no time
    ],
)
def test_first_moment(now, quiet, digest, goes):
    assert first_moment(at(now), Hours(quiet=quiet, digest=digest)) == at(goes)


TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))


NOW = st.integers(0, 527_040).map(lambda minutes: at("01 00:00") + timedelta(minutes=minutes))


@given(NOW, TIMES, TIMES)
def test_nothing_goes_out_before_now_nor_in_quiet_hours_nor_much_later(now, begin, end):
    when = first_moment(now, Hours(quiet=(begin, end)))
    assert now <= when <= now + timedelta(days=1)
    again = first_moment(when, Hours(quiet=(begin, end)))
    assert again == when


def test_the_waits_grow_and_end():
    now = at("20 09:00")
    waits = [next_try(attempts, now, Hours()) for attempts in range(1, len(AGAIN) + 1)]
    assert waits == sorted(waits)
    assert waits[0] == now + timedelta(minutes=1)
    assert next_try(len(AGAIN) + 1, now, Hours()) is None


def test_trying_again_keeps_quiet_hours_but_does_not_wait_for_the_digest():
    hours = Hours(quiet=NIGHT, digest=time(8, 30))
    assert next_try(1, at("20 20:59"), hours) == at("21 07:00")
    assert next_try(1, at("20 10:00"), hours) == at("20 10:01")
