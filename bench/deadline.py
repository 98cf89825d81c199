"""Deadline day: python bench/deadline.py [--database URL] [--minutes 5].

An office of 300 sections reports a file of 60 KB each within some minutes while 60 people browse,
against `huizong serve` with two workers on this machine. Prints the times of the requests in
milliseconds (middle, 95th of a hundred, longest), what failed, and whether every file that was sent
is there, whole and once. The people are played by locust, in a process of its own that takes its
share of the same two cores. A shorter run has as many sections as report in that time of the five
minutes, and all visitors.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECTIONS, VISITORS = 300, 60
FULL = 5
"""Minutes in which all sections report."""
SIZE = 60 * 1024
PASSWORD = "Jiuyue-shui-ku-7"


def prepare(folder: Path) -> None:
    """Store an office of 300 sections with a clerk each, 60 editors, and a month before."""
    import django

    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from huizong_web.accounts.models import User
    from huizong_web.offices.changing import set_up
    from huizong_web.offices.models import Office
    from huizong_web.offices.posts import grant
    from huizong_web.policy import Role
    from huizong_web.reports.compiling import compile_cycle
    from huizong_web.reports.models import Cycle
    from huizong_web.reports.submitting import submit

    hashed = make_password(PASSWORD)
    office = Office.objects.create(name="云岭县教育局")

    def person(username: str) -> User:
        return User.objects.create(
            username=username, name=username, password=hashed, office=office, demo=True
        )

    editors = [person(f"editor{n}") for n in range(VISITORS)]
    for editor in editors:
        grant(editor, office, Role.EDITOR)
    earlier = Cycle.objects.create(office=office, year=2026, month=9)
    for n in range(SECTIONS):
        unit = set_up(office, name=f"第{n + 1}中心学校")
        grant(person(f"clerk{n}"), office, Role.CLERK, unit=unit)
        if n < 20:
            submit(earlier, unit, name="9月.docx", data=report(n), by=editors[0])
    compile_cycle(earlier, by=editors[0])
    Cycle.objects.create(office=office, year=2026, month=10)
    (folder / "report.docx").write_bytes(report(SECTIONS))


def report(seed: int) -> bytes:
    """Return a section's month as a Word file of 60 KB: twelve items, the rest noise in it."""
    from io import BytesIO
    from random import Random
    from zipfile import ZipFile

    from docx import Document

    document, random = Document(), Random(seed)
    document.add_paragraph("2026年10月工作总结")
    for n in range(1, 13):
        document.add_paragraph(
            f"{n}、开展校园安全检查{random.randint(2, 40)}次，整改隐患{random.randint(1, 90)}处，"
            f"培训教师{random.randint(10, 300)}人次。"
        )
    out = BytesIO()
    document.save(out)
    missing = SIZE - len(out.getvalue()) - 200
    with ZipFile(out, "a") as packed:
        packed.writestr("word/media/noise.bin", random.randbytes(missing))
    return out.getvalue()


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """Serve until the end of the block, with two workers."""
    sys.path.insert(0, str(ROOT / "tests/huizong_web"))
    from running import _wait, free_port

    port = free_port()
    command = [sys.executable, "-m", "huizong.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(process, address := f"http://127.0.0.1:{port}")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)


def main() -> int:
    """Prepare, serve, play, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="", help="a PostgreSQL address; SQLite where empty")
    parser.add_argument("--minutes", type=float, default=FULL)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {
            "HUIZONG_DATA": str(folder / "data"),
            "HUIZONG_DATABASE": options.database,
            "HUIZONG_PROFILE": "dengbao",
            "DJANGO_SETTINGS_MODULE": "huizong_web.settings",
        }
        prepare(folder)
        with served(dict(os.environ)) as address:
            play(address, folder, options.minutes)
        show(folder)
        return count(reporting(options.minutes))


def reporting(minutes: float) -> int:
    """Return how many sections report in a run of some minutes."""
    return round(SECTIONS * min(minutes / FULL, 1))


def play(address: str, folder: Path, minutes: float) -> None:
    """Let the people of `deadline_people.py` work, the sections spread over the time."""
    seconds = int(minutes * 60)
    sections = reporting(minutes)
    people = sections + VISITORS
    command = [sys.executable, "-m", "locust", "-f", str(ROOT / "bench/deadline_people.py")]
    command += ["--headless", "--host", address, "--csv", str(folder / "times"), "--only-summary"]
    command += ["-u", str(people), "-r", str(people / (seconds * 0.8)), "-t", f"{seconds}s"]
    environment = os.environ | {"REPORT": str(folder / "report.docx"), "PASSWORD": PASSWORD}
    environment |= {"SECTIONS": str(sections), "VISITORS": str(VISITORS)}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def show(folder: Path) -> None:
    """Print the times and the failures."""
    with (folder / "times_stats.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            times = " ".join(f"{row[key]:>6}" for key in ("50%", "95%", "100%"))
            counted = f"{row['Request Count']:>6} sent {row['Failure Count']:>4} failed"
            print(f"{row['Name']:<28}{counted} {times}")


def count(sent: int) -> int:
    """Say whether every file that was sent is there, whole and once; return the exit status."""
    from hashlib import sha256

    from huizong_web.reports.models import Submission

    stored = Submission.objects.filter(cycle__month=10)
    whole = 0
    for submission in stored:
        with submission.file.open("rb") as file:
            whole += sha256(file.read()).hexdigest() == submission.sha256
    units = stored.values("unit").distinct().count()
    print(f"{stored.count()} stored of {sent}, of {units} sections, {whole} whole")
    return 0 if stored.count() == units == whole == sent else 1


if __name__ == "__main__":
    sys.exit(main())
