from dataclasses import replace

import pytest
from making import EXAMPLE, item, report, said
from pages import libreoffice_pdf
from pictures import red_bands

from huizong.typesetting import lay_out, read_form, typeset
from huizong.typesetting.masthead import masthead
from huizong.values import Envelope
from needs import needs_fonts, needs_libreoffice, needs_poppler

PAPER = Envelope(mark="云岭县人民政府文件", number="云政发〔2026〕17号")
LABELLED = replace(PAPER, copy_number="000012", secrecy="内部", urgency="特急")


def lines(envelope: Envelope, form: str = "gbt9704") -> list[str]:
    return [part.text for part in masthead(envelope, read_form(form)) if part.text]


def test_without_a_mark_there_is_no_head():
    assert masthead(replace(LABELLED, mark=""), read_form("gbt9704")) == ()
    assert lay_out(EXAMPLE, read_form("gbt9704"))[0].text == "十月工作汇总"


def test_the_head_stands_in_the_order_of_the_standard():
    assert lines(LABELLED) == [
        "000012",
        "内部",
        "特急",
        "云岭县人民政府文件",
        "云政发〔2026〕17号",
    ]


def test_a_letter_has_its_number_beside_the_first_label():
    assert lines(LABELLED, "letter") == [
        "云岭县人民政府文件",
        "000012\t云政发〔2026〕17号",
        "内部\t",
        "特急\t",
    ]


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (("周某某",), ["云政发〔2026〕17号\t签发人：周某某"]),
        (("周某某", "吴某"), ["云政发〔2026〕17号\t签发人：周某某　吴　某"]),
        (
            ("周某某", "吴某", "郑某某"),
            ["\t签发人：周某某　吴　某", "云政发〔2026〕17号\t　　　　郑某某　　　　"],
        ),
    ],
)
def test_the_number_stands_beside_the_last_of_those_who_signed_off(names, rows):
    assert lines(replace(PAPER, approvers=names))[1:] == rows


def test_a_bulletin_names_its_issue_office_and_day():
    told = Envelope(mark="云岭信息", issue="第12期", editor="信息科", edited="2026年11月5日")
    assert lines(told, "bulletin") == ["云岭信息", "第12期", "信息科\t2026年11月5日"]


def test_a_long_mark_is_set_smaller_so_that_it_fits():
    form = read_form("gbt9704")
    for mark in ("云岭县文件", "中共云岭县委农村工作领导小组办公室文件"):
        (setting,) = (
            part.setting
            for part in masthead(Envelope(mark=mark), form)
            if part.text == mark and part.setting
        )
        assert setting.size <= form.head.size
        assert setting.size * len(mark) <= form.text_width + 0.01


# Where the red of the first page lies, in millimetres from the top: the mark's top edge, which may
# lie a little inside its square, and the lower edges of the lines.
MEASURES = {
    "gbt9704": (PAPER, 72, []),
    "letter": (replace(PAPER, mark="云岭县人民政府办公室"), 30, [275.8, 277]),
    "minutes": (Envelope(mark="云岭县人民政府常务会议纪要"), 72, []),
}


def holds(path, form: str) -> None:
    _, top, feet = MEASURES[form]
    bands = red_bands(path)
    assert top <= bands[0].top <= top + 1
    long = [band for band in bands if band.bottom - band.top < 2]
    wide = 170 if form == "letter" else 156
    for band in long:
        assert abs(band.right - band.left - wide) < 0.5
        assert abs((band.right + band.left) / 2 - (105 if form == "letter" else 106)) < 0.5
    for found, wanted in zip(long[-len(feet) :] if feet else [], feet, strict=True):
        assert abs(found.bottom - wanted) < 1


@needs_fonts
@needs_poppler
@pytest.mark.parametrize("form", MEASURES)
def test_the_red_of_a_pdf_lies_where_the_standard_wants_it(form, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(typeset(EXAMPLE, ".pdf", form=form, envelope=MEASURES[form][0]))
    holds(path, form)


@needs_fonts
@needs_poppler
@needs_libreoffice
@pytest.mark.parametrize("form", ["gbt9704", "letter"])
def test_the_red_of_a_docx_lies_where_the_standard_wants_it(form, tmp_path):
    data = typeset(EXAMPLE, ".docx", form=form, envelope=MEASURES[form][0])
    holds(libreoffice_pdf(data, tmp_path), form)


@needs_fonts
@needs_poppler
def test_four_millimetres_lie_between_the_mark_of_a_letter_and_its_line(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(typeset(EXAMPLE, ".pdf", form="letter", envelope=MEASURES["letter"][0]))
    mark, line, *_ = red_bands(path)
    assert 3.5 <= line.top - mark.bottom <= 5


@needs_fonts
@needs_poppler
def test_the_first_page_of_a_letter_has_no_number_and_the_second_has(tmp_path):
    long = report(*(item("字" * 28) for _ in range(40)))
    pages = (
        said(typeset(long, ".pdf", form="letter", envelope=PAPER), tmp_path)
        .replace(" ", "")
        .split("\f")
    )
    assert "—1—" not in pages[0]
    assert "—2—" in pages[1]
