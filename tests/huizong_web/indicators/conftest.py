"""Sets of indicators that the office of the cast keeps, its two sections below a bureau."""

from datetime import date
from decimal import Decimal

import pytest
from registers import HAZARD

from huizong.ledgers import Period
from huizong_web.indicators.keeping import enter
from huizong_web.indicators.models import Kept
from huizong_web.indicators.places import Place
from huizong_web.indicators.versions import Typed
from huizong_web.ledgers.keeping import enter as enter_record
from huizong_web.ledgers.models import Book
from huizong_web.offices.models import Unit

YEAR = Period.of(2026)


@pytest.fixture
def kept(cast) -> Kept:
    """The set of examinations, which both sections enter."""
    found = Kept.objects.create(office=cast.office, group="exams")
    found.units.set([cast.secretariat, cast.rural])
    return found


@pytest.fixture
def fill(cast, kept):
    """Return a function that enters numbers: fill(unit, takers=10, first_tier=2)."""

    def filled(unit: Unit | None, *, period: Period = YEAR, by=None, of=None, **numbers: int):
        of = of or kept
        typed = {f"{of.group}.{key}": Typed(str(Decimal(n))) for key, n in numbers.items()}
        answer = enter(Place(of, unit, period), typed, by=by or cast.editor)
        assert answer.stored, answer
        return answer

    return filled


@pytest.fixture
def hazards(cast) -> Book:
    """A register of hazards of October: two of 农业科, one of 秘书科, all kept by 农业科."""
    book = Book.objects.create(office=cast.office, ledger="hazard")
    for unit in ("农业科", "农业科", "秘书科"):
        given = {**HAZARD, "unit": unit, "found_on": date(2026, 10, 8)}
        answer = enter_record(book, given, keeper=cast.rural, by=cast.editor, on=date(2026, 10, 8))
        assert answer.record
    return book
