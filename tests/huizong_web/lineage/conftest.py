"""A register of hazards that 农业科 keeps, its October in it, and what tests do with drafts."""

from datetime import date

import pytest
from cast import PASSWORD, signed_in
from django.test import Client

from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.keeping import change, enter
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units
from huizong_web.lineage.drafting import begin
from huizong_web.offices.models import Post
from huizong_web.policy import Role


@pytest.fixture
def book(cast) -> Book:
    return Book.objects.create(office=cast.office, ledger="hazard")


@pytest.fixture
def keeper(cast) -> User:
    """何苗, a clerk of 农业科."""
    user = User.objects.create_user("hemiao", name="何苗", password=PASSWORD)
    Post.objects.create(user=user, office=cast.office, unit=cast.rural, role=Role.CLERK)
    return user


@pytest.fixture
def keeping(keeper) -> Client:
    return signed_in(keeper)


@pytest.fixture
def hazard(cast, book, keeper):
    """Return a function that enters a hazard."""

    def entered(
        what: str, on: str = "2026-10-08", *, unit=None, about="农业科", **values
    ) -> Record:
        given = {
            "found_on": date.fromisoformat(on),
            "unit": about,
            "category": "校舍",
            "level": "一般",
            "description": what,
            **values,
        }
        answer = enter(book, given, keeper=unit or cast.rural, by=keeper, on=date.fromisoformat(on))
        assert answer.record is not None, [str(fault.message) for fault in answer.faults]
        return answer.record

    return entered


@pytest.fixture
def october(hazard) -> list[Record]:
    """Three hazards of October and one of September."""
    return [
        hazard("值班室屋顶漏雨"),
        hazard("灭火器过期", category="消防"),
        hazard("围墙开裂", "2026-10-30"),
        hazard("线路老化", "2026-09-12", category="消防"),
    ]


@pytest.fixture
def drafted(cast, keeper, october):
    """The draft of 农业科 that its records wrote."""
    begin(cast.cycle, cast.rural, by=keeper)
    return cast.rural.drafts.get(cycle=cast.cycle)


@pytest.fixture
def altered(keeper):
    """Return a function that changes fields of a record."""

    def change_it(record: Record, reason: str = "", **values) -> None:
        record.refresh_from_db()
        was = as_kept(record, ledger_of(record.book), Units(record.book.office)).values
        answer = change(record, {**was, **values}, seen=record.version, by=keeper, reason=reason)
        assert answer.record is not None, [str(fault.message) for fault in answer.faults]

    return change_it
