"""How long a workbook takes to become records on PostgreSQL, and how much memory it needs.

    python bench/importing.py [rows ...]

Each size goes into a database of its own, by a process of its own: the file is received, tried and
taken in as the pages do it. Seconds of the clock, of the processor for us and the database (what
tells more on a machine that does other things too), and the peak of our memory are printed; growth
should be as that of the rows.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]
SIZES = (12_500, 25_000, 50_000, 100_000)


def main(sizes: tuple[int, ...]) -> None:
    """Measure each size against a PostgreSQL that is gone afterwards."""
    from sheets import made

    from throwaway import postgresql

    for size in sizes:
        with postgresql() as address, tempfile.TemporaryDirectory() as data:
            file = Path(data) / "隐患.xlsx"
            file.write_bytes(made(size))
            more = {"HUIZONG_DATABASE": address, "HUIZONG_DATA": data}
            more["DJANGO_SETTINGS_MODULE"] = "huizong_web.settings"
            command = [sys.executable, __file__, "one", str(file)]
            subprocess.run(command, env=os.environ | more, check=True)


def one(path: Path) -> None:
    """Receive, try and take in a file."""
    import django

    django.setup()
    from huizong_web.audit.context import command
    from huizong_web.ledgers.importing.acting import carry_out, undo
    from huizong_web.ledgers.importing.receiving import receive
    from huizong_web.ledgers.importing.trying import attempt

    book, unit, user = _office()
    before = _peak()
    with command("bench"):
        data = path.read_bytes()
        given = _timed(
            "received", lambda: receive(book, name=path.name, data=data, keeper=unit, by=user).given
        )
        trial = _timed("tried", lambda: attempt(given, by=user))
        done = _timed("taken in", lambda: carry_out(given, by=user, whole=True))
        peak = _peak()
        _timed("taken back", lambda: undo(done, by=user, reason="bench"))
    rows = trial["rows"]
    print(f"{done.made:>8,} records of {rows:,} rows, peak {peak:.0f} MB ({before:.0f} before)")


def _office() -> tuple[Any, Any, Any]:
    from django.core.management import call_command

    from huizong_web.accounts.models import User
    from huizong_web.ledgers.models import Book
    from huizong_web.offices.models import Office, Unit

    call_command("migrate", verbosity=0)
    office = Office.objects.create(name="云岭县教育局")
    for at in range(1, 201):
        Unit.objects.create(office=office, name=f"云岭县第{at}小学", order=at)
    unit = Unit.objects.create(office=office, name="安全科", order=201)
    user = User.objects.create_user("zhouhe", name="周禾", password=None)
    return Book.objects.create(office=office, ledger="hazard"), unit, user


def _timed(what: str, act: Callable[[], Any]) -> Any:
    clock, own, theirs = time.perf_counter(), time.process_time(), _database()
    found = act()
    seconds, used = time.perf_counter() - clock, time.process_time() - own
    of_both = f"{used:5.1f} s of ours, {_database() - theirs:5.1f} s of the database's processor"
    print(f"{what:>12} {seconds:6.1f} s ({of_both})", flush=True)
    return found


def _database() -> float:
    """Return the seconds of the processor that our connection's server process has used."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    said = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        one(Path(sys.argv[2]))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
