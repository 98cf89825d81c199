"""Speed and memory of the line: python bench/run.py [--print].

Prints a table and, without --print, writes docs/benchmarks.md. Whole commands are started afresh
and the middle of several runs is taken; what runs inside one process is named so. Times are noise
on a shared machine: read the ratios and the growth.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import copies
import faults

import checks
import figures
import reading
import typesetting

ROOT = Path(__file__).parents[1]
HUIZONG = Path(sys.executable).with_name("huizong")
MONTH = ROOT / "examples/云岭县委办公室/2026-10"
SECTIONS = ["秘书科.docx", "政研科.docx", "信息科.txt", "农村工作科.docx", "督查科.txt"]
PAGE = ROOT / "docs/benchmarks.md"

READING = """## Reading files

Each file in a process of its own: processor time of the action after its imports, and the most
memory that it held at once, with the program that takes the pages of a PDF apart. python-docx
beside our docx: it gives the text of paragraphs, without numbers, tables, revisions or places.
"""

TYPESETTING = """## Typesetting

A report of 100 pages of 22 lines, each file in a process of its own: processor time after the
imports, the middle of three, and the most memory that it held at once.
"""

COPIES = """## Near copies, beside peers

A tenth of the generated paragraphs are copies of earlier ones, with other years and figures and up
to a twelfth of the characters changed. Recall is the share of these that are found with a relative;
beyond are pairs that have nothing in common. The peers are judged by what their index proposes and
do not compare texts afterwards; ours does. Time is the processor's.
"""

PEERS = """## Reading figures, beside peers

Reach: 20 times JioNLP's money and time together, 900 times Recognizers' eight models, above
10 MB/s. Complete is kind, value, unit and bound together; dates are held to kind and bound only,
since peers resolve them against today. The peers come with `pip install -e .[bench]`.
"""

CHECKS = """## Checking, beside peers

Bytes to findings in one process. The faultless text is ours; in the other one fault is planted in
each sentence, and a tool has seen it if it points at the words. The peers are made for spacing and
marks of mixed text; pycorrector cannot be imported without torch and is not run.
"""

PAGES = """## Pages of a large office

An office of 500 units and a year of twelve rounds; a report compiled of 500 (1,500 items), a log of
a million entries, 5,000 notices of one person. Processor time of a request
within the server, on SQLite; reach: 95 of a hundred under 100 ms. Deadline day is in
`bench/deadline.py`.
"""

FAULTS = """## Planted faults

Written by `make bench-faults` too: one digit goes wrong in a figure that takes part in a relation
which holds (two digits swapped, one replaced, one dropped, a nought more), in our examples and in
published texts where they lie beside the project.
"""

HEAD = """# Measures

Written by `make bench`: one run on the machine named below. Ratios and growth count, times are
noise.
"""


def middle(action: Callable[[], object], *, runs: int = 7) -> float:
    """Return the median seconds of an action, after one run that is not counted."""
    action()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def command(*arguments: object) -> Callable[[], object]:
    """Return a whole command as an action."""
    return lambda: subprocess.run(
        [HUIZONG, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL
    )


def starting() -> list[tuple[str, str, str]]:
    """Measure whole commands on the example office."""
    files = [MONTH / name for name in SECTIONS]
    rows = [("`huizong --help`", "under 0.3 s", f"{middle(command('--help')):.2f} s")]
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("docx", "pdf", "md"):
            taken = middle(command("compile", *files, "-o", Path(folder) / f"out.{suffix}"), runs=5)
            rows.append((f"five sections to {suffix}, whole command", "", f"{taken:.2f} s"))
    return rows


def within() -> list[tuple[str, str, str]]:
    """Measure the line inside one process, after start."""
    from huizong.files import load
    from huizong.pipeline import compile_office, gather, typeset

    files = [str(MONTH / name) for name in SECTIONS]

    def line(suffix: str) -> Callable[[], object]:
        def run() -> bytes:
            readings = gather([load(path) for path in files]).readings
            return typeset(compile_office(readings).report, suffix)

        return run

    readings = gather([load(path) for path in files]).readings
    reach = "under 1 s"
    rows = [
        (f"five sections to {suffix}, after start", reach, f"{middle(line(suffix)):.3f} s")
        for suffix in (".docx", ".pdf")
    ]
    brief = middle(lambda: compile_office(readings, by="brief", length=800))
    checked = middle(lambda: compile_office(readings, checked=True))
    rows.append(("five sections read: a brief of them", reach, f"{brief:.3f} s"))
    rows.append(("five sections read: compiled and checked", reach, f"{checked:.3f} s"))
    return rows


def growth() -> list[tuple[str, str, str]]:
    """Measure compiling of more and more sections of forty items each: processor time."""
    rows = []
    before = 0.0
    here = str(ROOT / "bench")
    for count in (62, 125, 250, 500):
        code = f"import sys; sys.path.insert(0, {here!r}); from run import many; many({count})"
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
        memory, seconds = done.stdout.split()
        taken = float(seconds)
        times = f"; {taken / before:.1f} times the half" if before else ""
        reach = "under 20 s and 1 GiB" if count == MOST else "near-linear"
        rows.append((f"{count} sections of 40 items", reach, f"{taken:.1f} s, {memory} MiB{times}"))
        before = taken
    return rows


MOST = 500  # sections
EVENTS = [
    "冬修水利推进会",
    "森林防火部署会",
    "茶业博览会筹备会议",
    "信访工作联席会",
    "河道治理现场会",
]
WORK = [
    "办理来文{n}件，印发文件{m}份",
    "抽查{p}{n}户，发现问题{m}个并督促整改",
    "走访{p}企业{n}家，收集意见{m}条",
    "编发{p}信息{n}条，被采用{m}条",
    "整修{p}渠道{n}公里，完成投资{m}万元",
]
PLACES = [
    a + b
    for a in "柳松桐云白上栖沐青石"
    for b in ("渡镇", "涧乡", "坪街道", "湾村", "岭镇", "河乡", "桥村", "坝镇")
]


def many(count: int) -> None:
    """Compile so many sections and print the peak memory in MiB and the processor's seconds."""
    from huizong.pipeline import compile_office, gather
    from huizong.values import Source

    sources = []
    for section in range(count):
        items = []
        for number in range(40):
            n, m = section * 41 + number, section + number * 7 + 1
            place = PLACES[(section * 7 + number) % len(PLACES)]
            text = WORK[number % len(WORK)].format(n=n + 2, m=m, p=place)
            if number % 8 == 0:
                event = EVENTS[(number // 8) % len(EVENTS)]
                text = f"参与筹备全县{event}，到会{n + 20}人"
            items.append(f"{number + 1}、{text}。")
        text = "\n".join([f"第{section}科2026年10月工作总结", *items])
        sources.append(Source(f"第{section}科.txt", text.encode()))
    compile_office(gather(sources).readings)
    status = Path("/proc/self/status").read_text()
    print(int(status.split("VmHWM:")[1].split()[0]) // 1024, time.process_time())


def large_office() -> str:
    """Measure the site's pages in a process of its own, which sets the site up for itself."""
    done = subprocess.run(
        [sys.executable, ROOT / "bench/pages.py"], check=True, capture_output=True, text=True
    )
    return done.stdout


def main() -> None:
    """Measure everything and write the page."""
    os.environ["HUIZONG_LANG"] = "zh"
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    rows = [*starting(), *within(), *growth()]
    table = "".join(f"| {what} | {reach} | {measured} |\n" for what, reach, measured in rows)
    page = f"{HEAD}\n{machine}\n\n| what | reach | measured |\n|---|---|---|\n{table}"
    page += f"\n{READING}\n{reading.table()}"
    page += f"\n{TYPESETTING}\n{typesetting.table()}"
    page += f"\n{PEERS}\n{figures.table()}"
    lines = "\n".join(copies.table(100_000))
    page += f"\n{COPIES}\n{lines}\n"
    page += f"\n{PAGES}\n{large_office()}"
    page += f"\n{CHECKS}\n{checks.measured()}"
    page += f"\n{FAULTS}\n{faults.table(faults.plant(faults.texts()))}\n"
    print(page)
    if "--print" not in sys.argv:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
