"""What an older installation holds stays: months keep their number and what was submitted."""

import sqlite3
import subprocess
import sys

from running import PATIENCE, environment

MIGRATE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "huizong_web.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", *sys.argv[1:], verbosity=0)
"""


def migrate(data, *target: str) -> None:
    command = [sys.executable, "-c", MIGRATE, *target]
    subprocess.run(command, env=environment(data), check=True, timeout=PATIENCE)


def test_months_stay_as_they_are(tmp_path):
    migrate(tmp_path, "reports", "0003_decisions")
    with sqlite3.connect(tmp_path / "huizong.sqlite3") as old:
        old.execute("INSERT INTO offices_office (id, name) VALUES (7, '青河县委办公室')")
        old.executemany(
            "INSERT INTO reports_cycle (id, office_id, year, month, decided)"
            " VALUES (?, 7, 2026, ?, 0)",
            [(31, 9), (32, 10)],
        )
    old.close()
    migrate(tmp_path)
    with sqlite3.connect(tmp_path / "huizong.sqlite3") as new:
        rows = new.execute(
            "SELECT id, month, kind, number, title, due_at FROM reports_cycle ORDER BY id"
        ).fetchall()
    new.close()
    assert rows == [(31, 9, "month", 0, "", None), (32, 10, "month", 0, "", None)]
