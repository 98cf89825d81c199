"""What is backed up while the site runs comes back: every table, every file, the log's chain."""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from running import Visitor, run, serving

from huizong_web.operating import archive
from huizong_web.operating.starting import Unfit
from needs import needs_postgresql

EXTRA = Path(__file__).parents[3] / "examples/云岭县委办公室/2026-10/extra/综合科.docx"
KINDS = [
    "tar.gz",
    pytest.param(
        "tar.zst", marks=pytest.mark.skipif(not shutil.which("zstd"), reason="needs zstd")
    ),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory, example) -> Path:
    """The example office as a data folder."""
    folder = tmp_path_factory.mktemp("site") / "data"
    example.into(folder)
    return folder


@pytest.fixture(scope="module")
def packed(data, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("backup") / "office.tar.gz"
    done = run("backup", data, str(path))
    assert done.returncode == 0, done.stderr
    return path


def tables(folder: Path) -> dict[str, list]:
    """Every row of every table; the log apart, since a restore is noted in it."""
    with closing(sqlite3.connect(folder / "huizong.sqlite3")) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        names = [name for (name,) in found if not name.startswith(("audit_", "sqlite_"))]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def entries(folder: Path) -> list:
    with closing(sqlite3.connect(folder / "huizong.sqlite3")) as connection:
        return connection.execute("SELECT * FROM audit_entry ORDER BY sequence").fetchall()


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_it_comes_back_whole(data, tmp_path, kind):
    path, restored = tmp_path / f"office.{kind}", tmp_path / "restored"
    assert run("backup", data, str(path)).returncode == 0
    assert path.stat().st_mode & 0o777 == 0o600
    done = run("restore", restored, str(path))
    assert done.returncode == 0, done.stderr
    assert tables(restored) == tables(data)
    assert sum(map(len, tables(restored).values())) > 100
    assert digests(restored / "files") == digests(data / "files")
    assert len(digests(restored / "files")) == 10
    assert (restored / "secret-key").read_text() == (data / "secret-key").read_text()
    assert restored.stat().st_mode & 0o077 == 0
    before, after = entries(data), entries(restored)
    assert after[: len(before)] == before
    assert [row[3] for row in after[len(before) :]] == ["restore"]
    verified = run("audit", restored, "verify")
    assert verified.returncode == 0, verified.stdout


def test_the_restored_site_serves(packed, data, tmp_path):
    restored = tmp_path / "restored"
    assert run("restore", restored, str(packed)).returncode == 0
    with serving("serve", restored) as address:
        visitor = Visitor(address)
        password = (data / "demo-password").read_text()
        signing = {"username": "shenruqing", "password": password}
        assert "汇总稿" in visitor.post("/sign-in/", "/sign-in/", signing)


def test_nothing_is_restored_over_what_is_there(packed, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "precious").write_text("x")
    done = run("restore", folder, str(packed))
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["precious"]


def test_by_force_what_was_there_is_put_aside(packed, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "precious").write_text("x")
    assert run("restore", folder, str(packed), "--force").returncode == 0
    assert [path.read_text() for path in folder.glob("replaced/*/precious")] == ["x"]
    assert (folder / "huizong.sqlite3").exists()


def test_no_backup_over_another_nor_within_the_data(data, packed):
    done = run("backup", data, str(packed))
    assert done.returncode == 2
    with tarfile.open(packed) as tar:
        assert archive.MANIFEST in tar.getnames()
    assert run("backup", data, str(data / "own.tar.gz")).returncode == 2
    assert not (data / "own.tar.gz").exists()


def test_without_the_key(data, tmp_path):
    path = tmp_path / "office.tar.gz"
    assert run("backup", data, str(path), "--without-key").returncode == 0
    with tarfile.open(path) as tar:
        assert "secret-key" not in tar.getnames()


def test_a_name_that_says_no_format(data, tmp_path):
    assert run("backup", data, str(tmp_path / "office.zip")).returncode == 2


def test_while_sections_submit(data, tmp_path):
    """A site that is written to all the time: what is copied is of one moment, and whole."""
    busy, restored = tmp_path / "busy", tmp_path / "restored"
    shutil.copytree(data, busy)
    password = (busy / "demo-password").read_text()
    with serving("serve", busy) as address:
        visitor = Visitor(address)
        visitor.post("/sign-in/", "/sign-in/", {"username": "shenruqing", "password": password})
        found = re.search(r"/cycles/\d+/", visitor.get("/").decode())
        assert found
        page = f"{found[0]}submissions/"
        option = re.search(r'<option value="(\d+)">综合科', visitor.get(page).decode())
        assert option
        unit = option[1]
        stop = threading.Event()

        def submit() -> None:
            while not stop.is_set():
                fields = {"unit": unit, "replace": "on"}
                assert "已收下" in visitor.post(page, page, fields, EXTRA)

        submitting = threading.Thread(target=submit)
        submitting.start()
        try:
            time.sleep(1)
            done = run("backup", busy, str(tmp_path / "busy.tar.gz"))
        finally:
            stop.set()
            submitting.join()
    assert done.returncode == 0, done.stderr + done.stdout
    assert run("restore", restored, str(tmp_path / "busy.tar.gz")).returncode == 0
    with closing(sqlite3.connect(restored / "huizong.sqlite3")) as connection:
        rows = connection.execute("SELECT file, sha256 FROM reports_submission").fetchall()
    assert len(rows) > 10
    for name, digest in rows:
        data_of = (restored / "files" / name).read_bytes()
        assert hashlib.sha256(data_of).hexdigest() == digest


@needs_postgresql
def test_postgresql_comes_back(tmp_path, example_on_postgresql, postgresql_url):
    import psycopg

    def rows(url: str) -> dict[str, list]:
        with psycopg.connect(url) as connection:
            names = [
                name
                for (name,) in connection.execute(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                )
                if not name.startswith("audit_")
            ]
            return {
                name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall()
                for name in names
            }

    where = example_on_postgresql.into(tmp_path / "data")
    path = tmp_path / "office.tar.gz"
    done = run("backup", tmp_path / "data", str(path), **where)
    assert done.returncode == 0, done.stderr
    full = run("restore", tmp_path / "second", str(path), **where)
    assert full.returncode == 2  # the database is not empty
    empty = f"restored{os.getpid()}"
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {empty}")
    other = postgresql_url.replace("/office?", f"/{empty}?")
    done = run("restore", tmp_path / "restored", str(path), HUIZONG_DATABASE=other)
    assert done.returncode == 0, done.stderr + done.stdout
    assert rows(other) == rows(where["HUIZONG_DATABASE"])
    assert digests(tmp_path / "restored" / "files") == digests(tmp_path / "data" / "files")
    with psycopg.connect(other) as connection, pytest.raises(psycopg.Error, match="appended"):
        connection.execute("DELETE FROM audit_entry")


def repacked(packed: Path, target: Path, change) -> Path:
    """An archive whose members somebody has changed."""
    with tarfile.open(packed) as old, tarfile.open(target, "w:gz") as new:
        for member in old.getmembers():
            data = old.extractfile(member).read()
            for name, content, kind in change(member.name, data):
                made = tarfile.TarInfo(name)
                made.type, made.size = kind, len(content) if kind == tarfile.REGTYPE else 0
                made.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
                new.addfile(made, io.BytesIO(content))
    return target


def with_more(name: str, kind: bytes = tarfile.REGTYPE):
    """A change that puts a member in front of the manifest, and lists it there."""

    def change(old: str, data: bytes):
        if old == archive.MANIFEST:
            yield name, b"evil", kind
            manifest = json.loads(data)
            manifest["files"][name] = [4, hashlib.sha256(b"evil").hexdigest()]
            data = json.dumps(manifest).encode()
        yield old, data, tarfile.REGTYPE

    return change


@pytest.mark.parametrize(
    "name", ["../evil", "/tmp/evil", "a/../../evil", "files/..\\evil", "./evil", "a//b", "e\nvil"]
)
def test_a_name_that_leads_out_is_refused(packed, tmp_path, name):
    path = repacked(packed, tmp_path / "evil.tar.gz", with_more(name))
    with pytest.raises(Unfit):
        archive.extract(path, tmp_path / "out" / "in")
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_nothing_but_plain_files_is_unpacked(packed, tmp_path, kind):
    path = repacked(packed, tmp_path / "evil.tar.gz", with_more("files/link", kind))
    with pytest.raises(Unfit):
        archive.extract(path, tmp_path / "out")
    assert not (tmp_path / "out/files/link").exists()


def test_the_same_name_twice_is_refused(packed, tmp_path):
    path = repacked(packed, tmp_path / "evil.tar.gz", with_more("secret-key"))
    with pytest.raises(Unfit):
        archive.extract(path, tmp_path / "out")


def test_a_changed_file_is_refused(packed, tmp_path):
    def change(name: str, data: bytes):
        yield name, data[:-1] + b"!" if name.startswith("files/") else data, tarfile.REGTYPE

    path = repacked(packed, tmp_path / "changed.tar.gz", change)
    done = run("restore", tmp_path / "restored", str(path))
    assert done.returncode == 2
    assert list((tmp_path / "restored").iterdir()) == []


def test_a_missing_file_is_refused(packed, tmp_path):
    def change(name: str, data: bytes):
        if name != "secret-key":
            yield name, data, tarfile.REGTYPE

    with pytest.raises(Unfit, match="secret-key"):
        archive.extract(repacked(packed, tmp_path / "a.tar.gz", change), tmp_path / "out")


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_an_archive_that_was_broken_off_is_refused(packed, tmp_path, part):
    data = packed.read_bytes()
    path = tmp_path / "short.tar.gz"
    path.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(Unfit):
        archive.extract(path, tmp_path / "out")


def test_an_archive_that_is_none(tmp_path):
    path = tmp_path / "none.tar.gz"
    path.write_bytes(gzip.compress(b"not a tar file"))
    with pytest.raises(Unfit):
        archive.extract(path, tmp_path / "out")


def test_a_backup_that_fails_leaves_nothing(tmp_path):
    def fail() -> None:
        with archive.writing(tmp_path / "a.tar.gz", archive.Manifest()):
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert not list(tmp_path.glob("a.tar*"))


def test_an_anchor_elsewhere_begins_anew(packed, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text(f"{9999:>20} sm3 {'a' * 64}\n")
    done = run("restore", tmp_path / "data", str(packed), HUIZONG_AUDIT_ANCHOR=str(elsewhere))
    assert done.returncode == 0, done.stdout
    assert "9999" not in elsewhere.read_text()
    assert len(list(tmp_path.glob("elsewhere.before-restore-*"))) == 1
