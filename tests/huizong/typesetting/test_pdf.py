import subprocess

import pytest
from making import EXAMPLE, item, report
from test_docx import lines_of

from huizong.typesetting import TypesettingError, form_labels, typeset
from huizong.typesetting.fonts import choose_families
from huizong.typesetting.form import read_form
from needs import needs_fonts, needs_poppler


def text_of_pdf(data: bytes, folder) -> str:
    path = folder / "a.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True)
    return done.stdout


@needs_fonts
@needs_poppler
def test_it_says_what_the_report_says(tmp_path):
    text = text_of_pdf(typeset(EXAMPLE, ".pdf"), tmp_path)
    for said in (
        "十月工作汇总",
        "会议活动",
        "播种油菜2万亩。",
        "松涧镇",
        "云岭县委办公室",
    ):
        assert said in text


@needs_fonts
@needs_poppler
@pytest.mark.parametrize("form", form_labels())
def test_a_page_holds_22_lines_of_28_characters(form, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(typeset(report(item("字" * 28 * 22 * 2), title=""), ".pdf", form=form))
    assert lines_of(path) == (22, 28)


@needs_fonts
@needs_poppler
@pytest.mark.parametrize(
    "text", ["#标题", "$x$", "*粗*", "@甲", "\\n", '"引"', "[a](b)", "<script>"]
)
def test_hostile_text_is_only_text(text, tmp_path):
    assert text in text_of_pdf(typeset(report(item(text)), ".pdf"), tmp_path)


@needs_fonts
@needs_poppler
def test_a_character_without_glyph_is_named_and_never_a_box(tmp_path):
    text = text_of_pdf(typeset(report(item("生僻字\U0003134f在此")), ".pdf"), tmp_path)
    assert "U+3134F" in text or "\U0003134f" in text


@needs_fonts
def test_the_same_report_is_the_same_file():
    assert typeset(EXAMPLE, ".pdf") == typeset(EXAMPLE, ".pdf")


def test_a_machine_without_chinese_fonts_is_told_what_to_install():
    with pytest.raises(TypesettingError, match="fonts-noto-cjk"):
        choose_families(read_form("gbt9704"), frozenset({"DejaVu Sans"}))


def test_the_best_family_comes_first_and_the_others_stand_by():
    chosen = choose_families(read_form("gbt9704"), frozenset({"Noto Sans CJK SC", "FandolFang"}))
    assert chosen["fangsong"] == ["FandolFang", "Noto Sans CJK SC"]
