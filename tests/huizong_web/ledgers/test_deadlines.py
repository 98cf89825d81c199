"""What is due soon and overdue: found in the database, reckoned by the library, told once."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from cast import signed_in
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from huizong.calendar import limit
from huizong.ledgers import Change, Deadline, Lamp, Ledger, Type, deadlines
from huizong.ledgers import Record as Kept
from huizong.ledgers.due import term
from huizong_web.calendars import office_calendar
from huizong_web.ledgers import storing
from huizong_web.ledgers.deadlines.reminding import OVER, SOON, tell_due
from huizong_web.ledgers.deadlines.waiting import waiting
from huizong_web.ledgers.deadlines.windows import latest_event
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


def _groups(client, query: str = "") -> dict[str, str]:
    """What the page lists, by the heading of its group."""
    page = client.get(f"/ledgers/deadlines/{query}").content.decode()
    parts = page.split("<section><h2>")[1:]
    return {part.split(" <span")[0]: part for part in parts}


def test_the_page_lists_what_one_may_see_and_what_is_one_s_own(cast, ordered):
    ordered(timezone.localdate() - timedelta(days=1))
    clerk, editor = signed_in(cast.clerk), signed_in(cast.editor)
    assert list(_groups(editor)) == ["已超期"]
    assert _groups(editor, "?mine") == {}
    assert _groups(clerk) == {}
    assert "已超期 1 条" in editor.get("/ledgers/").content.decode()


@pytest.fixture
def ahead(cast, ordered) -> dict[int, Record]:
    """Hazards due some days from today on, by the days."""
    day = timezone.localdate()
    return {
        days: ordered(day + timedelta(days=days), description=f"第{days}天到期的", **more)
        for days, more in {-2: {}, 0: {}, 3: {}, 4: {"unit": "秘书科"}, 60: {}, 90: {}}.items()
    }


def test_what_waits_stands_in_groups_by_when(cast, editor, ahead):
    found = _groups(editor)
    names = {
        label: [days for days in ahead if f"第{days}天" in part] for label, part in found.items()
    }
    assert names == {"已超期": [-2], "今天": [0], "三天内": [3], "七天内": [4], "以后": [60]}
    assert list(_groups(editor, "?when=three")) == ["三天内"]
    assert list(_groups(editor, f"?unit={cast.rural.pk}")) == list(found)
    assert _groups(editor, f"?unit={cast.secretariat.pk}") == {}
    strange = open_book(cast.office, "vehicle")
    assert _groups(editor, f"?book={strange.pk}") == {}
    assert list(_groups(editor, f"?book={ahead[0].book_id}&when=strange&unit=x")) == list(found)


def test_what_waits_takes_as_many_queries_however_many_registers_there_are(cast, ahead):
    day = timezone.localdate()
    with CaptureQueriesContext(connection) as one:
        waiting(cast.office, Q(), today=day)
    for key in ("petition", "proposal", "instruction", "incoming", "vehicle"):
        open_book(cast.office, key)
    with CaptureQueriesContext(connection) as six:
        found, cut = waiting(cast.office, Q(), today=day, most=1)
    assert len(six) == len(one) <= 5
    assert len(found) == 3  # what is over, and of the others the next and one by which it is known
    assert cut == {ahead[0].book_id}


@pytest.mark.parametrize("length", ["5 workdays", "15 days", "3 months", "1 years", None])
def test_the_latest_event_is_the_last_whose_term_ends_in_time(length):
    deadline = Deadline(term=length, start="a", statutory=True)
    calendar = office_calendar()
    for ahead in range(0, 60, 7):
        last = DAY + timedelta(days=ahead)
        event = latest_event(deadline, last, calendar)
        assert _end(event, deadline) <= last < _end(event + timedelta(days=1), deadline)


def _end(event: date, deadline: Deadline) -> date:
    if deadline.term is None:
        return event
    return limit(event, *term(deadline.term), office_calendar()).due


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
