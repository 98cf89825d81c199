"""Reports for the tests of typesetting, made by hand."""

import subprocess
from pathlib import Path

from huizong.values import Item, ItemKind, Place, Report, Run, own


def quoted(text: str, start: int = 0) -> Run:
    """Return a run that was read somewhere."""
    return Run(text, Place("甲科.txt", start, start + len(text)))


def item(text: str, *children: Item, kind: ItemKind = ItemKind.ITEM, marker: str = "") -> Item:
    """Return an item that quotes its text."""
    return Item(kind, marker, (quoted(text),), None, children)


def row(*cells: str) -> Item:
    """Return a row of a table."""
    runs: list[Run] = []
    for cell in cells:
        runs += [own("\t"), quoted(cell)] if runs else [quoted(cell)]
    return Item(ItemKind.ROW, "", tuple(runs), None)


def report(*items: Item, title: str = "十月工作汇总") -> Report:
    """Return a report of the items."""
    return Report((own(title),) if title else (), "summary", "", "2026-10", "", None, items)


EXAMPLE = report(
    item(
        "会议活动",
        item("筹备召开全县冬修水利推进会。", marker="1."),
        item(
            "抓好秋播生产。",
            item("播种油菜2万亩。", kind=ItemKind.PARAGRAPH),
            kind=ItemKind.RUN_IN_HEADING,
            marker="2.",
        ),
        item("表1 进度", kind=ItemKind.PARAGRAPH),
        row("乡镇", "完成"),
        row("松涧镇", "46"),
        kind=ItemKind.HEADING,
        marker="一、",
    ),
    item("云岭县委办公室", kind=ItemKind.SIGNATURE),
    item("2026年11月2日", kind=ItemKind.DATE),
)


def said(data: bytes, folder: Path) -> str:
    """Return the text of a PDF, a form feed behind each page."""
    path = folder / "said.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True)
    return done.stdout
