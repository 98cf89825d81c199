"""The tables of an older program: whole they are taken as they are, half made they are refused."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from huizong_web.commands import prepare
from huizong_web.operating import data
from huizong_web.operating.diagnosis import State
from huizong_web.relaid import half_way, replaced


@pytest.fixture
def recorder(db) -> MigrationRecorder:
    """What an older program noted: the old migrations and none of those that replace them."""
    recorder = MigrationRecorder(connection)
    for app, name in replaced():
        recorder.record_unapplied(app, name)
    return recorder


def test_who_has_been_through_the_old_ones_is_up_to_date(recorder):
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert half_way() == ""
    assert [line.state for line in data.migrations()] == [State.OK]


@pytest.mark.parametrize("stopped", sorted({key[0]: key for key in replaced()}.values()))
def test_who_stopped_between_two_is_told(recorder, stopped, capsys):
    for app, name in sorted(replaced()[stopped])[1:]:
        recorder.record_unapplied(app, name)
    assert half_way() == stopped[0]
    assert prepare() == 2
    assert stopped[0] in capsys.readouterr().err


def test_a_step_that_the_program_does_not_know_is_of_a_newer_one(recorder):
    recorder.record_applied("reports", "0099_of_tomorrow")
    assert [line.state for line in data.migrations()] == [State.FAULT]
