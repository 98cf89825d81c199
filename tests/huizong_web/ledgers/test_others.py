"""Expressions that speak of the office's other books: a car's seats in a trip, a car's trips."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from huizong.ledgers import SHIPPED, Period
from huizong_web.ledgers.counting import sheet
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.keeping import enter
from huizong_web.ledgers.models import Book
from huizong_web.offices.models import Office

CAR = {"bought_on": date(2020, 3, 1), "unit": "农业科", "use": "应急保障", "seats": Decimal(5)}
TRIP = {
    "unit": "农业科",
    "user": "方林",
    "driver": "孟河",
    "reason": "下乡",
    "to": "北山镇",
    "start_km": Decimal(10),
}
OTHER = "白塔县委办公室"
LINKED = """
links:
  trips: {ledger: trip, field: car}
figures:
  km: {label: 里程, sum: end_km - start_km, rows: trips, unit: 公里}
  ever: {label: 累计里程, sum: end_km - start_km, rows: trips, at: end, unit: 公里}
"""


@pytest.fixture
def own_ledgers(settings, tmp_path):
    """The office's own ledger of cars counts their trips."""
    shipped = (SHIPPED / "vehicle.yaml").read_text(encoding="utf-8")
    head, _, _ = shipped.partition("\nfigures:\n")
    (tmp_path / "vehicle.yaml").write_text(head + LINKED, encoding="utf-8")
    settings.LEDGERS = str(tmp_path)
    ledgers.cache_clear()
    yield
    ledgers.cache_clear()


@pytest.fixture
def books(cast):
    return {key: Book.objects.create(office=cast.office, ledger=key) for key in ("vehicle", "trip")}


@pytest.fixture
def entered(cast, books):
    def enters(key, **values):
        given = {**(CAR if key == "vehicle" else TRIP), **values}
        answer = enter(books[key], given, keeper=cast.rural, by=cast.editor)
        assert answer.record is not None, [str(fault.message) for fault in answer.faults]
        return answer

    return enters


def out(day):
    return datetime.fromisoformat(f"2026-{day}T08:00")


def told(answer):
    return [str(fault.message) for fault in answer.faults]


@pytest.mark.parametrize("called", ["title", "number", "pk"])
def test_a_check_looks_into_the_record_that_is_named(entered, called):
    car = entered("vehicle", plate="云A12345").record
    name = str(getattr(car, called))
    assert told(entered("trip", out_at=out("09-01"), car=name, persons=Decimal(5))) == []
    crowded = entered("trip", out_at=out("09-02"), car=name, persons=Decimal(6))
    assert told(crowded) == ["乘车人数超过这辆车的核载人数"]


def test_what_is_of_another_office_is_not_looked_into(entered, books):
    entered("vehicle", plate="云A12345")
    Book.objects.filter(pk=books["vehicle"].pk).update(office=Office.objects.get(name=OTHER))
    assert told(entered("trip", out_at=out("09-02"), car="云A12345", persons=Decimal(60))) == []


@pytest.mark.usefixtures("own_ledgers")
def test_figures_count_what_names_a_record(entered, books):
    car = entered("vehicle", plate="云A12345").record
    entered("vehicle", plate="云A99999")
    entered("trip", out_at=out("09-01"), car="云A12345", end_km=Decimal(50))
    entered("trip", out_at=out("09-02"), car=car.number, end_km=Decimal(30))
    entered("trip", out_at=out("10-02"), car="云A99999", end_km=Decimal(15))
    entered("trip", out_at=out("09-03"), car="别处", end_km=Decimal(90))
    september = sheet(books["vehicle"], Period.of(2026, 9))
    assert september.figure("km").text == "60公里"
    october = sheet(books["vehicle"], Period.of(2026, 10))
    assert [october.figure(key).text for key in ("km", "ever")] == ["5公里", "65公里"]
    groups = {group.name: group.figure.text for group in october.grouped("ever", "plate")}
    assert groups == {"云A12345": "60公里", "云A99999": "5公里"}
