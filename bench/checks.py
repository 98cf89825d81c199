"""Speed of the whole check, bytes to findings, and what peers find on the same text.

`rows()` and `peers()` give the tables in docs/benchmarks.md. The peers mend or lint Chinese text:
autocorrect (the bench extra) and zhlint (from npm, where npm is there). pycorrector imports torch
before its dictionary part can be used, and its models come from a hub: it is not run.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import rules

if TYPE_CHECKING:
    import autocorrect_py

ROOT = Path(__file__).parents[1]
NODE = ROOT / ".venv/node"
CHARACTERS = 30_000
TRIES = 3  # processes, of which the quickest counts
Row = tuple[str, str, str]

GOOD = [
    "办理来文{n}件，印发文件{m}份，全部按期办结并归档。",
    "本月受理群众来信{t}件，其中信访{n}件、投诉{m}件，办结{n}件。",
    "走访茶叶企业{n}家，收集意见建议{m}条，逐条明确承接单位。",
    "整修渠道{n}公里，完成投资{m}万元，占年度计划的{p}%。",
]
# What is wrong, and the stretch of it at which a finding must point.
PLANTED = [
    ("半角逗号", "对查出的隐患限期整改,逐项销号。", ","),
    ("错别字", "建立问题台帐，逐项明确责任人。", "台帐"),
    ("合计不符", "共受理诉求4698件，其中来电3690件、来信1080件。", "4698件"),
    ("增幅不符", "完成税收8640万元，比上年同期的7200万元增长12%。", "12%"),
    ("占比不符", "抽查企业250家，合格210家，占48%。", "48%"),
    ("两处约数", "参训人员约300人左右。", "约300人左右"),
    ("六角括号", "按照云岭办发[2026]12号文件要求落实。", "[2026]"),
    ("漏填", "现场督查_个乡镇。", "_"),
    ("没有的日期", "2月30日召开动员会。", "2月30日"),
    ("词语重复", "各乡镇要要认真落实防汛责任。", "要要"),
    ("全角数字", "新建水窖１２口。", "１２"),
    ("括号不成对", "会议讨论了预算（草案，并作出安排。", "（"),
    ("年月日混用", "截止2026年10月底，全部完工。", "截止"),
    ("空格", "各科室要 及时报送。", " "),
]

OURS = """
import sys, time
from huizong.cli import SELDOM
import gc
from huizong.pipeline import check, manuscript, read
from huizong.values import Source
source = Source(sys.argv[1], open(sys.argv[1], "rb").read())
gc.set_threshold(*SELDOM)  # as the command line does
if len(sys.argv) > 2:
    check(manuscript(read(source)))
start = time.process_time()
findings = check(manuscript(read(source)))
print(time.process_time() - start, len(findings))
"""
LINT = """
const fs = require("fs");
import(process.argv[1] + "/node_modules/zhlint/lib/index.js").then((lint) => {
  const text = fs.readFileSync(process.argv[2], "utf8");
  const start = process.cpuUsage();
  const found = lint.run(text, { rules: { preset: "default" } });
  const used = process.cpuUsage(start);
  const places = found.validations.map((one) => [one.index, one.index + Math.max(one.length, 1)]);
  console.log(JSON.stringify([(used.user + used.system) / 1e6, places]));
});
"""
Places = Sequence[tuple[int, int]]


def paper(characters: int) -> str:
    """Return a report of so many characters in which nothing is wrong."""
    lines: list[str] = []
    length, index = 0, 0
    while length < characters:
        n, m = index % 97 + 2, index % 41 + 1
        text = GOOD[index % len(GOOD)].format(n=n, m=m, t=n + m, p=index % 90 + 1)
        lines.append(f"{index + 1}.{text}")
        length, index = length + len(lines[-1]) + 1, index + 1
    return "\n".join(lines)[:characters]


def rows(folder: Path) -> list[Row]:
    """Measure our own check: a report of the usual largest size, and how time grows."""
    file = folder / "report.txt"
    file.write_text(paper(CHARACTERS), encoding="utf-8")
    _ours(file)  # writes the byte code that an installed package has
    again, _ = min(_ours(file, "again") for _ in range(TRIES))
    first, found = min(_ours(file) for _ in range(TRIES))
    told = f"{1000 * again:.0f} ms; {1000 * first:.0f} ms the first time in a process"
    table = [
        (f"{CHARACTERS:,} characters, bytes to findings, all rules", "under 100 ms", told),
        ("findings in that text, in which nothing is wrong", "none", str(found)),
    ]
    before = 0.0
    for megabytes in (1, 2, 4, 8):
        file.write_text(paper(megabytes * 1_000_000 // 3), encoding="utf-8")
        taken, _ = _ours(file)
        times = f"; {taken / before:.1f} times the half" if before else ""
        table.append((f"{megabytes} MB, bytes to findings", "linear", f"{taken:.1f} s{times}"))
        before = taken
    slow = sorted({code for codes in rules.outgrowing().values() for code in codes})
    table.append(("rules whose time outgrows the text", "none", ", ".join(slow) or "none"))
    return table


def _ours(file: Path, *more: str) -> tuple[float, int]:
    known = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", OURS, str(file), *more],
        check=True,
        capture_output=True,
        text=True,
        env={**known, "PYTHONPYCACHEPREFIX": str(file.parent / "compiled")},
    )
    seconds, found = done.stdout.split()
    return float(seconds), int(found)


def peers(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return of each tool its speed, its alarms in a faultless text, the planted faults it saw."""
    good, bad = folder / "good.txt", folder / "bad.txt"
    good.write_text(paper(CHARACTERS), encoding="utf-8")
    bad.write_text("\n".join(text for _, text, _ in PLANTED), encoding="utf-8")
    table = []
    for name, tool in _tools().items():
        seconds, alarms = tool(good)
        _, places = tool(bad)
        seen = [
            what for what, span in _spans() if any(a < span[1] and span[0] < b for a, b in places)
        ]
        told = f"{len(seen)} of {len(PLANTED)}: {'、'.join(seen)}"
        speed = f"{CHARACTERS / 1000 / seconds:,.0f} thousand characters a second"
        table.append((name, speed, str(len(alarms)), told))
    return table


def _meets(span: tuple[int, int], places: Places) -> bool:
    return any(start < span[1] and span[0] < end for start, end in places)


def _spans() -> list[tuple[str, tuple[int, int]]]:
    found, at = [], 0
    for what, text, wrong in PLANTED:
        start = at + text.index(wrong)
        found.append((what, (start, start + len(wrong))))
        at += len(text) + 1
    return found


def _tools() -> dict[str, Callable[[Path], tuple[float, Places]]]:
    tools: dict[str, Callable[[Path], tuple[float, Places]]] = {"huizong": _huizong}
    try:
        import autocorrect_py  # noqa: F401 - only whether it is there
    except ImportError:
        pass
    else:
        tools["autocorrect"] = _autocorrect
    if _has_zhlint():
        tools["zhlint"] = _zhlint
    return tools


def _huizong(file: Path) -> tuple[float, Places]:
    from huizong.pipeline import check, manuscript, read
    from huizong.values import Source

    source = Source(str(file), file.read_bytes())
    check(manuscript(read(source)))
    start = time.process_time()
    findings = check(manuscript(read(source)))
    taken = time.process_time() - start
    return taken, [(place.start, place.end) for each in findings for place in each.places]


def _autocorrect(file: Path) -> tuple[float, Places]:
    import autocorrect_py

    text = file.read_text(encoding="utf-8")
    start = time.process_time()
    result = autocorrect_py.lint_for(text, "text")
    taken = time.process_time() - start
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    places = []
    for line in result.lines:
        at = starts[line.line - 1] + line.col - 1
        places += [(at + start, at + max(end, start + 1)) for start, end in _edits(line)]
    return taken, places


def _edits(line: "autocorrect_py.LineResult") -> list[tuple[int, int]]:
    """Return the stretches of a line that the tool would change; it tells whole lines."""
    steps = SequenceMatcher(None, line.old, line.new, autojunk=False).get_opcodes()
    return [(start, end) for step, start, end, _, _ in steps if step != "equal"]


def _has_zhlint() -> bool:
    if shutil.which("node") is None or shutil.which("npm") is None:
        return False
    if not (NODE / "node_modules/zhlint").exists():
        NODE.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["npm", "--prefix", str(NODE), "install", "zhlint"], capture_output=True, check=False
        )
        return done.returncode == 0
    return True


def _zhlint(file: Path) -> tuple[float, Places]:
    done = subprocess.run(
        ["node", "-e", LINT, str(NODE), str(file)], check=True, capture_output=True, text=True
    )
    seconds, places = json.loads(done.stdout)
    return float(seconds), [(start, end) for start, end in places]


def table(found: list[Row], beside: list[tuple[str, str, str, str]]) -> str:
    """Return both tables as Markdown."""
    lines = ["| what | reach | measured |", "|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in found]
    head = f"findings in {CHARACTERS:,} faultless characters"
    lines += ["", f"| tool | speed | {head} | planted faults seen |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in beside]
    return "\n".join(lines) + "\n"


def measured() -> str:
    """Measure everything of this page."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return table(rows(folder), peers(folder))


if __name__ == "__main__":
    print(measured())
