"""Tallies follow the records, and the definition that asks for their fields."""

import pytest

from huizong.ledgers import Period
from huizong_web.ledgers.counting import sheet
from huizong_web.ledgers.derived import Tally
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.tallying import tally_all


@pytest.mark.django_db
def test_a_definition_that_asks_for_more_has_tallies_made_anew(book, hazard):
    record = hazard(level="重大")
    Tally.objects.update(values={})
    period = Period.of(2026, 10)
    assert sheet(book, period).figure("found").value == 1
    assert sheet(book, period).figure("major").value == 0
    Book.objects.filter(pk=book.pk).update(tallied="of other fields")
    book.refresh_from_db()
    assert sheet(book, period).figure("major").value == 1
    Book.objects.filter(pk=book.pk).update(tallied="of other fields")
    tally_all()
    assert Tally.objects.get(record=record).values["level"] == "重大"
