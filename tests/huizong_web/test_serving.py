"""A server's process is ready before its first request, and is not halted to look for garbage."""

import gc

import pytest

from huizong_web.serving import settle


@pytest.fixture
def as_before():
    limits = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*limits)


def test_what_is_loaded_is_not_looked_through_again(as_before):
    settle()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] > 700
    seen = len(gc.get_objects())
    assert seen < gc.get_freeze_count() / 10
