"""An order: mark, number, text, the stamp of who signs, and nothing else (GB/T 9704-2012 §10.2)."""

import pytest
from making import item, report, said
from pages import libreoffice_pdf
from pictures import red_bands

from huizong.outline import outline
from huizong.reading import read
from huizong.typesetting import Role, lay_out, read_form, typeset
from huizong.values import Envelope, ItemKind, Source
from needs import needs_fonts, needs_libreoffice, needs_poppler

FORM = read_form("order")
ORDER = Envelope(
    mark="云岭县人民政府令",
    number="第12号",
    stamps=(("县长", "周某某"),),
    date="2026年11月5日",
)
TEXT = report(
    item("现公布《云岭县农村供水管理办法》，自公布之日起施行。", kind=ItemKind.PARAGRAPH),
    title="云岭县人民政府令",
)


def test_an_order_says_its_name_once_and_draws_no_line():
    parts = lay_out(TEXT, FORM, envelope=ORDER)
    assert [part.text for part in parts] == [
        "云岭县人民政府令",
        "第12号",
        "现公布《云岭县农村供水管理办法》，自公布之日起施行。",
        "县长　　 周某某",
        "2026年11月5日",
    ]
    assert not any(part.role is Role.RULE for part in parts)


def test_number_and_text_stand_two_lines_lower_each():
    parts = lay_out(TEXT, FORM, envelope=ORDER)
    assert parts[1].setting.before == 2 * FORM.grid.pitch
    assert parts[2].above == 2


def test_an_order_with_a_title_of_its_own_keeps_it():
    titled = report(*TEXT.items, title="云岭县人民政府关于禁止露天焚烧秸秆的命令")
    parts = lay_out(titled, FORM, envelope=ORDER)
    assert (parts[2].role, parts[2].above, parts[3].above) == (Role.TITLE, 2, 0)


@needs_fonts
@needs_poppler
@needs_libreoffice
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_mark_of_an_order_lies_57_millimetres_from_the_edge(suffix, tmp_path):
    data = typeset(TEXT, suffix, form="order", envelope=ORDER)
    path = tmp_path / "order.pdf"
    path.write_bytes(data if suffix == ".pdf" else libreoffice_pdf(data, tmp_path).read_bytes())
    (mark,) = red_bands(path)
    assert mark.top == pytest.approx(57, abs=1.5)
    assert said(path.read_bytes(), tmp_path).count("云岭县人民政府令") == 1


def test_the_text_of_an_order_is_read_back():
    document = read(Source("a.docx", typeset(TEXT, ".docx", form="order", envelope=ORDER)))
    for line in ("云岭县人民政府令", "第12号", "县长　　 周某某", "2026年11月5日"):
        assert line in document.text
    assert outline(document).reports
