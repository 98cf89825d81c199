"""Tables too wide for an upright page stand on pages that lie on their side."""

import subprocess

import pytest
from making import item, report, row
from pages import libreoffice_pdf

from huizong.reading import read
from huizong.typesetting import lay_out, read_form, typeset
from huizong.values import Attachment, Envelope, ItemKind, Source
from needs import needs_fonts, needs_libreoffice, needs_poppler

FORM = read_form("gbt9704")
WIDE = [row(*(f"指标{at}完成数" for at in range(9))), row(*(["12345.67"] * 9))]
NARROW = [row("乡镇", "说明"), row("松涧镇", "字" * 200)]


def made(rows):
    named = [item(said, kind=ItemKind.PARAGRAPH) for said in ("表1 进度", "单位：万元")]
    return report(item("在前。"), *named, *rows, item("在后。"))


def test_a_wide_table_is_turned_with_what_names_it():
    parts = lay_out(made(WIDE), FORM)
    assert [part.turned for part in parts] == [False, False, True, True, True, False]


def test_a_table_whose_long_columns_wrap_stays_upright():
    assert not any(part.turned for part in lay_out(made(NARROW), FORM))


def test_an_attachment_that_begins_with_a_wide_table_is_turned_whole():
    around = Envelope(attachments=(Attachment("任务表", tuple(WIDE)),))
    parts = lay_out(report(item("在前。")), FORM, envelope=around)
    assert [part.text[:3] for part in parts if part.turned] == ["附件", "任务表", "指标0"]


@needs_fonts
@needs_poppler
@needs_libreoffice
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_only_the_page_of_the_table_lies_on_its_side(suffix, tmp_path):
    around = Envelope(attachments=(Attachment("任务表", tuple(WIDE)), Attachment("名单")))
    data = typeset(made(WIDE), suffix, envelope=around)
    path = tmp_path / "turned.pdf"
    path.write_bytes(data if suffix == ".pdf" else libreoffice_pdf(data, tmp_path).read_bytes())
    told = subprocess.run(
        ["pdfinfo", "-l", "9", path], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    sizes = [line.split() for line in told if line.startswith("Page ") and "size:" in line]
    lying = [float(size[3]) > float(size[5]) for size in sizes]
    assert lying == [False, True, False, True, False]


def test_a_turned_table_is_read_back():
    document = read(Source("a.docx", typeset(made(WIDE), ".docx")))
    assert "指标8完成数" in document.text
    assert document.text.index("在前。") < document.text.index("12345.67")
    assert document.text.index("12345.67") < document.text.index("在后。")
