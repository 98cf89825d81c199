"""Killed in the midst, a full disk, a locked database: nothing is half done, people are told."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.utils import OperationalError

from huizong_web.faults import is_out_of_store

SCENES = Path(__file__).with_name("playing.py")


@pytest.fixture
def site(either_example, tmp_path) -> dict[str, str]:
    """The variables of a site of the test's own, on either database."""
    return either_example.site(tmp_path / "data", HUIZONG_ALLOWED_HOSTS="testserver")


def played(site: dict[str, str], *scene: str) -> dict:
    done = subprocess.run(
        [sys.executable, SCENES, *scene],
        env=site, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def points_of(site: dict[str, str]) -> str:
    """Each point is tried on one of the databases; with HUIZONG_THOROUGH=1 all of them on both."""
    if os.environ.get("HUIZONG_THOROUGH") == "1":
        return "all"
    return "even" if "HUIZONG_DATABASE" in site else "odd"


@pytest.mark.parametrize(("act", "at_least"), [("submit", 15), ("compile", 10), ("issue", 10)])
def test_killed_at_any_point_nothing_is_half_done(site, act, at_least):
    seen = played(site, "dying", act, points_of(site))
    assert seen["faults"] == []
    assert seen["last"] >= at_least
    assert seen["afterwards"] == []
    # Files that came before the rows that never came are swept, and nothing else is left.
    assert (seen["orphans"] > 0) is (act != "compile")


def test_many_hands_make_one_chain(site):
    seen = played(site, "together", "logged")
    assert seen["ends"] == [0] * 4
    assert seen["faults"] == []
    assert seen["written"] == 4 * 25


@pytest.fixture
def sqlite_site(example, tmp_path) -> dict[str, str]:
    return example.site(tmp_path / "data", HUIZONG_ALLOWED_HOSTS="testserver")


@pytest.mark.parametrize("store", ["no-room", "full-database", "locked"])
def test_a_store_that_refuses_changes_nothing_and_says_so(sqlite_site, store):
    seen = played(sqlite_site, "refusing", store)
    assert seen["status"] == 503
    assert seen["same"] is True
    assert seen["faults"] == []
    assert seen["readable"] == 200
    assert seen["afterwards"] == 302


def test_the_page_says_what_to_do(editor, cast, monkeypatch):
    def full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("huizong_web.reports.views.cycles.render", full)
    editor.raise_request_exception = False
    answer = editor.get("/cycles/")
    html = answer.content.decode()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "huizong doctor" in html
    assert "Please try again" in html


def test_other_faults_are_ours(editor, cast, monkeypatch):
    def wrong(*_given):
        raise ValueError

    monkeypatch.setattr("huizong_web.reports.views.cycles.render", wrong)
    editor.raise_request_exception = False
    assert editor.get("/cycles/").status_code == 500


def test_what_a_fault_came_of_counts():
    wrapped = ValueError()
    wrapped.__cause__ = OperationalError("database is locked")
    assert is_out_of_store(wrapped)
    assert not is_out_of_store(OSError(errno.ENOENT, "no such file"))
    assert not is_out_of_store(None)
