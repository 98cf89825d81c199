"""Records are entered, changed, moved on and taken out by one door: whole, noted, and once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from registers import HAZARD, values_of

from huizong.ledgers import FigureDefinition, Step
from huizong.ledgers.then import stood
from huizong_web.audit.models import Entry as Note
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.derived import Mark
from huizong_web.ledgers.faults import Overtaken
from huizong_web.ledgers.keeping import change, enter, remove, restore, take
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit


def step_of(record: Record, to: str) -> Step:
    workflow = ledger_of(record.book).workflow
    return next(s for s in workflow.steps if record.state in s.from_ and s.to == to)


def said(answer) -> str:
    return " ".join(str(fault.message) for fault in answer.faults)


def test_a_record_comes_back_as_it_was_typed(cast, hazard):
    record = hazard(fund=Decimal(1200))
    assert values_of(record) == {**HAZARD, "fund": Decimal(1200)}
    assert (record.number, record.state, record.title) == (
        "YH-2026-0001",
        "已登记",
        HAZARD["description"],
    )
    assert record.unit == cast.rural
    assert record.occurred == date(2026, 10, 8)


def test_numbers_follow_each_other_within_a_year(hazard):
    numbers = [hazard(found_on=day).number for day in (date(2026, 10, 8), date(2025, 3, 1))]
    assert [*numbers, hazard().number] == ["YH-2026-0001", "YH-2025-0001", "YH-2026-0002"]


def test_what_is_wrong_is_told_and_nothing_is_stored(cast, book):
    answer = enter(book, {"unit": "没有的科", "level": "很大"}, keeper=cast.rural, by=cast.clerk)
    assert answer.record is None
    assert "“排查日期”没有填" in said(answer)
    assert "本单位没有“没有的科”" in said(answer)
    assert not Record.objects.exists()


def test_a_change_is_in_the_history_field_by_field(cast, hazard):
    record = hazard()
    answer = change(
        record, values_of(record) | {"level": "重大"}, seen=1, by=cast.clerk, reason="复查后定级"
    )
    assert answer.record.version == 2
    entry = record.entries.last()
    assert (entry.act, entry.changed, entry.reason, entry.by) == (
        Entry.Act.CHANGED,
        {"level": ["一般", "重大"]},
        "复查后定级",
        cast.clerk,
    )


def test_a_change_that_changes_nothing_leaves_no_trace(cast, hazard):
    record = hazard()
    assert change(record, values_of(record), seen=1, by=cast.clerk).record.version == 1
    assert record.entries.count() == 1


def test_who_comes_second_is_told_and_shown_what_is_there(cast, hazard):
    record = hazard()
    change(record, values_of(record) | {"level": "重大"}, seen=1, by=cast.clerk)
    with pytest.raises(Overtaken) as told:
        change(record, values_of(record) | {"category": "消防"}, seen=1, by=cast.editor)
    assert told.value.current.values["level"] == "重大"
    assert Record.objects.get().version == 2


def test_a_step_needs_its_fields_and_its_people(cast, hazard):
    record, words = hazard(), frozenset({"section_head"})
    step = step_of(record, "整改中")
    answer = take(record, step, seen=1, by=cast.head, words=words)
    assert answer.record is None
    assert "“整改措施”没有填" in said(answer)
    with pytest.raises(Unfit, match="不能办这一步"):
        take(record, step, seen=1, by=cast.clerk, words=frozenset({"clerk"}))


def test_a_step_moves_the_record_and_keeps_from_which_day(cast, hazard):
    record = hazard()
    values = values_of(record) | {
        "measure": "换瓦",
        "person": "白露",
        "fix_by": date(2026, 10, 20),
    }
    answer = take(
        record,
        step_of(record, "整改中"),
        seen=1,
        by=cast.head,
        words=frozenset({"section_head"}),
        values=values,
        on=date(2026, 10, 10),
    )
    assert answer.record.state == "整改中"
    stays = [(stay.state, stay.first, stay.last) for stay in record.stays.all()]
    assert stays == [
        ("已登记", date(2026, 10, 8), date(2026, 10, 10)),
        ("整改中", date(2026, 10, 10), None),
    ]
    last = record.entries.last()
    assert (last.act, last.before, last.state, last.on) == (
        Entry.Act.STEPPED,
        "已登记",
        "整改中",
        date(2026, 10, 10),
    )


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 10, 7), "不能早于上一步"),
        (timezone.localdate() + timedelta(days=1), "不能晚于今天"),
    ],
    ids=["before the last step", "tomorrow"],
)
def test_a_step_has_a_possible_day(cast, hazard, day, told):
    record = hazard()
    with pytest.raises(Unfit, match=told):
        take(
            record,
            step_of(record, "整改中"),
            seen=1,
            by=cast.head,
            words=frozenset({"section_head"}),
            on=day,
        )


def test_what_is_removed_stays_and_can_come_back(cast, hazard):
    record = hazard()
    with pytest.raises(Unfit, match="为什么删除"):
        remove(record, seen=1, by=cast.clerk, reason=" ")
    removed = remove(record, seen=1, by=cast.clerk, reason="重复登记")
    assert removed.removed
    back = restore(removed, seen=2, by=cast.clerk)
    assert not back.record.removed
    assert [entry.act for entry in record.entries.all()] == ["entered", "removed", "restored"]


@pytest.fixture
def cars(cast) -> Book:
    return Book.objects.create(office=cast.office, ledger="vehicle", keeper=cast.secretariat)


def car(book: Book, cast, plate: str):
    values = {"bought_on": date(2020, 5, 1), "plate": plate, "unit": "秘书科"}
    return enter(book, {**NEEDED_OF_A_CAR, **values}, keeper=cast.secretariat, by=cast.clerk)


NEEDED_OF_A_CAR = {"use": "机要通信"}


def test_what_may_stand_once_is_refused_again(cast, cars):
    first = car(cars, cast, "云A12345")
    assert first.record, said(first)
    again = car(cars, cast, "云A12345")
    assert again.record is None
    assert "相同" in said(again)
    remove(first.record, seen=1, by=cast.clerk, reason="录错")
    other = car(cars, cast, "云A12345").record
    assert other
    refused = restore(Record.objects.get(pk=first.record.pk), seen=2, by=cast.clerk)
    assert refused.record is None
    assert "相同" in said(refused)
    assert Mark.objects.count() == 1


def test_each_act_is_in_the_log_without_what_the_record_says(cast, hazard):
    record = hazard()
    change(record, values_of(record) | {"description": "屋顶已塌"}, seen=1, by=cast.clerk)
    notes = Note.objects.filter(action__startswith="record-")
    assert [note.action for note in notes.order_by("sequence")] == [
        "record-entered",
        "record-changed",
    ]
    assert all(note.object_label == "YH-2026-0001" for note in notes)
    assert not any("屋顶" in note.changes for note in notes)


@pytest.mark.parametrize(
    ("since", "then"), [(None, "重大"), (date(2026, 10, 20), "一般")], ids=["correction", "update"]
)
def test_what_changed_had_been_so_or_became_so(cast, hazard, since, then):
    """A stock of an earlier day sees what was; a mistake had never been right."""
    record = hazard()
    change(record, values_of(record) | {"level": "重大"}, seen=1, by=cast.clerk, since=since)
    record.refresh_from_db()
    ledger = ledger_of(record.book)
    figure = FigureDefinition(label="重大", count="level == '重大'", at="end")
    was = stood(as_kept(record, ledger, Units(cast.office)), ledger, figure, date(2026, 10, 9))
    assert was.values["level"] == then
