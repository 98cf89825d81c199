"""The database as one file: a copy made while the site runs, and the way back."""

import errno
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from huizong_web.operating.starting import Unfit
from huizong_web.terminal import gettext as _

SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"
"""What the database is called in an archive."""


def copy(settings: dict[str, Any], folder: Path) -> Path:
    """Copy the database as it is at one moment into a folder; return the file.

    Writers go on meanwhile: SQLite copies by its online backup, PostgreSQL dumps one snapshot.
    """
    if settings["ENGINE"].endswith("sqlite3"):
        return _copy_sqlite(Path(settings["NAME"]), folder / SQLITE)
    target = folder / POSTGRESQL
    _run(
        settings, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"
    )
    return target


def _copy_sqlite(source: Path, target: Path) -> Path:
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(target)) as copied,
    ):
        try:
            live.backup(copied)
            copied.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
        except sqlite3.OperationalError as error:  # the disk is full, or does not answer
            raise OSError(errno.EIO, str(error)) from error
        (fault,) = copied.execute("PRAGMA integrity_check").fetchone()
    if fault != "ok":
        raise Unfit(_("数据库已损坏（{why}），没有备份：请从上一份备份恢复。").format(why=fault))
    target.chmod(0o600)
    return target


def is_empty(settings: dict[str, Any]) -> bool:
    """Return whether a PostgreSQL database has no tables of ours yet."""
    listed = _run(
        settings, "psql", "--no-psqlrc", "--tuples-only", "--command",
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()",
    )  # fmt: skip
    return listed.strip() == "0"


def load(settings: dict[str, Any], file: Path, *, replace: bool) -> None:
    """Load a dump into a PostgreSQL database, whole or not at all."""
    cleaning = ["--clean", "--if-exists"] if replace else []
    options = [
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        *cleaning,
    ]
    _run(settings, "pg_restore", *options, "--dbname={}", str(file))


def _run(settings: dict[str, Any], program: str, *options: str) -> str:
    """Run a program of PostgreSQL; the password goes by the environment, never by the call."""
    from psycopg.conninfo import make_conninfo

    found = shutil.which(program)
    if found is None:
        sentence = _(
            "没有 {program} 程序：请安装 PostgreSQL 的客户端（apt install postgresql-client）。"
        )
        raise Unfit(sentence.format(program=program))
    words = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    given = {word: str(settings[key]) for word, key in words.items() if settings[key]}
    more = {name: str(each) for name, each in settings["OPTIONS"].items()}
    address = make_conninfo("", **(given | more))
    named = [option.format(address) if option == "--dbname={}" else option for option in options]
    if named == list(options):
        named.append(f"--dbname={address}")
    secret = {"PGPASSWORD": settings["PASSWORD"]} if settings["PASSWORD"] else {}
    done = subprocess.run(  # noqa: S603 - a fixed program, no shell
        [found, *named], env=os.environ | secret, capture_output=True, text=True, check=False
    )
    if done.returncode:
        why = done.stderr.strip().partition("\n")[0]
        raise Unfit(_("{program} 没有做成：{why}").format(program=program, why=why))
    return done.stdout
