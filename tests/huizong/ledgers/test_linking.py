"""Ledgers that speak of each other: a car's seats in its trips, a car's trips in its figures."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.ledgers import (
    LedgerError,
    Period,
    Record,
    Sheet,
    read_ledgers,
    sentences,
    table,
    validate,
)
from huizong.ledgers.linking import Shelf, asked_fields, asked_links, linked

HEAD = 'label: {label}\nbasis: 自拟\nsince: "2026-01-01"\n'
CAR = """
fields:
  bought: {label: 购入, type: date, role: occurred}
  plate: {label: 车牌, type: text, role: title}
  use: {label: 用途, type: choice, choices: [应急, 公务]}
  seats: {label: 座位, type: number}
links:
  trips: {ledger: trip, field: car}
workflow:
  start: 在用
  steps: [{from: 在用, to: 停用, by: fleet}]
figures:
  km: {label: 里程, sum: way, rows: trips, unit: 公里}
  far: {label: 远程出车, count: 里程数 > 100 且 use == '公务', rows: trips, unit: 次}
  closed: {label: 回车, count: all, rows: trips, by: back, unit: 次}
  ever: {label: 累计里程, sum: way, rows: trips, at: end, unit: 公里}
sentences:
  - "行驶{km}，其中{km by use}；{km by plate}。"
"""
TRIP = """
fields:
  out: {label: 出车, type: moment, role: occurred}
  back: {label: 回来, type: date}
  car: {label: 车辆, type: record, ledger: car}
  way: {label: 里程数, type: number}
  persons: {label: 人数, type: number, check: persons <= car.seats, message: 坐不下}
checks:
  - {check: "车辆.状态 == '在用'", message: 这辆车已停用}
figures:
  urgent: {label: 应急里程, sum: way, where: 车辆.用途 == '应急', unit: 公里}
sentences:
  - "{urgent by car.plate}"
"""


@pytest.fixture
def ledgers(tmp_path):
    return read(tmp_path)


def read(folder, car=CAR, trip=TRIP):
    (folder / "car.yaml").write_text(HEAD.format(label="车辆") + dedent(car), encoding="utf-8")
    (folder / "trip.yaml").write_text(HEAD.format(label="出车") + dedent(trip), encoding="utf-8")
    return read_ledgers(folder)


JANUARY = Period.of(2026, 1)
CARS = [
    Record("1", {"bought": date(2020, 1, 1), "plate": "云A1", "use": "应急", "seats": Decimal(5)}),
    Record("2", {"bought": date(2020, 1, 1), "plate": "云A2", "use": "公务", "seats": Decimal(7)}),
]


def trip(key, car, day, way, **more):
    out = datetime.fromisoformat("2026-01-01T08:00") + timedelta(days=day - 1)
    return Record(key, {"out": out, "car": car, "way": Decimal(way), **more})


TRIPS = [
    trip("a", "云A1", 3, 40),
    trip("b", "云A2", 4, 120, back=date(2026, 2, 1)),
    trip("c", "2", 5, 80),
    trip("d", "云A9", 6, 70),
    trip("e", "云A2", 40, 60),
]


def joined(ledgers, key, records):
    books = Shelf({"car": CARS, "trip": TRIPS}, ledgers)
    return linked(records, ledgers[key], ledgers, books)


def test_figures_over_what_names_a_record(ledgers):
    sheet = Sheet(ledgers["car"], joined(ledgers, "car", CARS), JANUARY)
    told = {key: figure.text for key, figure in sheet.figures().items()}
    assert told == {"km": "240公里", "far": "1次", "closed": "0次", "ever": "240公里"}
    assert sorted(row.reference for row in sheet.figure("km").rows) == [
        "1/trips/a",
        "2/trips/b",
        "2/trips/c",
    ]
    groups = {group.name: group.figure.text for group in table(sheet, "km", "plate")}
    assert groups == {"云A1": "40公里", "云A2": "200公里"}
    february = Sheet(ledgers["car"], sheet.records, Period.of(2026, 2))
    assert [february.figure(key).text for key in ("km", "closed", "ever")] == [
        "60公里",
        "1次",
        "300公里",
    ]


def test_figures_of_units_are_those_of_their_records(ledgers):
    said = [
        each.text
        for each in sentences(Sheet(ledgers["car"], joined(ledgers, "car", CARS[:1]), JANUARY))
    ]
    assert said == ["行驶40公里，其中应急40公里；云A140公里。"]


def test_what_a_record_names(ledgers):
    records = joined(ledgers, "trip", TRIPS)
    sheet = Sheet(ledgers["trip"], records, JANUARY)
    assert sheet.figure("urgent").text == "40公里"
    assert [each.text for each in sentences(sheet)] == ["云A140公里"]


def test_checks_see_what_a_record_names(ledgers):
    crowded = trip("f", "云A1", 3, 1, persons=Decimal(6))
    (record,) = joined(ledgers, "trip", [crowded])
    told = [
        str(fault.message) for fault in validate(record, ledgers["trip"], today=date(2026, 2, 1))
    ]
    assert told == ["坐不下"]
    alone = validate(crowded, ledgers["trip"], today=date(2026, 2, 1))
    assert alone == ()


def test_a_title_that_two_bear_names_none(ledgers):
    twins = [replace(CARS[0]), replace(CARS[1], values=CARS[1].values | {"plate": "云A1"})]
    books = Shelf({"car": twins}, ledgers)
    assert books.named("car", {"云A1", "1", "2"}) == {"1": twins[0], "2": twins[1]}


def test_only_what_is_asked_for_is_looked_up(ledgers):
    assert (asked_fields(ledgers["trip"]), asked_links(ledgers["trip"])) == ({"car"}, set())
    assert (asked_fields(ledgers["car"]), asked_links(ledgers["car"])) == (set(), {"trips"})


@pytest.mark.parametrize(
    ("car", "trip", "told"),
    [
        (CAR, TRIP.replace("car.seats", "car.seat"),
         "第10行：没有“car.seat”这个字段或指标；是不是“car.seats”"),
        (CAR, TRIP.replace("car.seats", "car.plate"), "第10行：数和文字之间不能用“<=”"),
        (CAR, TRIP.replace("'在用'", "'再用'"), "第12行：“车辆.状态”里没有“再用”这一项"),
        (CAR, TRIP.replace("car.seats", "way.seats"), "第10行：没有“way.seats”这个字段或指标"),
        (CAR, TRIP.replace("car.seats", "car.seats.more"), "算式里不能写“car.seats.more”"),
        (CAR, TRIP.replace("urgent by car.plate", "urgent by car.plates"), "没有“car.plates”"),
        (CAR.replace("ledger: trip", "ledger: trips"), TRIP, "没有“trips”这本台账；是不是“trip”"),
        (CAR.replace("field: car", "field: way"), TRIP, "第11行：“trip”的“way”不指向本台账"),
        (CAR.replace("sum: way", "sum: ways"), TRIP, "第16行：没有“ways”这个字段或指标"),
        (CAR.replace("by: back", "by: persons"), TRIP, "第18行：没有“persons”这个字段"),
        (CAR.replace("by plate", "by plates"), TRIP, "没有“plates”这个字段或指标"),
        (CAR.replace("  trips: {", "  plate: {"), TRIP, "“plate”与字段重名"),
    ],
)  # fmt: skip
def test_refused(tmp_path, car, trip, told):
    with pytest.raises(LedgerError) as refused:
        read(tmp_path, car, trip)
    assert told in str(refused.value)


TRIPS_MADE = st.lists(
    st.tuples(
        st.sampled_from(["云A1", "云A2", "1", "别处", None]),
        st.integers(1, 60),
        st.integers(0, 300),
    ),
    max_size=15,
)


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    return read(tmp_path_factory.mktemp("books"))


@given(made=TRIPS_MADE)
def test_sums_are_those_of_the_trips(once, made):
    trips = [trip(str(n), car, day, way) for n, (car, day, way) in enumerate(made)]
    cars = linked(CARS, once["car"], once, Shelf({"trip": trips}, once))
    groups = table(Sheet(once["car"], cars, JANUARY), "km", "plate")
    plain = Counter()
    for car, day, way in made:
        if car in ("云A1", "云A2", "1") and day <= 31:
            plain[{"1": "云A1"}.get(car, car)] += way
    assert {group.name: group.figure.value for group in groups} == plain
