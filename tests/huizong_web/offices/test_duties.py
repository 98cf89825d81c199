"""Duties as a document lists them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from huizong.pipeline import outline, read
from huizong.values import Source
from huizong_web.offices.duties import drop, duties_in, proposals, store
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Unit

DAY = date(2026, 1, 1)
RUN_IN = """青河县委办公室职能配置、内设机构规定

第一章 内设机构
（一）秘书科。负责公文处理和会务工作；承担机要保密。
（二）农业科。指导农业生产；联系涉农部门。
（三）人事科。负责干部人事。
"""
LISTED = """青河县委办公室主要职责

一、秘书科（机要室）主要职责是：
1、负责公文处理和会务工作。
2、承担机要保密。
二、农业科
1、指导农业生产。
"""
BOTH = {"秘书科": ("负责公文处理和会务工作", "承担机要保密")}


def of(text, names=("秘书科", "农业科")):
    return duties_in(outline(read(Source("三定.txt", text.encode()))), names)


def test_behind_the_name():
    assert of(RUN_IN) == BOTH | {"农业科": ("指导农业生产", "联系涉农部门")}


def test_in_the_items_below():
    assert of(LISTED) == BOTH | {"农业科": ("指导农业生产",)}


def test_who_is_not_named_gets_nothing():
    assert of(RUN_IN, ("督查科",)) == {}
    assert of(RUN_IN, ()) == {}


def test_of_two_names_the_longer_is_meant():
    text = RUN_IN.replace("农业科。", "农业科技科。")
    assert set(of(text, ("农业科", "农业科技科"))) == {"农业科技科"}


def test_stored_once_and_proposed_as_known(cast):
    chosen = {cast.secretariat.pk: ["负责公文处理和会务工作", "负责公文处理和会务工作"]}
    assert store(cast.office, chosen, source="三定规定", since=DAY) == 1
    assert store(cast.office, chosen, source="三定规定", since=DAY) == 0
    found = proposals(cast.office, outline(read(Source("三定.txt", RUN_IN.encode()))))
    assert [each.unit.name for each in found] == ["秘书科", "农业科"]
    assert found[0].known == {"负责公文处理和会务工作"}


def test_units_of_others_are_refused(cast):
    other = Unit.objects.create(office=cast.stranger.posts.get().office, order=1, name="外科室")
    with pytest.raises(Unfit):
        store(cast.office, {other.pk: ["管别人的事"]}, source="x", since=DAY)


def test_an_ended_duty_stays_as_history(cast):
    store(cast.office, {cast.rural.pk: ["指导农业生产"]}, source="三定规定", since=DAY)
    duty = cast.rural.duties.get()
    with pytest.raises(Unfit):
        drop(duty, on=DAY - timedelta(days=1))
    with pytest.raises(Unfit):
        drop(duty, on=timezone.localdate() + timedelta(days=1))
    drop(duty, on=date(2026, 6, 1))
    assert cast.rural.duties.get().until == date(2026, 6, 1)
