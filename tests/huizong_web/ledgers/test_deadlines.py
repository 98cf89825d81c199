"""What is due soon and overdue: found in the database, reckoned by the library, told once."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from cast import signed_in
from django.db.models import Q
from django.utils import timezone

from huizong.ledgers import Change, Lamp, Ledger, Type, deadlines
from huizong.ledgers import Record as Kept
from huizong_web.calendars import office_calendar
from huizong_web.ledgers import storing
from huizong_web.ledgers.deadlines.reminding import OVER, SOON, tell_due
from huizong_web.ledgers.deadlines.waiting import waiting
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.keeping import take
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.opening import open_book
from huizong_web.ledgers.units import Units
from huizong_web.notifications.models import Notification

DAY = date(2026, 11, 18)


@pytest.fixture
def ordered(cast, book, hazard):
    """Return a function that enters a hazard which is to be mended until a day."""

    def made(fix_by: date, **values) -> Record:
        record = hazard(measure="换瓦", person="陈墨", fix_by=fix_by, **values)
        step = ledger_of(book).workflow.steps[0]
        words = frozenset({"section_head"})
        answer = take(record, step, seen=1, by=cast.editor, words=words, on=date(2026, 10, 8))
        assert answer.record is not None, answer.faults
        return answer.record

    return made


def test_late_and_near_are_found_and_nothing_else(cast, ordered, hazard):
    late = ordered(DAY - timedelta(days=1))
    near = ordered(DAY + timedelta(days=2), description="坝坡渗水")
    ordered(DAY + timedelta(days=40), description="栏杆松动")
    hazard(description="还没有下达整改", fix_by=DAY - timedelta(days=9))
    found, cut = waiting(cast.office, Q(), today=DAY)
    assert [(each.record.pk, each.due.lamp) for each in found] == [
        (late.pk, Lamp.OVERDUE),
        (near.pk, Lamp.NEAR),
    ]
    assert not cut


@pytest.mark.parametrize("key", ["petition", "proposal", "instruction", "incoming", "problem"])
def test_the_database_leaves_none_out_that_the_library_would_tell(cast, key):
    """Records in every state, of many days, whatever their faults."""
    book, units = open_book(cast.office, key), Units(cast.office)
    ledger = ledger_of(book)
    given = [record for back in (0, 5, 20, 45, 80, 200) for record in _in_every_state(ledger, back)]
    stored = storing.make(book, ledger, units, given, keeper=cast.rural, by=cast.editor)
    wanted = {
        (record.pk, due.deadline.label, due.day)
        for record in stored
        for due in deadlines(
            as_kept(record, ledger, units), ledger, today=DAY, calendar=office_calendar()
        )
        if due.lamp in (Lamp.OVERDUE, Lamp.NEAR) and not due.deadline.lapses
    }
    found, _ = waiting(cast.office, Q(), today=DAY)
    assert {(each.record.pk, each.due.deadline.label, each.due.day) for each in found} == wanted
    assert wanted


def _in_every_state(ledger: Ledger, back: int) -> Iterator[Kept]:
    """Yield a record in each state, with ever more of its days filled."""
    day = DAY - timedelta(days=back)
    days = [name for name, each in ledger.fields.items() if each.type is Type.DATE]
    for place, state in enumerate(ledger.states):
        values = {name: day + timedelta(days=at) for at, name in enumerate(days[: place + 1])}
        yield Kept("new", values, (Change(state, day),), number=f"{back}-{place}")


def test_the_page_lists_what_one_may_see_and_what_is_one_s_own(cast, ordered):
    today = timezone.localdate()
    ordered(today - timedelta(days=1))
    clerk, editor = signed_in(cast.clerk), signed_in(cast.editor)
    assert "已超期 1 条" in editor.get("/ledgers/deadlines/").content.decode()
    assert "没有快到期和超期的" in editor.get("/ledgers/deadlines/?mine").content.decode()
    assert "没有快到期和超期的" in clerk.get("/ledgers/deadlines/").content.decode()
    assert "已超期 1 条" in editor.get("/ledgers/").content.decode()


def test_the_keeper_is_told_once_when_it_comes_near_and_once_when_it_is_over(cast, ordered):
    head = cast.office.posts.get(user=cast.head)
    head.unit = cast.rural
    head.save()
    ordered(DAY)
    for day in (DAY - timedelta(days=30), DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)):
        tell_due(day)
        tell_due(day)
    told = Notification.objects.filter(recipient=cast.head).order_by("pk")
    assert [each.text for each in told] == [SOON, OVER]
    assert not Notification.objects.filter(recipient=cast.clerk).exists()


def test_many_are_told_in_one_sentence(cast, book, ordered):
    head = cast.office.posts.get(user=cast.head)
    head.unit = cast.rural
    head.save()
    for number in range(7):
        ordered(DAY - timedelta(days=1), description=f"第{number}处")
    tell_due(DAY)
    tell_due(DAY + timedelta(days=1))
    told = Notification.objects.get(recipient=cast.head)
    assert told.arguments == {"near": 0, "over": 7}


def test_a_closed_book_waits_for_nothing(cast, book: Book, ordered):
    ordered(DAY - timedelta(days=1))
    Book.objects.update(closed=True)
    assert waiting(cast.office, Q(), today=DAY) == ([], frozenset())
