"""Numbers come in by one door: whole sheets, checked, noted, and never over somebody else's."""

from decimal import Decimal

import pytest

from huizong.ledgers import Period
from huizong_web.audit.models import Entry as Note
from huizong_web.indicators.aiming import Goalpost, set_targets, targets_at
from huizong_web.indicators.definitions import catalogue
from huizong_web.indicators.judging import sentences, warnings_at
from huizong_web.indicators.keeping import enter
from huizong_web.indicators.models import Entry, EntryBefore, Kept
from huizong_web.indicators.odd import odd_at
from huizong_web.indicators.office import Counted
from huizong_web.indicators.places import Place, entries_at
from huizong_web.indicators.versions import Typed

YEAR = Period.of(2026)


@pytest.fixture
def place(cast, kept) -> Place:
    return Place(kept, cast.rural, YEAR)


def typed(seen=0, **texts):
    return {f"exams.{key}": Typed(text, "", seen) for key, text in texts.items()}


def test_numbers_are_stored_as_typed(cast, place):
    answer = enter(place, typed(takers="１，３９７人", first_tier="48"), by=cast.clerk)
    assert answer.changed == 2
    there = entries_at(place)
    assert {key: each.value for key, each in there.items()} == {
        "exams.takers": Decimal(1397),
        "exams.first_tier": Decimal(48),
    }
    assert (there["exams.takers"].by, there["exams.takers"].version) == (cast.clerk, 1)


def test_a_number_keeps_all_its_digits(cast, place):
    funds = Kept.objects.create(office=cast.office, group="school_funds")
    own = Place(funds, cast.rural, YEAR)
    enter(own, {"school_funds.public_rural": Typed("1234567890123456.78")}, by=cast.clerk)
    found = entries_at(own)["school_funds.public_rural"]
    assert found.value == Decimal("1234567890123456.78")


def test_one_wrong_number_keeps_the_sheet_out(cast, place):
    answer = enter(place, typed(takers="约300人", first_tier="5"), by=cast.clerk)
    assert not answer.stored
    assert "台账里要确数" in str(answer.faults["exams.takers"])
    assert not Entry.objects.exists()


def test_what_does_not_hold_keeps_the_sheet_out(cast, place):
    given = typed(takers="10", first_tier="5", second_tier="5", third_tier="5")
    answer = enter(place, given, by=cast.clerk)
    assert sentences(answer.broken)[-1] == (
        "上线人数不能多于参考人数（本科上线人数15人，高考参考人数10人）"
    )
    assert not Entry.objects.exists()


def test_what_was_stored_counts_with_what_is_typed(cast, place):
    enter(place, typed(takers="10", first_tier="2", second_tier="3", third_tier="4"), by=cast.clerk)
    answer = enter(place, typed(seen=1, takers="8"), by=cast.clerk)
    assert sentences(answer.broken) != []
    assert entries_at(place)["exams.takers"].value == 10


def test_a_change_keeps_what_was_before(cast, place):
    enter(place, typed(takers="10"), by=cast.clerk)
    enter(place, {"exams.takers": Typed("12", "补报两人", 1)}, by=cast.head)
    now = entries_at(place)["exams.takers"]
    assert (now.value, now.note, now.version, now.by) == (12, "补报两人", 2, cast.head)
    before = EntryBefore.objects.get()
    assert (before.number, before.version, before.by) == ("10", 1, cast.clerk)


def test_a_number_is_taken_back(cast, place):
    enter(place, typed(takers="10"), by=cast.clerk)
    enter(place, typed(seen=1, takers=""), by=cast.clerk)
    assert entries_at(place)["exams.takers"].value is None
    reckoning = Counted(cast.office).reckoning(["exams.takers"], [YEAR])
    assert reckoning.value("exams.takers", YEAR).value is None


def test_what_is_as_it_was_changes_nothing(cast, place):
    enter(place, typed(takers="10"), by=cast.clerk)
    assert enter(place, typed(seen=1, takers="10人"), by=cast.head).changed == 0
    assert entries_at(place)["exams.takers"].version == 1


def test_two_at_one_number(cast, place):
    enter(place, typed(takers="10"), by=cast.clerk)
    enter(place, typed(seen=1, takers="11"), by=cast.head)
    answer = enter(place, typed(seen=1, takers="12"), by=cast.clerk)
    (clash,) = answer.clashes
    assert (clash.own, clash.stored, clash.by) == ("12", "11", cast.head)
    assert entries_at(place)["exams.takers"].value == 11
    assert enter(place, typed(seen=2, takers="12"), by=cast.clerk).changed == 1


def test_two_at_one_new_number(cast, place):
    enter(place, typed(takers="10"), by=cast.head)
    assert enter(place, typed(takers="12"), by=cast.clerk).clashes


def test_two_at_different_numbers_of_a_sheet(cast, place):
    enter(place, typed(takers="10", first_tier="1"), by=cast.clerk)
    enter(place, typed(seen=1, takers="11", first_tier="1"), by=cast.head)
    answer = enter(place, typed(seen=1, takers="10", first_tier="2"), by=cast.clerk)
    assert (answer.changed, answer.clashes) == (1, ())
    there = entries_at(place)
    assert (there["exams.takers"].value, there["exams.first_tier"].value) == (11, 2)


def test_each_change_is_noted_with_its_unit(cast, place):
    enter(place, typed(takers="10"), by=cast.clerk)
    note = Note.objects.filter(object_type="indicators.Entry").get()
    assert (note.action, note.unit_id) == ("create", cast.rural.pk)


def test_what_is_looked_at_again(cast, kept, fill):
    fill(cast.rural, period=Period.of(2025), takers=1000)
    fill(cast.rural, takers=400)
    found = sentences(warnings_at(Counted(cast.office), Place(kept, cast.rural, YEAR)))
    assert found == ["高考参考人数400人，环比下降60.0%，变化很大；请核对，没有错就写明原因"]


def test_a_number_far_from_its_history(cast, kept, fill):
    for year, takers in enumerate((1000, 1010, 990, 1005, 1002, 997), start=2020):
        fill(cast.rural, period=Period.of(year), takers=takers)
    fill(cast.rural, takers=1290)
    assert "与以往差得多" in odd_at(Counted(cast.office), Place(kept, cast.rural, YEAR))[0]
    fill(cast.secretariat, takers=5)
    assert odd_at(Counted(cast.office), Place(kept, cast.secretariat, YEAR)) == []


def test_of_two_targets_the_second_is_told(cast, kept):
    post = Goalpost(kept, "exams.above_rate", 2026)
    given = catalogue().indicator(post.key)
    own = str(cast.rural.pk)

    def aim(text, seen=0, by=cast.editor):
        return set_targets(post, given, {own: Typed(text, "", seen)}, {own: cast.rural}, by=by)

    assert aim("５0%").changed == 1
    assert aim("60", 1, cast.leader).changed == 1
    (clash,) = aim("55", 1).clashes
    assert (clash.own, clash.stored, clash.by) == ("55", "60", cast.leader)
    assert aim("", 2).changed == 1
    there = targets_at(post)[own]
    assert (there.value, [each.number for each in there.before.all()]) == (None, ["60", "50"])
    assert "不能大于100.0%" in str(aim("101", 3).faults[own])
