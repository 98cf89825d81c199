"""The office's values: roll-up over its tree, registers, what it asks the database for."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from huizong.indicators import Against, compare
from huizong.ledgers import Period
from huizong_web.indicators.example import keep_what_registers_count
from huizong_web.indicators.models import Kept
from huizong_web.indicators.office import Counted
from huizong_web.offices.models import Unit

YEAR, LAST = Period.of(2026), Period.of(2025)
OCTOBER = Period.of(2026, 10)


def test_up_the_tree(cast, kept, fill):
    below = Unit.objects.create(office=cast.office, order=3, name="下属站", parent=cast.rural)
    kept.units.add(below)
    fill(cast.rural, takers=100, first_tier=10, second_tier=0, third_tier=0)
    fill(below, takers=300, first_tier=90, second_tier=0, third_tier=0)
    fill(cast.secretariat, takers=100, first_tier=50, second_tier=0, third_tier=0)
    counted = Counted(cast.office)
    reckoning = counted.reckoning(["exams.above_rate"], [YEAR])

    def rate(unit):
        return reckoning.value("exams.above_rate", YEAR, counted.under(unit)).text

    assert [rate(unit) for unit in (below, cast.rural, cast.secretariat, None)] == [
        "30.0%",
        "25.0%",
        "50.0%",
        "30.0%",
    ]


def test_last_year_is_known_too(cast, fill):
    fill(cast.rural, takers=100)
    fill(cast.rural, period=LAST, takers=80)
    reckoning = Counted(cast.office).reckoning(["exams.takers"], [YEAR])
    assert str(compare(reckoning, "exams.takers", YEAR, Against.ON_YEAR).words) == "同比增长25.0%"


def test_who_has_not_entered(cast, fill):
    fill(cast.rural, takers=100)
    reckoning = Counted(cast.office).reckoning(["exams.takers"], [YEAR])
    assert reckoning.value("exams.takers", YEAR).lacking == ("秘书科",)


def test_what_holds_for_the_whole_office(cast, fill):
    preschool = Kept.objects.create(office=cast.office, group="preschool")
    preschool.units.set([cast.rural])
    school_year = Period.of(2026, 9, months=12)
    fill(None, of=preschool, period=school_year, age_three_to_five=1000)
    fill(cast.rural, of=preschool, period=school_year, children=700)
    reckoning = Counted(cast.office).reckoning(["preschool.three_years"], [school_year])
    assert reckoning.value("preschool.three_years", school_year).text == "70.00%"


def test_figures_of_registers(cast, hazards):
    counted = Counted(cast.office)
    reckoning = counted.reckoning(["school_safety.found"], [OCTOBER])
    assert reckoning.value("school_safety.found", OCTOBER).text == "3处"
    alone = reckoning.value("school_safety.found", OCTOBER, counted.under(cast.rural))
    assert alone.text == "2处"
    alone = reckoning.value("school_safety.rate", OCTOBER, counted.under(cast.secretariat))
    assert alone.text == "0.0%"


def test_before_its_first_record_a_register_says_nothing(cast, hazards):
    reckoning = Counted(cast.office).reckoning(["school_safety.found"], [OCTOBER])
    september = reckoning.value("school_safety.found", OCTOBER.previous)
    assert (september.value, str(september.why)) == (None, "“排查隐患”没有数")
    assert reckoning.value("school_safety.found", Period.of(2026, 11)).text == "0处"


def test_a_register_that_is_not_kept_is_no_zero(cast):
    reckoning = Counted(cast.office).reckoning(["school_safety.found"], [OCTOBER])
    assert reckoning.value("school_safety.found", OCTOBER).value is None


def test_an_example_office_begins_with_what_its_registers_count(cast, hazards):
    assert keep_what_registers_count(cast.office) == 1
    assert Kept.objects.get().group == "school_safety"
    assert keep_what_registers_count(cast.office) == 0


def test_another_office_is_another(cast, fill):
    fill(cast.rural, takers=100)
    other = cast.stranger.posts.get().office
    reckoning = Counted(other).reckoning(["exams.takers"], [YEAR])
    assert reckoning.value("exams.takers", YEAR).value is None


def test_many_units_are_read_at_once(cast, kept, fill):
    def queries():
        counted = Counted(cast.office)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reckoning = counted.reckoning(["exams.above_rate"], [YEAR])
            for unit in counted.units.all.values():
                reckoning.value("exams.above_rate", YEAR, counted.under(unit))
        return len(asked)

    fill(cast.rural, takers=1)
    few = queries()
    for number in range(20):
        unit = Unit.objects.create(office=cast.office, order=number + 10, name=f"第{number}站")
        kept.units.add(unit)
        fill(unit, takers=number)
    assert queries() == few
