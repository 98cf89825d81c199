"""PDFs that cannot be read, or not wholly: a clear error or finding, and never another one."""

import io
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdffiles import HELVETICA, one_page, raw_pdf, set_paragraphs, stream, texts

from huizong.reading import Limits, ReadingError, pdf_extract, pdf_program, read
from huizong.reading.pdf_source import sheets_of
from huizong.reading.pdf_tally import Tally
from huizong.values import Source
from needs import needs_fonts

TEXT = b"BT /F1 12 Tf 72 700 Td (Meeting 12.5) Tj ET"
OVER_PICTURE = b"q 500 0 0 800 0 0 cm /X1 Do Q "
UNMAPPED_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/A+B/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType2/BaseFont/A+B/DW 1000/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/A+B/Flags 4"
    "/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>>>]>>"
)
LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O({'x' * 32})/U({'y' * 32})/P -4>>/ID[<00><00>]"


def pages(kids, count):
    return raw_pdf(
        {
            1: "<</Type/Catalog/Pages 2 0 R>>",
            2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
            3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            "/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(TEXT),
            5: HELVETICA,
        }
    )


def drawn_in_itself(depth=12):
    """Each form draws the next one ten times."""
    forms = {}
    for number in range(10, 10 + depth):
        resources = f"/Resources<</Font<</F1 5 0 R>>/XObject<</X1 {number + 1} 0 R>>>>"
        head = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}"
        forms[number] = stream(b"/X1 Do " * 10, head=head)
    forms[10 + depth] = stream(TEXT, head="/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return one_page(b"/X1 Do", more=forms)


def refused(data, **limits):
    with pytest.raises(ReadingError) as caught:
        read(Source("报.pdf", data), limits=Limits(**limits))
    return caught.value.finding


@pytest.mark.parametrize(
    ("data", "rule", "says"),
    [
        (one_page(TEXT)[:-7], "broken-file", "末尾"),
        (one_page(TEXT)[:400], "broken-file", "末尾"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20 + b"%%EOF", "broken-file", "PDF"),
        (pages("2 0 R", 9), "broken-file", "读不出来"),
        (one_page(TEXT, trailer=LOCKED), "encrypted-pdf", "密码"),
        (one_page(OVER_PICTURE), "scanned-pdf", "扫描"),
        (one_page(b"0 0 m 300 300 l S " * 50), "scanned-pdf", "图形"),
        (one_page(b""), "empty-file", "没有文字"),
        (pages("", 0), "empty-file", "没有文字"),
        (pages("3 0 R " * 5_000, 5_000), "too-many-pages", "3000"),
        (
            one_page(b"BT /F1 12 Tf 72 700 Td <12345678101120212223> Tj ET", font=UNMAPPED_FONT),
            "pdf-without-characters",
            "5 个字",
        ),
        (one_page(b" " * 600_000_000), "pdf-failed", "内存"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused(data, rule, says):
    finding = refused(data)
    assert (finding.rule, finding.places[0].path) == (rule, "报.pdf")
    assert says in str(finding.message)


def test_a_file_that_takes_too_long_or_too_much_is_given_up():
    assert refused(drawn_in_itself(), seconds=2).rule in {"pdf-timeout", "pdf-failed"}


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    program = tmp_path / "hangs.py"
    program.write_text("import time; time.sleep(600)")
    monkeypatch.setattr(pdf_program, "_PROGRAM", program)
    assert refused(one_page(TEXT), seconds=1).rule == "pdf-timeout"


def test_a_program_that_dies_is_told(monkeypatch, tmp_path):
    program = tmp_path / "dies.py"
    program.write_text('print("{\\"pages\\": 3}", flush=True); import os; os.abort()')
    monkeypatch.setattr(pdf_program, "_PROGRAM", program)
    assert refused(one_page(TEXT)).rule == "pdf-failed"


def test_long_files_stop_at_the_limit():
    assert refused(pages("3 0 R " * 90, 90), max_characters=1_000).rule == "too-many-characters"
    assert refused(pages("3 0 R " * 90, 90), max_pages=89).rule == "too-many-pages"


def test_bytes_before_the_head_and_behind_the_end_do_no_harm():
    assert texts(b"\r\n" + one_page(TEXT)) == ["Meeting 12.5"]
    assert texts(one_page(TEXT) + b"\n" + b"\0" * 9_000) == ["Meeting 12.5"]


@pytest.mark.parametrize(
    ("data", "rules"),
    [
        (one_page(OVER_PICTURE + TEXT), []),
        (one_page(OVER_PICTURE + b"BT 3 Tr" + TEXT[2:]), ["recognised-text"]),
        (
            one_page(TEXT + b" BT /F1 40 Tf 0.7 0.7 -0.7 0.7 90 90 Tm (DRAFT) Tj ET"),
            ["slanted-text-left-out"],
        ),
        (
            one_page(TEXT, page="/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]"
                     "/Contents(Check)>>]"),
            ["notes-left-out"],
        ),
        (
            one_page(TEXT, page="/Annots[<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 9 9]>>]"),
            [],
        ),
    ],
)  # fmt: skip
def test_what_is_left_out_or_doubtful_is_told(data, rules):
    document = read(Source("报.pdf", data))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Meeting 12.5"]
    assert [finding.rule for finding in document.findings] == rules


def test_pages_without_text_and_broken_ones_are_told():
    picture = one_page(OVER_PICTURE)
    sheet = next(iter(sheets_of(Source("图.pdf", picture), Limits())))
    (written,) = sheets_of(Source("文.pdf", one_page(TEXT)), Limits())
    tally = Tally("报.pdf")
    assert len(list(tally.counted([written, sheet, None]))) == 3
    tally.check()
    told = {finding.rule: str(finding.message) for finding in tally.findings()}
    assert "第 2 页" in told["picture-pages"]
    assert "第 3 页" in told["broken-pages"]


@needs_fonts
def test_a_font_that_does_not_say_its_characters_is_told():
    data = set_paragraphs(["召开会议3次。"] * 4)
    assert refused(data.replace(b"/ToUnicode", b"/XoUnicode")).rule == "pdf-without-characters"


GOOD = one_page(TEXT + b" 72 600 m 200 600 l S 72 500 m 200 500 l S", packed=False)
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=12)


def changed(data, changes):
    data = bytearray(data)
    for at, byte in changes:
        data[at % len(data)] = byte
    return bytes(data)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_a_pdf_with_changed_bytes_is_read_or_refused(changes):
    try:
        document = read(Source("报.pdf", changed(GOOD, changes)))
    except ReadingError:
        return
    for paragraph in document.paragraphs:
        assert document.quote(paragraph.place)


@settings(max_examples=300, deadline=None)
@given(CHANGES)
def test_changed_bytes_never_break_the_program(changes):
    for page in pdf_extract.pages(changed(GOOD, changes), 100):
        assert page is None or set(page) & {"error", "pages", "text"}


def test_the_program_runs_without_huizong():
    command = [sys.executable, "-I", str(pdf_program._PROGRAM), "9", "400000000"]
    done = subprocess.run(command, input=one_page(TEXT), capture_output=True, check=True)
    assert len(io.BytesIO(done.stdout).readlines()) == 2
