import io
import re
import subprocess
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import EXAMPLE, item, report

from huizong.reading import read
from huizong.typesetting import typeset
from huizong.values import Source
from needs import needs_fonts, needs_libreoffice, needs_poppler


def part(data: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_the_page_has_the_measures_of_the_standard():
    xml = part(typeset(EXAMPLE, ".docx"), "word/document.xml")
    margins = re.search(r"<w:pgMar [^>]*>", xml)[0]
    for side, millimetres in {"top": 37, "bottom": 35, "left": 28, "right": 26}.items():
        assert abs(int(re.search(rf'w:{side}="(\d+)"', margins)[1]) - millimetres * 56.7) < 2
    assert 'w:line="579" w:lineRule="exact"' in xml
    assert '<w:spacing w:val="-5"/>' in xml


def test_headings_have_their_faces_and_levels():
    xml = part(typeset(EXAMPLE, ".docx"), "word/document.xml")
    heading = next(p for p in xml.split("</w:p>") if "会议活动" in p)
    assert 'w:eastAsia="黑体"' in heading
    assert '<w:outlineLvl w:val="0"/>' in heading


def test_page_numbers_lie_right_on_odd_pages_and_left_on_even_ones():
    data = typeset(EXAMPLE, ".docx")
    with ZipFile(io.BytesIO(data)) as package:
        footers = [package.read(n).decode() for n in package.namelist() if "footer" in n]
    sides = {re.search(r'<w:jc w:val="(\w+)"', footer)[1] for footer in footers if "PAGE" in footer}
    assert sides == {"left", "right"}
    assert "w:evenAndOddHeaders" in part(data, "word/settings.xml")


def test_the_head_of_a_table_is_repeated():
    xml = part(typeset(EXAMPLE, ".docx"), "word/document.xml")
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:tr>") == 2


def test_the_same_report_is_the_same_file():
    assert typeset(EXAMPLE, ".docx") == typeset(EXAMPLE, ".docx")


@pytest.mark.parametrize("text", ["#标题 $x$ *粗* <b>&amp;", "镕喆堃玥垚", "]]>", "a" * 500])
def test_hostile_text_is_only_text(text):
    document = read(Source("a.docx", typeset(report(item(text)), ".docx")))
    assert text in document.text


lines = st.text("甲乙丙丁，。《》（）12%a <&#", min_size=1, max_size=40).filter(str.strip)


@settings(deadline=None, max_examples=25)
@given(st.lists(lines, min_size=1, max_size=8))
def test_what_is_read_back_is_what_was_written(texts):
    made = report(*(item(f"第{text.strip()}") for text in texts))
    document = read(Source("a.docx", typeset(made, ".docx")))
    said = "".join(paragraph.text for paragraph in document.paragraphs)
    assert said == "十月工作汇总" + "".join(f"第{text.strip()}" for text in texts)


def full_page() -> bytes:
    return typeset(report(item("字" * 28 * 22 * 2), title=""), ".docx")


@needs_libreoffice
@needs_poppler
@needs_fonts
def test_a_page_holds_22_lines_of_28_characters(tmp_path):
    (tmp_path / "a.docx").write_bytes(full_page())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            tmp_path / "a.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert lines_of(tmp_path / "a.pdf") == (22, 28)


def lines_of(path) -> tuple[int, int]:
    """Return how many lines the first page holds, and how many characters its second line."""
    done = subprocess.run(
        ["pdftotext", "-f", "1", "-l", "1", "-layout", path, "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    found = [line.strip() for line in done.stdout.splitlines() if "字" in line]
    return len(found), found[1].count("字")
