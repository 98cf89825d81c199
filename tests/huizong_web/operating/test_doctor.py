"""The doctor names what is wrong with an installation, and what to do."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from running import run

from huizong_web.audit import record
from huizong_web.operating import data, installation, machine, stored
from huizong_web.operating.diagnosis import Line, State, looked
from huizong_web.reports.models import Submission


@pytest.fixture(scope="module")
def folder(tmp_path_factory, example) -> Path:
    made = tmp_path_factory.mktemp("site") / "data"
    example.into(made)
    return made


def states(lines) -> list[State]:
    return [line.state for line in lines]


def told(folder: Path, **more: str) -> tuple[int, dict[str, dict]]:
    done = run("doctor", folder, "--json", **more)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines, done.stderr
    return done.returncode, {line["about"]: line for line in lines}


def test_the_example_has_no_fault(folder):
    status, lines = told(folder, HUIZONG_LANG="zh")
    assert status == 0, [line for line in lines.values() if line["state"] == "fault"]
    assert lines["操作日志"]["state"] == lines["数据库"]["state"] == "ok"
    assert all(line["remedy"] for line in lines.values() if line["state"] != "ok")


def test_for_people(folder):
    done = run("doctor", folder, HUIZONG_LANG="zh")
    assert "正常  操作日志：完整" in done.stdout
    assert done.returncode == 0


def test_a_folder_where_nothing_is(tmp_path):
    status, lines = told(tmp_path / "new", HUIZONG_LANG="zh")
    assert status == 1
    assert lines["数据库"]["state"] == "fault"


def test_a_broken_log_is_a_fault(folder, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    with closing(sqlite3.connect(broken / "huizong.sqlite3")) as connection:
        connection.execute("DROP TRIGGER audit_entry_stays")
        connection.execute("UPDATE audit_entry SET action = 'x' WHERE sequence = 7")
        connection.commit()
    status, lines = told(broken, HUIZONG_LANG="zh")
    assert status == 1
    assert "第 7 条" in lines["操作日志"]["said"]
    verified = run("audit", broken, "verify")
    assert verified.returncode == 1
    assert "7" in verified.stdout


def test_settings_that_are_not_safe(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("HUIZONG_SECRET_KEY", raising=False)
    settings.DATA = tmp_path
    (tmp_path / "secret-key").write_text("x" * 64)
    (tmp_path / "secret-key").chmod(0o644)
    settings.SECRET_KEY = "x" * 64
    assert states(installation.secret_key()) == [State.FAULT]
    (tmp_path / "secret-key").chmod(0o600)
    assert states(installation.secret_key()) == [State.OK]
    settings.SECRET_KEY = "short"
    assert states(installation.secret_key()) == [State.FAULT]
    settings.DEBUG = True
    assert states(installation.debugging()) == [State.FAULT]
    for hosts, state in (
        (["*"], State.FAULT),
        (["localhost"], State.WARNING),
        (["a.cn"], State.OK),
    ):
        settings.ALLOWED_HOSTS = hosts
        assert states(installation.hosts()) == [state]
    settings.HTTPS, settings.PROXIES = False, 0
    assert states(installation.https()) == [State.WARNING]
    settings.HTTPS = True
    assert states(installation.https()) == [State.OK, State.WARNING]
    settings.EMAIL_HOST = ""
    assert states(installation.mail()) == [State.WARNING]


def test_a_data_folder_that_others_may_see(settings, tmp_path):
    settings.DATA = tmp_path
    tmp_path.chmod(0o755)
    assert states(data.folder()) == [State.FAULT]
    tmp_path.chmod(0o700)
    assert states(data.folder()) == [State.OK]
    settings.DATA = tmp_path / "nowhere"
    assert states(data.folder()) == [State.FAULT]


@pytest.mark.parametrize(
    ("free", "state"), [(100 << 20, State.FAULT), (1 << 30, State.WARNING), (9 << 30, State.OK)]
)
def test_room(settings, tmp_path, monkeypatch, free, state):
    settings.DATA = tmp_path
    usage = shutil.disk_usage(tmp_path)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert states(data.space()) == [state]


def test_files_that_are_missing_changed_or_nobodys(submissions, settings):
    root = Path(settings.MEDIA_ROOT)
    assert states(data.files()) == states(data.contents()) == [State.OK]
    kept = root / submissions[0].file.name
    kept.write_bytes(b"changed")
    assert states(data.contents()) == [State.FAULT]
    kept.unlink()
    assert states(data.files()) == [State.FAULT]
    (root / "submissions/orphan").write_bytes(b"x")
    assert stored.orphans(root) == []  # it may be just being stored
    assert stored.orphans(root, older=-1) == ["submissions/orphan"]
    assert stored.sweep(root, older=-1) == 1
    assert (root / submissions[1].file.name).exists()
    assert Submission.objects.count() == 2


def test_the_clock(db, monkeypatch):
    record("now")
    assert states(machine.clock()) == [State.OK]
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(hours=1))
    assert states(machine.clock()) == [State.FAULT]
    record("earlier")
    monkeypatch.setattr(timezone, "now", real)
    assert states(machine.clock()) == [State.WARNING]


def test_a_year_without_holidays(monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 5, 1))
    assert states(machine.holidays()) == [State.OK]
    monkeypatch.setattr(timezone, "localdate", lambda: date(2199, 5, 1))
    assert states(machine.holidays()) == [State.WARNING]


def test_the_log_without_its_anchor(submissions, settings):
    settings.AUDIT_ANCHOR = Path(settings.MEDIA_ROOT) / "nowhere"
    assert states(data.log()) == [State.WARNING]


def test_administrators(cast):
    lines = {line.said: line.state for line in installation.administrators()}
    assert lines["青河县委办公室"] is State.OK
    assert State.WARNING in lines.values()  # the stranger's office has none


def test_a_look_that_fails_is_told_and_the_others_go_on():
    def look():
        raise ValueError("broken\nmore")
        yield

    [line] = looked("thing", look)
    assert isinstance(line, Line)
    assert (line.about, line.state) == ("thing", State.FAULT)
    assert "ValueError: broken" in line.said
