"""LibreOffice opens what was marked, keeps its comments and changes, and loses no word."""

import io
import re
import zipfile

import pytest
from marked import anchored, comments, finding, place
from officefiles import saved_as
from wordfiles import abstract, archive, level, num, para, run, word_file

from huizong.marking import fixed, marked_docx
from huizong.reading import read
from huizong.values import Source
from needs import needs_libreoffice

pytestmark = needs_libreoffice

TYPES = {
    "document.xml": "document.main",
    "footnotes.xml": "footnotes",
    "numbering.xml": "numbering",
    "styles.xml": "styles",
}


def whole_file():
    """Return a docx with what offices use, its content types told as Word tells them."""
    numbering = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
    notes = f'<w:footnote w:id="2">{para("数据帐目以年报为准")}</w:footnote>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{para(text)}</w:tc>'
        for text in ("办理来文", "152件")
    )
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    body = (
        para("会议活动", num=1, level=0)
        + para(inner=run("数据截") + run("止10月底，", properties="<w:b/>") + run("共152件。"))
        + para(inner=run("见脚注") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + f"<w:tbl>{grid}<w:tr>{cells}</w:tr></w:tbl>"
        + para("完毕。")
    )
    data = word_file(body, numbering=numbering, extra={"footnotes": notes})
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{word}.{kind}+xml"/>'
        for name, kind in TYPES.items()
    )
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    return archive(files)


@pytest.fixture(scope="module")
def case():
    source = Source("a.docx", whole_file())
    document = read(source)
    found = [
        finding(place(document, "截止"), new="截至"),
        finding(place(document, "152件"), place(document, "152件", 1), code="HZ201"),
        finding(place(document, "一、"), code="HZ101"),
        finding(place(document, "帐目"), new="账目"),
    ]
    return source, document, found


def test_a_docx_saved_again_has_the_words_comments_and_changes(case, tmp_path):
    source, document, found = case
    data = marked_docx(source, document, found)
    again = saved_as(data, "docx", tmp_path, form="MS Word 2007 XML")
    mended = read(Source("a.docx", fixed(source, document, found))).text
    assert read(Source("b.docx", again)).text == mended
    assert mended == document.text.replace("截止", "截至").replace("帐目", "账目")
    told = {tuple(lines): anchored(again)[key] for key, lines in comments(again).items()}
    before = {tuple(lines): anchored(data)[key] for key, lines in comments(data).items()}
    assert len(told) == 5
    assert {lines: words or "" for lines, words in told.items()} == {
        lines: words or "" for lines, words in before.items()
    }


def test_it_shows_every_comment_at_its_words(case, tmp_path):
    source, document, found = case
    again = saved_as(marked_docx(source, document, found), "odt", tmp_path)
    with zipfile.ZipFile(io.BytesIO(again)) as file:
        content = file.read("content.xml").decode()
    spanned = re.findall(
        r"</office:annotation>((?:(?!</?office:annotation).)*)<office:annotation-end", content
    )
    assert "152件" in [re.sub("<[^>]*>", "", words) for words in spanned]
    assert content.count("<office:annotation ") == 5


def test_a_new_docx_opens_as_well(tmp_path):
    source = Source("a.txt", "一、办文\n数据截止10月底。\n".encode())
    document = read(source)
    data = marked_docx(source, document, [finding(place(document, "截止"), new="截至")])
    again = saved_as(data, "docx", tmp_path, form="MS Word 2007 XML")
    assert read(Source("b.docx", again)).text == "一、办文\n数据截至10月底。"
