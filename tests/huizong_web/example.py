"""The example office loaded once in a run, for tests that begin where it is loaded.

What `huizong demo` does is tested in `test_commands.py` and `test_postgresql.py`, which call it
themselves; everybody else gets a copy of what it made.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from running import environment, run

TEMPLATE = "example"


class Example:
    """A loaded example, not to be changed; `database` names the one to copy, "" for SQLite."""

    def __init__(self, folder: Path, server: str = "") -> None:
        self.folder, self.server = folder, server
        self.password = (folder / "demo-password").read_text()

    def into(self, folder: Path) -> dict[str, str]:
        """Copy it; return the variables besides the folder's that a process needs."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return {"HUIZONG_DATABASE": made(self.server, TEMPLATE)} if self.server else {}

    def site(self, folder: Path, **more: str) -> dict[str, str]:
        """Copy it; return the whole environment of a process."""
        return environment(folder, **self.into(folder), **more)


def made(server: str, template: str = "template1") -> str:
    """Make a database of a PostgreSQL server and return its address."""
    import psycopg

    name = f"site{uuid4().hex[:8]}"
    command = psycopg.sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        psycopg.sql.Identifier(name), psycopg.sql.Identifier(template)
    )
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(command)
    return server.replace("/office?", f"/{name}?")


def loaded_once(factory: pytest.TempPathFactory) -> Example:
    """Return the example office on SQLite; the first of all workers loads it."""
    folder = _of_all_workers(factory) / "example"
    with _alone(folder.with_suffix(".lock")):
        if not folder.exists():
            _load(loading := folder.with_name("loading"))
            loading.rename(folder)
    return Example(folder)


def loaded_on_postgresql(factory: pytest.TempPathFactory, server: str) -> Example:
    """Return the example office on a PostgreSQL server, in a database called TEMPLATE."""
    import psycopg

    folder = factory.mktemp("postgresql") / "example"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    _load(folder, HUIZONG_DATABASE=server.replace("/office?", f"/{TEMPLATE}?"))
    return Example(folder, server)


def _load(folder: Path, **more: str) -> None:
    done = run("demo", folder, "--no-serve", **more)
    assert done.returncode == 0, done.stderr


def _of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process in after the other."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
