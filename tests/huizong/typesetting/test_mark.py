from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import EXAMPLE, said
from pages import libreoffice_pdf
from pictures import red_bands

from huizong.reading import read
from huizong.typesetting import read_form, typeset
from huizong.typesetting.form_parts import MILLIMETRE
from huizong.typesetting.mark import MARK_PITCH, red_mark
from huizong.values import Envelope, Source
from needs import needs_fonts, needs_libreoffice, needs_poppler

FORM = read_form("gbt9704")
OFFICES = ("云岭县人民政府", "云岭县财政局", "云岭县农业农村局")
JOINT = Envelope(mark="文件", offices=OFFICES, number="云政发〔2026〕17号")


def mark(envelope: Envelope, form=FORM):
    return list(red_mark(envelope, form, stacked=0))


def wide(part) -> float:
    (cell,) = part.cells
    return sum(len(each.text) * (part.setting.size + each.tracking) for each in cell)


def test_the_names_stand_below_each_other_with_the_word_behind_them():
    assert [part.text for part in mark(JOINT)] == [*OFFICES, "文件"]


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=18), min_size=2, max_size=9))
def test_names_are_equally_wide_and_the_word_is_at_their_middle(names):
    *lines, word = mark(replace(JOINT, offices=tuple(names)))
    assert {round(wide(part), 3) for part in lines} <= {
        round(wide(lines[0]), 3),
        round(lines[0].setting.size, 3),  # a single character cannot be drawn out
    } or len(min(names, key=len)) == 1
    pitch = word.setting.pitch
    top = lines[0].setting.before
    assert word.setting.top + pitch / 2 == pytest.approx(top + len(lines) * pitch / 2)
    assert word.setting.before + word.setting.after + pitch == pytest.approx(0)


@given(st.integers(2, 9), st.integers(1, 20))
def test_a_joint_mark_stays_within_its_room(several, letters):
    *_, word = mark(replace(JOINT, offices=("局" * letters,) * several))
    size = word.setting.size
    assert word.setting.left + 2 * size <= FORM.text_width + 0.01
    assert several * size * MARK_PITCH <= FORM.head.joint * MILLIMETRE + 0.01


def test_a_letter_of_several_offices_has_the_mark_of_the_first():
    assert [part.text for part in mark(JOINT, read_form("letter"))] == ["云岭县人民政府"]


def test_labels_too_many_for_the_room_above_push_the_mark_down():
    form = read_form("bulletin")
    (part,) = red_mark(Envelope(mark="云岭信息"), form, stacked=3 * form.grid.pitch)
    assert part.setting.before == 0


def holds(path) -> None:
    names = red_bands(path)
    assert names[0].top == pytest.approx(72, abs=1.5)
    assert names[0].left > 28
    assert names[-1].bottom - names[0].top < 110


@needs_fonts
@needs_poppler
def test_the_joint_mark_of_a_pdf_lies_where_the_standard_wants_it(tmp_path):
    data = typeset(EXAMPLE, ".pdf", envelope=JOINT)
    (tmp_path / "a.pdf").write_bytes(data)
    holds(tmp_path / "a.pdf")
    page = said(data, tmp_path).split("\f")[0]
    assert "十月工作汇总" in page
    assert "会议活动" in page


@needs_fonts
@needs_poppler
@needs_libreoffice
def test_the_joint_mark_of_a_docx_lies_where_the_standard_wants_it(tmp_path):
    holds(libreoffice_pdf(typeset(EXAMPLE, ".docx", envelope=JOINT), tmp_path))


def test_a_joint_paper_is_read_back():
    document = read(Source("a.docx", typeset(EXAMPLE, ".docx", envelope=JOINT)))
    for name in (*OFFICES, "文件", "云政发〔2026〕17号"):
        assert name in document.text
