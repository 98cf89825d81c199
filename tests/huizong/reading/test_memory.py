"""Large and hostile files, by the command line: read or refused within 500 MB, with a sentence."""

import os
import subprocess
import sys

import pytest
from officefiles import odt
from wordfiles import archive, para, word_file

MOST = 500 * 1024  # kilobytes, the peak of the whole process
# The kernel's own count of the process; that of wait4 begins with what the tests themselves use.
COMMAND = """
import sys, huizong.cli
status = huizong.cli.main(["read", sys.argv[1]])
print(*[line for line in open("/proc/self/status") if "VmHWM" in line], file=sys.stderr)
sys.exit(status)
"""
PARAGRAPH = "<w:p><w:r><w:t>字</w:t></w:r></w:p>"
ROW = f"<w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr>"
HEADS = {
    "docx": b"PK\3\4",
    "xlsx": b"PK\3\4",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf1",
    "pdf": b"%PDF-1.7\n",
    "html": b"<html>",
}


def nested(depth, inside=""):
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return opening * depth + para(inside or "底") + closing * depth


def peak_of(path):
    """Read a file by the command line; return its status, what it said, and its peak in KB."""
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "HUIZONG_LANG": "zh"},
        check=False,
        text=True,
        encoding="utf-8",
    )
    said, _, peak = done.stderr.rpartition("VmHWM:")
    return done.returncode, said, int(peak.split()[0])


def refused(path, says):
    """Return the memory that refusing a file took, once it was refused in these words."""
    status, said, peak = peak_of(path)
    assert (status, "Traceback" in said) == (2, False), said[-2000:]
    assert says in said
    return peak


@pytest.mark.parametrize("suffix", ["txt", "md", *HEADS])
def test_two_hundred_megabytes_are_refused_by_their_size(tmp_path, suffix):
    file = tmp_path / f"大.{suffix}"
    with file.open("wb") as stream:
        stream.write(HEADS.get(suffix, b""))
        stream.truncate(200 * 1024 * 1024)
    assert refused(file, "超过上限 50 MB") < MOST


@pytest.mark.parametrize("suffix", ["txt", "md", *HEADS])
def test_garbage_of_the_largest_size_is_refused(tmp_path, suffix):
    file = tmp_path / f"乱.{suffix}"
    garbage = os.urandom(1 << 20)
    with file.open("wb") as stream:
        stream.write(HEADS.get(suffix, b""))
        for _ in range(49):
            stream.write(garbage)
    assert refused(file, "乱." + suffix) < MOST


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (lambda: PARAGRAPH * 530_000, "160 MB"),
        (lambda: "<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 600_000 + "</w:tbl>", "160 MB"),
        (lambda: '<w:p w:rsidR="1" w:rsidP="2"/>' * 640_000, "160 MB"),
        (lambda: "<w:p><w:r>" + "<w:br/>" * 160_000 + "</w:r></w:p>", "150000 行"),
        (lambda: "<w:p><w:r><w:t>" + "字\u200b" * 160_000 + "</w:t></w:r></w:p>", "150000 行"),
        (lambda: ("<w:p><w:r><w:t>" + "字" * 100_000 + "</w:t></w:r></w:p>") * 41, "4000000 字"),
        (lambda: "<w:p><w:r><w:t>" + "字" * 5_000_000 + "</w:t></w:r></w:p>", "太长"),
        (lambda: nested(90), "层次太深"),
        (lambda: nested(20_000), "层次太深"),
    ],
    ids=["paragraphs", "rows", "attributes", "breaks", "hidden", "text", "one", "deep", "deeper"],
)
def test_a_word_file_that_swells(tmp_path, body, says):
    file = tmp_path / "胀.docx"
    file.write_bytes(word_file(body()))
    assert refused(file, says) < MOST


@pytest.mark.parametrize(
    "make",
    [
        lambda: archive({"word/document.xml": b" " * 90_000_000}),
        lambda: archive({f"word/{number}.xml": b" " * 19_000_000 for number in range(20)}),
        lambda: odt("<text:p/>" * 2_000_000),
    ],
    ids=["ratio", "total", "odt"],
)
def test_an_archive_that_swells(tmp_path, make):
    data = make()
    file = tmp_path / ("胀.odt" if data[30:38] == b"mimetype" else "胀.docx")
    file.write_bytes(data)
    assert refused(file, "胀") < MOST


@pytest.mark.parametrize(
    ("name", "text", "times", "says"),
    [
        ("长.txt", "字\n", 12_000_000, "400000 行"),
        ("隐.txt", "字\u200b", 8_000_000, "400000 行"),
        ("长.md", "- 字\n", 8_000_000, "400000 行"),
        ("宽.md", "|甲", 8_000_000, "400000 行"),
    ],
)
def test_a_text_of_countless_pieces(tmp_path, name, text, times, says):
    file = tmp_path / name
    file.write_text(text * times, encoding="utf-8")
    assert refused(file, says) < MOST


@pytest.mark.parametrize(
    "body",
    [
        lambda: f"<w:tbl>{ROW * 145_000}</w:tbl>",
        lambda: nested(75) * 500,
    ],
    ids=["rows", "nested"],
)
def test_the_largest_word_files_are_read(tmp_path, body):
    file = tmp_path / "大.docx"
    file.write_bytes(word_file(body()))
    status, said, peak = peak_of(file)
    assert (status, said) == (0, "")
    assert peak < MOST
