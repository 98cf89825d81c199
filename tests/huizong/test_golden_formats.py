"""What `huizong read` prints of example documents in every format; `make goldens` rewrites it.

The documents are made here: the docx of the examples saved as other formats by LibreOffice, and
their tables and texts put into a workbook and a page.
"""

import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from huizong.cli import main
from needs import ROOT, needs_fonts, needs_libreoffice
from test_golden import MONTH, compare

sys.path.insert(0, str(ROOT / "tests/huizong/reading"))  # where these are made

from officefiles import saved_as
from test_same_outline import LOST

SECTIONS = ["政研科", "农村工作科"]  # automatic numbers; typed numbers and a table


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HUIZONG_LANG", "zh")


def printed(path):
    """Return what is printed of a file."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["read", str(path)]) == 0
    return out.getvalue()


def saved(section, suffix, folder):
    """Return an example as LibreOffice saves it."""
    made = saved_as((ROOT / MONTH / f"{section}.docx").read_bytes(), suffix, folder)
    if suffix == "rtf":
        for lost, word in LOST.items():
            made = made.replace(lost, word)
    return made


@needs_libreoffice
@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt", "html"])
def test_saved_by_a_word_processor(section, suffix, tmp_path):
    file = tmp_path / f"{section}.{suffix}"
    file.write_bytes(saved(section, suffix, tmp_path))
    compare(f"formats/{section}.{suffix}.txt", printed(file))


@needs_libreoffice
@needs_fonts
@pytest.mark.parametrize("section", SECTIONS)
def test_printed_to_pdf(section, tmp_path):
    file = tmp_path / f"{section}.pdf"
    file.write_bytes(saved(section, "pdf", tmp_path))
    compare(f"formats/{section}.pdf.txt", printed(file))


def test_a_workbook(tmp_path):
    file = tmp_path / "农村工作科.xlsx"
    workbook(file)
    compare("formats/农村工作科.xlsx.txt", printed(file))


def workbook(file: Path) -> None:
    """Write a workbook: a head over two columns, a date, a share, a formula with its result."""
    import xlsxwriter

    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("冬修水利")
        date = book.add_format({"num_format": 'm"月"d"日"'})
        share = book.add_format({"num_format": "0.0%"})
        sheet.merge_range("A1:D1", "全县冬修水利开工情况")
        sheet.write_row("A2", ["乡镇", "开工（处）", "完成率", "统计日期"])
        for row, (town, count, part) in enumerate(
            [("松涧镇", 40, 0.625), ("白石镇", 33, 0.5), ("桐溪乡", 27, 0.481)], start=2
        ):
            sheet.write_row(row, 0, [town, count])
            sheet.write_number(row, 2, part, share)
            sheet.write_number(row, 3, 46325, date)  # 30 October 2026
        sheet.write("A6", "合计")
        sheet.write_formula("B6", "=SUM(B3:B5)", None, 100)
