"""Speed and memory of reading, each file in a process of its own; python-docx beside our docx.

`rows()` gives the rows of the table in docs/benchmarks.md. Memory is VmHWM, the most that the
process held at once, the interpreter and all libraries included; seconds are processor time. What
a program takes that we start (the reader of PDF pages) is added to both.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

PAGES, LINES = 300, 22  # of a docx and a pdf; a page of GB/T 9704 has 22 lines
TABLE_ROWS = 50_000
CHARACTERS = 30_000  # of a report of the largest usual size
SENTENCES = [
    "办理来文{n}件，印发文件{m}份，全部按期办结并归档。",
    "抽查柳渡镇农户{n}户，发现问题{m}个，已督促整改到位。",
    "走访茶叶企业{n}家，收集意见建议{m}条，逐条明确承接单位。",
    "整修渠道{n}公里，完成投资{m}万元，占年度计划的{p}%。",
]
PARTS = {0: "一、会议活动", 9: "（一）办文办会", 18: "二、调查研究"}

Row = tuple[str, str, str]

# What runs in the fresh process: the CPU seconds of one action after its imports, and the peak.
MEASURE = """
import resource, sys, time
{prepare}
start = time.process_time()
{action}
taken = time.process_time() - start
children = resource.getrusage(resource.RUSAGE_CHILDREN)
taken += children.ru_utime + children.ru_stime
peak = open("/proc/self/status").read().split("VmHWM:")[1].split()[0]
print(taken, (int(peak) + children.ru_maxrss) // 1024)
"""
OURS = """
import gc
from huizong.cli import SELDOM
from huizong.pipeline import outline, read
import huizong.reading.docx, huizong.reading.pdf, huizong.reading.sheets, huizong.reading.plain
import huizong.outline
from huizong.values import Source
source = Source(sys.argv[1], open(sys.argv[1], "rb").read())
gc.set_threshold(*SELDOM)  # as the command line does
"""
# A report read before: definitions are loaded, patterns compiled, as for all but the first.
OURS_AGAIN = OURS + "outline(read(source))\n"


def rows() -> list[Row]:
    """Measure reading and return what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_word(folder), *_report(folder), *_texts(folder), *_pdf(folder), *_sheet(folder)]


def _measured(
    file: Path, *, prepare: str = OURS, action: str = "read(source)"
) -> tuple[float, int]:
    """Return the seconds and the peak in MiB of the middle one of three processes."""
    code = MEASURE.format(prepare=prepare, action=action)
    found = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", code, str(file)], check=True, capture_output=True, text=True
        )
        seconds, peak = done.stdout.split()
        found.append((float(seconds), int(peak)))
    return sorted(found)[1]


def _sentences(count: int) -> list[str]:
    """Return the lines of a report: headings, and items numbered anew under each."""
    lines, number = [], 0
    for index in range(count):
        heading = PARTS.get(index % 27)
        number = 0 if heading else number + 1
        text = SENTENCES[index % len(SENTENCES)].format(
            n=index % 97 + 2, m=index % 41 + 1, p=index % 90
        )
        lines.append(heading or f"{number}.{text}")
    return lines


def _word(folder: Path) -> list[Row]:
    from docx import Document
    from docx.shared import Pt

    document = Document()
    for line in _sentences(PAGES * LINES):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        half = len(line) // 2
        for text in (line[:half], line[half:]):
            paragraph.add_run(text).font.size = Pt(16)
    file = folder / "a.docx"
    document.save(str(file))
    ours, peak = _measured(file)
    reading, size = _measured(file, action="outline(read(source))")
    theirs, their_peak = _measured(
        file,
        prepare="import docx",
        action='text = "\\n".join(one.text for one in docx.Document(sys.argv[1]).paragraphs)',
    )
    beside = f"{theirs:.2f} s, {their_peak} MiB; ours takes {ours / theirs:.2f} of its time"
    return [
        (f"docx of {PAGES} pages read", "under 2 s, 200 MB", f"{ours:.2f} s, {peak} MiB"),
        (f"docx of {PAGES} pages read and outlined", "", f"{reading:.2f} s, {size} MiB"),
        ("its text by python-docx, without numbers, tables or places", "", beside),
    ]


def _report(folder: Path) -> list[Row]:
    """Measure a report of the usual largest size."""
    file = folder / "report.txt"
    file.write_text("\n".join(_sentences(5_000))[:CHARACTERS], encoding="utf-8")
    first, _ = _measured(file, action="outline(read(source))")
    again, _ = _measured(file, prepare=OURS_AGAIN, action="outline(read(source))")
    told = f"{1000 * again:.0f} ms; {1000 * first:.0f} ms the first time in a process"
    return [(f"txt of {CHARACTERS:,} characters read and outlined", "under 45 ms", told)]


def _texts(folder: Path) -> list[Row]:
    """Measure txt files of 1 to 10 MB, for how time grows with size."""
    line_bytes = sum(len(line.encode()) + 1 for line in _sentences(270)) / 270
    found: list[Row] = []
    first = 0.0
    for megabytes in (1, 2, 4, 8, 10):
        file = folder / f"{megabytes}.txt"
        lines = _sentences(int(megabytes * 1e6 / line_bytes))
        file.write_text("\n".join(lines), encoding="utf-8")
        seconds, peak = _measured(file, action="outline(read(source))")
        first = first or seconds
        grown = f"; {seconds / first:.1f} times that of 1 MB" if megabytes > 1 else ""
        reach = "under 5 s" if megabytes == 10 else "linear"
        measured = f"{seconds:.2f} s, {peak} MiB{grown}"
        found.append((f"txt of {megabytes} MB read and outlined", reach, measured))
    return found


def _pdf(folder: Path) -> list[Row]:
    import typst

    source = folder / "a.typ"
    lines = "\n\n".join(_sentences(PAGES * LINES * 17 // 20))
    head = '#set page(paper: "a4", margin: 3cm, numbering: "1")\n#set text(16pt, lang: "zh")\n'
    source.write_text(head + lines.replace("#", ""), encoding="utf-8")
    file = folder / "a.pdf"
    typst.compile(str(source), output=str(file))
    import pypdfium2

    pages = len(pypdfium2.PdfDocument(str(file)))
    seconds, peak = _measured(file)
    return [(f"pdf of {pages} pages read", "", f"{seconds:.2f} s, {peak} MiB")]


def _sheet(folder: Path) -> list[Row]:
    import xlsxwriter

    file = folder / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, ["序号", "乡镇", "事项", "数量"])
        for row in range(1, TABLE_ROWS):
            sheet.write_row(row, 0, [row, "柳渡镇", f"整改隐患{row}处", row % 97])
    seconds, peak = _measured(file)
    return [(f"xlsx of {TABLE_ROWS:,} rows and 4 columns read", "", f"{seconds:.2f} s, {peak} MiB")]


def table() -> str:
    """Return the table in Markdown."""
    body = "".join(f"| {what} | {reach} | {measured} |\n" for what, reach, measured in rows())
    return f"| what | reach | measured |\n|---|---|---|\n{body}"


if __name__ == "__main__":
    print(table())
