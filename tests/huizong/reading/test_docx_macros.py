"""Macros in a Word file: told, whatever the file is called, and never run."""

import io
import zipfile

import pytest
from wordfiles import para, word_file

from huizong.reading import read
from huizong.values import Source

MACROS = "macros-left-out"


def with_part(name: str) -> bytes:
    out = io.BytesIO(word_file(para("召开会议3次。")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, b"\xd0\xcf\x11\xe0")
    return out.getvalue()


@pytest.mark.parametrize("path", ["a.docx", "a.docm"])
@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/VBAPROJECT.BIN"])
def test_macros_are_told(path, part):
    found = read(Source(path, with_part(part)))
    assert [each.rule for each in found.findings] == [MACROS]
    assert found.text == "召开会议3次。"


def test_another_part_is_none():
    assert read(Source("a.docx", with_part("word/media/vbaProject.png"))).findings == ()
