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


@pytest.mark.parametrize(
    ("act", "at_least"), [("submit", 15), ("write", 20), ("compile", 10), ("issue", 10)]
)
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


SMALL = """mount -t tmpfs -o size={size}k tmpfs {disk} && mkdir {disk}/data && \\
cp -a {data}/. {disk}/data && exec {python} {scenes} filling {act}"""


def own_mounts() -> bool:
    """Return whether a process may mount a disk of its own, out of sight of all others."""
    tried = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "x", "/mnt"]
    try:
        return subprocess.run(tried, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not own_mounts(), reason="no disk may be mounted here (unshare, tmpfs)")
@pytest.mark.parametrize("act", ["upload", "autosave", "compile", "issue", "backup"])
def test_a_disk_that_is_full_changes_nothing_and_says_so(sqlite_site, tmp_path, act):
    """On a small disk of the test's own, filled to the brim but for some kilobytes."""
    data, disk = Path(sqlite_site["HUIZONG_DATA"]), tmp_path / "disk"
    disk.mkdir()
    size = sum(each.stat().st_size for each in data.rglob("*") if each.is_file()) // 1024 + 24_000
    script = SMALL.format(
        size=size, disk=disk, data=data, python=sys.executable, scenes=SCENES, act=act
    )
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        env=sqlite_site | {"HUIZONG_DATA": str(disk / "data")},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["faults"] == []
    assert seen["changed"] == []
    assert seen["answers"][0] == 503
    assert set(seen["answers"]) <= {200, 302, 503}
    assert seen["afterwards"] in (200, 302)


@pytest.mark.parametrize("act", ["upload", "autosave", "compile", "issue", "backup"])
def test_a_database_that_another_process_writes_to_is_waited_for(sqlite_site, act):
    seen = played(sqlite_site, "waiting", act)
    assert (seen["refused"], seen["same"]) == (503, True)
    assert seen["answer"] in (200, 302)
    assert 1 < seen["seconds"] < seen["patience"] + 10
    assert seen["faults"] == []


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
