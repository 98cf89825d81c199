"""Every form, in every kind of file: nothing of a paper is lost, and what is read back is it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import item, report, row, said
from pages import libreoffice_pdf

from huizong.figures import figures
from huizong.outline import outline
from huizong.reading import read
from huizong.typesetting import form_labels, lay_out, read_form, typeset
from huizong.values import Attachment, Envelope, ItemKind, Source, text_of, walk
from needs import needs_fonts, needs_libreoffice, needs_poppler

FORMS = list(form_labels())
BODY = report(
    item(
        "总体要求",
        item("整修渠道86公里，投资1260万元。", kind=ItemKind.PARAGRAPH),
        kind=ItemKind.HEADING,
        marker="一、",
    ),
    item(
        "主要任务",
        item("渠道整修。11月底前完成清淤。", marker="（一）"),
        item("塘堰清淤。12月底前完成112处。", marker="（二）"),
        kind=ItemKind.HEADING,
        marker="二、",
    ),
    title="云岭县2026年冬修水利工作要点",
)
PAPER = Envelope(
    copy_number="000012",
    urgency="特急",
    mark="云岭县人民政府文件",
    number="云政发〔2026〕17号",
    editor="编发科",
    edited="2026年11月4日",
    recipients=("各乡镇人民政府",),
    attachments=(Attachment("任务分解表", (row("乡镇", "任务"), row("甲镇", "21处"))),),
    issuers=("云岭县人民政府",),
    date="2026年11月5日",
    sealed=True,
    note="此件公开发布",
    attendance=(("出席", ("周某某", "吴某")),),
    distribution=(("抄送", ("县政协办公室",)),),
    printer="云岭县人民政府办公室",
    printed="2026年11月6日",
)


def told(form: str) -> list[str]:
    """Return each stretch of the paper as it must stand in every kind of file."""
    parts = [
        part
        for printed in lay_out(BODY, read_form(form), envelope=PAPER)
        for part in (printed.parts or (printed,))
    ]
    lines = (line for part in parts for line in re.split(r"[\t\n]", part.text))
    return [bare(line) for line in lines if line.strip()]


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@needs_fonts
@needs_poppler
@pytest.mark.parametrize("form", FORMS)
def test_a_pdf_says_every_element(form, tmp_path):
    text = bare(said(typeset(BODY, ".pdf", form=form, envelope=PAPER), tmp_path))
    assert [line for line in told(form) if line not in text] == []


@needs_libreoffice
@needs_fonts
@needs_poppler
@pytest.mark.parametrize("form", FORMS)
def test_libreoffice_shows_every_element_of_a_docx(form, tmp_path):
    path = libreoffice_pdf(typeset(BODY, ".docx", form=form, envelope=PAPER), tmp_path)
    text = bare(said(path.read_bytes(), tmp_path))
    assert [line for line in told(form) if line not in text] == []


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
@pytest.mark.parametrize("form", FORMS)
def test_text_says_every_element_in_order(form, suffix):
    page = typeset(BODY, suffix, form=form, envelope=PAPER).decode().partition("<main>")
    text = bare(re.sub(r"<[^>]*>|\\", "", page[2] or page[0]))
    at = 0
    for line in told(form):
        assert line in text[at:]
        at = text.index(line, at) + len(line)


@pytest.mark.parametrize("form", FORMS)
def test_the_text_of_a_docx_is_read_back_with_its_elements(form):
    document = read(Source("a.docx", typeset(BODY, ".docx", form=form, envelope=PAPER)))
    text = bare(document.text)
    heads = {bare(PAPER.mark)} if form == "letter" else set()  # in the first page's header
    assert [line for line in told(form) if line not in text and line not in heads] == []


@pytest.mark.parametrize("form", ["gbt9704", "letter"])
def test_the_title_and_headings_of_a_paper_are_read_back(form):
    document = read(Source("a.docx", typeset(BODY, ".docx", form=form, envelope=PAPER)))
    (found,) = outline(document).reports
    assert text_of(found.title) == text_of(BODY.title)
    headings = [node for node, _ in walk(found.items) if node.marker in {"一、", "二、"}]
    assert [node.text for node in headings] == ["总体要求", "主要任务"]


words = st.sampled_from(["整修渠道", "办理来文", "走访农户", "编发信息", "抽查乡镇", "清淤塘堰"])
statements = st.builds(
    lambda word, count, unit: f"{word}{count}{unit}。",
    words,
    st.integers(2, 99999),
    st.sampled_from(["件", "户", "处", "公里"]),
)


@st.composite
def reports(draw):
    """A report as an office writes it: numbered headings, numbered statements under them."""
    items = []
    for at in range(draw(st.integers(1, 4))):
        under = [
            item(text, marker=f"（{'一二三四五'[index]}）")
            for index, text in enumerate(draw(st.lists(statements, min_size=2, max_size=5)))
        ]
        name = ["会议活动", "督查工作", "信息工作", "农村工作"][at]
        items.append(item(name, *under, kind=ItemKind.HEADING, marker=f"{'一二三四'[at]}、"))
    return report(*items, title="云岭县委办公室2026年10月工作总结")


@settings(deadline=None, max_examples=25)
@given(reports(), st.sampled_from(FORMS))
def test_outline_and_figures_are_read_back(made, form):
    document = read(Source("a.docx", typeset(made, ".docx", form=form)))
    (found,) = outline(document).reports
    assert text_of(found.title) == text_of(made.title)
    assert tree(found) == tree(made)
    said_there = [figure.text for figure in figures(document.text)]
    body = [f"{node.marker}{node.text}" for node, _ in walk(made.items)]
    whole = "\n".join([text_of(made.title), *body])
    assert said_there == [figure.text for figure in figures(whole)]


def tree(made) -> list[tuple[int, str, str]]:
    return [(depth, node.marker, node.text) for node, depth in walk(made.items)]


names = st.text("甲乙丙丁戊，（）<&*_#", min_size=1, max_size=12).filter(str.strip)
envelopes = st.builds(
    Envelope,
    copy_number=st.sampled_from(["", "000001"]),
    mark=names | st.just(""),
    number=names | st.just(""),
    approvers=st.lists(names, max_size=5).map(tuple),
    recipients=st.lists(names, max_size=3).map(tuple),
    attachments=st.lists(st.builds(Attachment, names), max_size=3).map(tuple),
    issuers=st.lists(names, max_size=4).map(tuple),
    date=st.sampled_from(["", "2026年11月5日"]),
    sealed=st.booleans(),
    note=names | st.just(""),
    attendance=st.lists(st.tuples(names, st.lists(names, max_size=9).map(tuple)), max_size=2).map(
        tuple
    ),
    distribution=st.lists(st.tuples(names, st.lists(names, max_size=9).map(tuple)), max_size=2).map(
        tuple
    ),
    printer=names | st.just(""),
    printed=st.sampled_from(["", "2026年11月6日"]),
)


@settings(deadline=None, max_examples=40)
@given(envelopes, st.sampled_from(FORMS), st.sampled_from([".docx", ".html", ".md", ".txt"]))
def test_any_elements_make_a_file(envelope, form, suffix):
    data = typeset(BODY, suffix, form=form, envelope=envelope)
    assert data == typeset(BODY, suffix, form=form, envelope=envelope)
    if suffix == ".docx":
        assert "总体要求" in read(Source("a.docx", data)).text


@needs_fonts
@settings(deadline=None, max_examples=8)
@given(envelopes, st.sampled_from(FORMS))
def test_any_elements_make_a_pdf(envelope, form):
    assert typeset(BODY, ".pdf", form=form, envelope=envelope).startswith(b"%PDF")


def test_elements_leave_the_text_alone():
    plain = [part.text for part in lay_out(BODY, read_form("gbt9704"))]
    around = replace(PAPER, attachments=(), issuers=(), attendance=())
    full = [part.text for part in lay_out(BODY, read_form("gbt9704"), envelope=around)]
    assert [text for text in full if text in plain] == plain
