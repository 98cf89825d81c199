"""A register of hazards that the units of the cast keep, and records in it."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from registers import HAZARD

from huizong_web.ledgers.keeping import enter
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.opening import open_book
from huizong_web.offices.models import Unit


@pytest.fixture
def book(cast) -> Book:
    return open_book(cast.office, "hazard")


@pytest.fixture
def hazard(cast, book):
    """Return a function that enters a hazard of 农业科."""

    def entered(*, keeper: Unit | None = None, **values: Any) -> Record:
        answer = enter(
            book,
            {**HAZARD, **values},
            keeper=keeper or cast.rural,
            by=cast.editor,
            on=date(2026, 10, 8),
        )
        assert answer.record is not None, [str(fault.message) for fault in answer.faults]
        return answer.record

    return entered


@pytest.fixture
def hazard_today(cast) -> Record:
    """A hazard of 农业科 that was found today, in the office's book of hazards."""
    today = timezone.localdate()
    book = Book.objects.get(office=cast.office, ledger="hazard")
    answer = enter(book, {**HAZARD, "found_on": today}, keeper=cast.rural, by=cast.editor)
    assert answer.record is not None, [str(fault.message) for fault in answer.faults]
    return answer.record
