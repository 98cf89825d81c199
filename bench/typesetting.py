"""Speed and memory of typesetting: a report of a hundred pages as docx and PDF.

`rows()` gives the rows of the table in docs/benchmarks.md: each file in a process of its own, the
middle of three, processor time after the imports and the most memory held at once (VmHWM). A page
of GB/T 9704 has 22 lines of 28 characters. LibreOffice, where it is there, turns the same docx
into a PDF beside ours; its time holds its start.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huizong.values import Report

PAGES, LINES, CHARACTERS = 100, 22, 28
TABLES = 20

Row = tuple[str, str, str]

MEASURE = f"""
import sys, time
sys.path.insert(0, {str(Path(__file__).parent)!r})
from typesetting import made
import docx, typst, huizong.typesetting.docx, huizong.typesetting.pdf
from huizong.typesetting import typeset
suffix, charts, path = sys.argv[1], sys.argv[2] == "charts", sys.argv[3]
report = made(charts=charts)
start = time.process_time()
data = typeset(report, suffix, charts=charts)
taken = time.process_time() - start
open(path, "wb").write(data)
print(taken, int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024)
"""


def made(*, charts: bool) -> "Report":
    """Return a report of a hundred pages, with twenty tables of indicators if charts are wanted."""
    from huizong.values import Item, ItemKind, Report, own

    four = "整修渠道公里清淤塘堰处完成投资万元占年度计划的百分之七十二" * 4
    text = four[: CHARACTERS * 2 - 5]  # two lines, with its indent and number
    statements = [
        Item(ItemKind.ITEM, f"{at}.", (own(text),), None) for at in range(1, PAGES * LINES // 2 + 1)
    ]
    if charts:
        table = [
            ("乡镇", "完成"),
            *((f"{name}镇", str(at * 7 + 3)) for at, name in enumerate("甲乙丙丁")),
        ]
        rows = [
            Item(ItemKind.ROW, "", (own(one), own("\t"), own(other)), None) for one, other in table
        ]
        step = len(statements) // TABLES
        for at in range(TABLES, 0, -1):
            statements[at * step : at * step] = rows
    return Report((own("全县工作情况汇总"),), "summary", "", "2026-10", "", None, tuple(statements))


def rows() -> list[Row]:
    """Measure typesetting and return what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [
            _measured(".docx", "plain", "docx of 100 pages written", "under 3 s", folder),
            _measured(".pdf", "plain", "PDF of 100 pages written", "under 5 s", folder),
            _measured(".docx", "charts", "docx with 20 tables and their charts", "", folder),
            _measured(".pdf", "charts", "PDF with 20 tables and their charts", "", folder),
        ]
        if shutil.which("soffice"):
            found.append(_libreoffice(folder))
    return found


def _measured(suffix: str, charts: str, what: str, reach: str, folder: Path) -> Row:
    call = [sys.executable, "-c", MEASURE, suffix, charts, folder / f"{charts}{suffix}"]
    seconds, memory = [], 0
    for _ in range(3):
        done = subprocess.run(call, check=True, capture_output=True, text=True)
        taken, peak = done.stdout.split()
        seconds.append(float(taken))
        memory = max(memory, int(peak))
    return (what, reach, f"{statistics.median(seconds):.2f} s, {memory} MiB")


def _libreoffice(folder: Path) -> Row:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    turn = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / "lo"]
    for _ in range(2):  # the first start makes the profile
        start = time.perf_counter()
        subprocess.run([*turn, folder / "plain.docx"], check=True, capture_output=True)
        taken = time.perf_counter() - start
    return ("the same docx turned into a PDF by LibreOffice", "", f"{taken:.2f} s")


def table() -> str:
    """Return the rows as a table of Markdown."""
    lines = "".join(f"| {what} | {reach} | {measured} |\n" for what, reach, measured in rows())
    return f"| what | reach | measured |\n|---|---|---|\n{lines}"


if __name__ == "__main__":
    print(table())
