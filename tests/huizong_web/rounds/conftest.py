"""Rounds at a moment that the test chooses."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from huizong_web.accounts.models import Session
from huizong_web.accounts.sessions import BEGAN, SEEN, SessionStore
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.models import Schedule

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def at(monkeypatch, db):
    """Make it another moment: `at("2026-10-23 17:31")`."""

    def move(text: str) -> datetime:
        moment = datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        Session.objects.update(expire_date=moment + timedelta(days=1))
        for session in Session.objects.exclude(user=None):
            _seen_at(SessionStore(session.session_key), moment)
        return moment

    return move


def _seen_at(session: SessionStore, moment: datetime) -> None:
    """Let a session go on at another moment: one of the future would end."""
    session[SEEN] = session[BEGAN] = moment.isoformat()
    session.save()


@pytest.fixture
def october(cast) -> Cycle:
    """The cast's round with times: open from the 16th, due on the 23rd at half past five."""
    cycle = cast.cycle
    cycle.opens_at = datetime(2026, 10, 16, 8, tzinfo=ZONE)
    cycle.due_at = datetime(2026, 10, 23, 17, 30, tzinfo=ZONE)
    cycle.save()
    return cycle


@pytest.fixture
def rule(cast) -> Schedule:
    """Monthly on the 25th, before rest days, since September."""
    return Schedule.objects.create(
        office=cast.office, title="工作总结", starts=datetime(2026, 9, 1, tzinfo=ZONE).date()
    )


@pytest.fixture
def many(cast) -> list[Unit]:
    """Five hundred more units."""
    units = (Unit(office=cast.office, order=n + 10, name=f"第{n}科") for n in range(500))
    return Unit.objects.bulk_create(units)
