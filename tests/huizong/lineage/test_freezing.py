"""What became of a figure since it was printed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from huizong.ledgers import Change
from huizong.lineage import FROZEN, freeze, slip
from huizong.lineage.freezing import is_whole
from lineage.month import HAZARD, RECORDS, hazard, sheet


def frozen(records=RECORDS, key="found"):
    return freeze(HAZARD, sheet(records=records).figure(key))


def without(key):
    return tuple(each for each in RECORDS if each.key != key)


def altered(key, **values):
    return tuple(
        replace(each, values={**each.values, **values}) if each.key == key else each
        for each in RECORDS
    )


def test_nothing_happened():
    assert slip(frozen(), frozen(tuple(reversed(RECORDS)))).is_none


def test_a_row_more():
    found = slip(frozen(), frozen((*RECORDS, hazard("9", "2026-10-30"))))
    assert (found.before, found.after, found.added) == ("3处", "4处", ("9",))
    assert str(found.message) == "3处→4处：增加1条，减少0条，改动0条"


def test_a_row_whose_day_moved_out_of_the_month():
    found = slip(frozen(), frozen(altered("3", found_on=date(2026, 11, 2))))
    assert (found.after, found.removed, found.changed) == ("2处", ("3",), ())


def test_one_row_gone_and_another_come_is_a_change_though_the_value_stands():
    found = slip(frozen(), frozen((*without("3"), hazard("9", "2026-10-30"))))
    assert (found.value_changed, found.added, found.removed) == (False, ("9",), ("3",))
    assert not found.is_none
    assert str(found.message) == "3处没有变；增加1条，减少1条，改动0条"


def test_a_row_that_says_something_else():
    found = slip(frozen(), frozen(altered("1", fund=Decimal(7000))))
    assert (found.changed, found.value_changed) == (("1",), False)


def test_an_amount_written_otherwise_is_no_change():
    assert slip(frozen(), frozen(altered("1", fund=Decimal("6000.00")))).is_none


def test_a_state_within_the_period_is_a_change_and_one_after_it_is_none():
    def entering(day):
        step = Change("已销号", date.fromisoformat(day))
        return tuple(
            replace(each, history=(*each.history, step)) if each.key == "2" else each
            for each in RECORDS
        )

    assert slip(frozen(), frozen(entering("2026-10-30"))).changed == ("2",)
    assert slip(frozen(), frozen(entering("2026-11-30"))).is_none


def test_a_ratio_rests_on_the_rows_of_its_parts():
    kept = frozen(key="rate")
    assert kept.text == "33.3%"
    assert {reference for reference, _ in kept.rows} == {"1", "2", "3"}


def test_what_was_stored_comes_back_and_shows_tampering():
    kept = FROZEN.validate_json(FROZEN.dump_json(frozen(key="rate")))
    assert kept == frozen(key="rate")
    assert is_whole(kept)
    assert not is_whole(replace(kept, text="34.3%"))
    assert not is_whole(replace(kept, rows=kept.rows[1:]))


KEYS = st.sets(st.sampled_from([each.key for each in RECORDS]))


def only(keys):
    return tuple(each for each in RECORDS if each.key in keys)


@given(KEYS, KEYS)
def test_a_slip_tells_of_every_row(old, new):
    before, after = frozen(only(old)), frozen(only(new))
    found = slip(before, after)
    kept = {row for row, _ in before.rows} - set(found.removed) | set(found.added)
    assert kept == {row for row, _ in after.rows}
