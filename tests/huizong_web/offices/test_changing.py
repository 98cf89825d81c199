"""Units change from a day on, and what they were stays known."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from huizong_web.offices.changing import close, move, rename, set_up
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Post, Unit
from huizong_web.offices.past import name_on, tree_on

SPRING, AUTUMN = date(2026, 3, 1), date(2026, 9, 1)


def names_on(office, day):
    return [(each.name, each.depth) for each in tree_on(office, day)]


def test_a_renamed_unit_was_called_otherwise_before(cast):
    rename(cast.secretariat, "秘书一科", on=SPRING, by=cast.editor, why="机构调整")
    rename(cast.secretariat, "文秘科", on=AUTUMN, by=cast.editor)
    unit = Unit.objects.get(pk=cast.secretariat.pk)
    assert unit.name == "文秘科"
    assert name_on(unit, date(2026, 2, 28)) == "秘书科"
    assert name_on(unit, SPRING) == name_on(unit, date(2026, 8, 31)) == "秘书一科"
    assert name_on(unit, AUTUMN) == "文秘科"
    first = unit.before.first()
    assert (first.why, first.by) == ("机构调整", cast.editor)


def test_a_moved_unit_stood_elsewhere_before(cast):
    move(cast.rural, cast.secretariat, on=SPRING, by=cast.editor)
    assert names_on(cast.office, date(2026, 2, 1)) == [("秘书科", 0), ("农业科", 0)]
    assert names_on(cast.office, SPRING) == [("秘书科", 0), ("农业科", 1)]


def test_two_changes_of_one_day_leave_what_was_before_that_day(cast):
    rename(cast.rural, "农村工作科", on=SPRING, by=cast.editor)
    move(cast.rural, cast.secretariat, on=SPRING, by=cast.editor)
    assert names_on(cast.office, date(2026, 2, 1)) == [("秘书科", 0), ("农业科", 0)]
    assert cast.rural.before.count() == 1


def test_a_closed_unit_is_seen_on_the_days_it_was(cast):
    unit = set_up(cast.office, name="督查科", since=SPRING)
    close(unit, on=AUTUMN)
    seen = {
        day: "督查科" in dict(names_on(cast.office, day))
        for day in (date(2026, 2, 28), SPRING, date(2026, 8, 31), AUTUMN)
    }
    assert list(seen.values()) == [False, True, True, False]
    assert set_up(cast.office, name="督查科", since=AUTUMN).pk != unit.pk


def test_a_new_unit_comes_last(cast):
    assert set_up(cast.office, name="督查科").order == 3


@pytest.mark.parametrize("name", ["", "  ", "字" * 101, "农业科", " 农业科 "])
def test_a_name_must_be_one_and_be_told_apart(cast, name):
    with pytest.raises(Unfit):
        rename(cast.secretariat, name, on=SPRING, by=cast.editor)
    with pytest.raises(Unfit):
        set_up(cast.office, name=name)
    assert Unit.objects.get(pk=cast.secretariat.pk).name == "秘书科"
    assert cast.office.units.count() == 2


def test_nothing_moves_below_itself(cast):
    child = set_up(cast.office, name="文印室", parent=cast.secretariat)
    for parent in (cast.secretariat, child):
        with pytest.raises(Unfit, match="下级"):
            move(cast.secretariat, parent, on=SPRING, by=cast.editor)


def test_nothing_moves_to_another_office(cast):
    other = cast.stranger.posts.get().office
    foreign = Unit.objects.create(office=other, order=1, name="外科室")
    with pytest.raises(Unfit):
        move(cast.rural, foreign, on=SPRING, by=cast.editor)
    with pytest.raises(Unfit):
        set_up(cast.office, name="新科", parent=foreign)


def test_days_to_come_and_days_before_the_last_change_are_refused(cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Unfit, match="还没有到"):
        rename(cast.rural, "新名", on=tomorrow, by=cast.editor)
    rename(cast.rural, "新名", on=AUTUMN, by=cast.editor)
    with pytest.raises(Unfit, match="已有变动"):
        rename(cast.rural, "旧名", on=SPRING, by=cast.editor)


def test_a_unit_with_people_or_units_below_is_not_closed(cast):
    with pytest.raises(Unfit, match="陈墨"):
        close(cast.secretariat, on=AUTUMN)
    set_up(cast.office, name="水利站", parent=cast.rural)
    with pytest.raises(Unfit, match="水利站"):
        close(cast.rural, on=AUTUMN)
    assert not Unit.objects.exclude(until=None).exists()


def test_a_closed_unit_is_changed_no_more(cast):
    Post.objects.filter(unit=cast.rural).delete()
    close(cast.rural, on=AUTUMN)
    with pytest.raises(Unfit, match="撤销"):
        rename(cast.rural, "新名", on=AUTUMN, by=cast.editor)


def test_the_tree_takes_two_queries(cast, django_assert_num_queries):
    for n in range(40):
        set_up(cast.office, name=f"第{n}组", parent=cast.rural)
    with django_assert_num_queries(2):
        assert len(tree_on(cast.office, SPRING)) == 42
