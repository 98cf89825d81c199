"""A PostgreSQL of our own that is gone afterwards; as a program it runs a command against one.

    python tests/throwaway.py pytest tests/huizong_web

The command finds the database's address in HUIZONG_DATABASE.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from needs import NEEDS, postgresql_programs


@contextmanager
def postgresql() -> Iterator[str]:
    """Start an empty database on a socket of its own, and yield its address."""
    programs = postgresql_programs()
    assert programs is not None

    def run(*command: str | Path) -> None:
        subprocess.run([*user, *command], check=True, stdout=subprocess.DEVNULL)

    with tempfile.TemporaryDirectory(prefix="huizong-pg-") as folder:
        data, user = Path(folder) / "data", []
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            Path(folder).chmod(0o777)
            user = ["runuser", "-u", "postgres", "--"]
        run(programs / "initdb", "-D", data, "-U", "huizong", "-A", "trust", "-E", "UTF8")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        control = [programs / "pg_ctl", "-D", data, "-l", f"{folder}/log", "-w"]
        run(*control, "-o", options, "start")
        try:
            run(programs / "createdb", "-h", folder, "-U", "huizong", "office")
            yield f"postgresql://huizong@/office?host={folder}"
        finally:
            run(*control, "-m", "immediate", "stop")


def main(command: list[str]) -> int:
    """Run a command against a database of its own; return its exit status."""
    if postgresql_programs() is None:
        need = NEEDS["postgresql"]
        sys.stderr.write(f"needs {need.name}: {need.remedy}\n")
        return 2
    with postgresql() as address:
        return subprocess.run(
            command, check=False, env=os.environ | {"HUIZONG_DATABASE": address}
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
