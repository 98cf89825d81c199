"""A file that is no docx comes back as a new one of its paragraphs and tables, commented on."""

import io

from marked import anchored, comments, finding, parts, place, root_of

from huizong.marking import marked_docx
from huizong.reading import read
from huizong.values import Cell, Document, Paragraph, Place, Run, Severity, Source, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def given(text, path="a.txt"):
    source = Source(path, text.encode())
    return source, read(source)


def test_a_text_becomes_paragraphs_with_comments_and_changes():
    source, document = given("一、办文\n　　数据截止10月底，办理来文1 5 2件。\n")
    found = [finding(place(document, "截止"), new="截至"), finding(place(document, "办文"))]
    data = marked_docx(source, document, found)
    assert anchored(data) == {"0": "截止", "1": "办文"}
    again = read(Source("b.docx", data))
    assert [p.text for p in again.paragraphs] == ["一、办文", "数据截至10月底，办理来文152件。"]


def test_words_that_reading_repaired_are_spanned_whole():
    source, document = given("共办理来文7 4 7 7 2件，其中县级来文７件。\n")
    data = marked_docx(source, document, [finding(place(document, "4 7"))])
    assert anchored(data) == {"0": "74772"}


def test_markdown_and_its_tables():
    source, document = given("# 总结\n\n| 科室 | 来文 |\n|---|---|\n| 秘书科 | 152 |\n", "a.md")
    data = marked_docx(source, document, [finding(place(document, "152"))])
    assert anchored(data) == {"0": "152"}
    assert read(Source("b.docx", data)).text == "总结\n科室\t来文\n秘书科\t152\n"


def cell(text, start, *, rows=1, columns=1):
    at = Place("a.pdf", start, start + len(text))
    paragraphs = (Paragraph((Run(text, at),), at),) if text else ()
    return Cell(paragraphs, rows=rows, columns=columns)


def test_merged_cells_stay_merged():
    text = "科室来文县乡152"
    rows = (
        (cell("科室", 0, rows=2), cell("来文", 2, columns=2)),
        (cell("县", 4), cell("乡", 5)),
        (cell("", 6), cell("15", 6), cell("2", 8)),
    )
    table = Table(rows, Place("a.pdf", 0, len(text)))
    document = Document("a.pdf", "pdf", None, text, (table,))
    data = marked_docx(Source("a.pdf", b""), document, [finding(Place("a.pdf", 5, 6))])
    assert anchored(data) == {"0": "乡"}
    (again,) = read(Source("b.docx", data)).blocks[:1]
    assert [[(c.text, c.rows, c.columns) for c in row] for row in again.rows] == [
        [("科室", 2, 1), ("来文", 1, 2)],
        [("县", 1, 1), ("乡", 1, 1)],
        [("", 1, 1), ("15", 1, 1), ("2", 1, 1)],
    ]


def test_words_of_no_place_and_signs_that_xml_has_not():
    at = Place("a.pdf", 0, 3)
    runs = (Run("附", None), Run("表\x07一", at))
    document = Document("a.pdf", "pdf", None, "表\x07一", (Paragraph(runs, at),))
    data = marked_docx(Source("a.pdf", b""), document, [finding(Place("a.pdf", 2, 3))])
    assert "".join(root_of(data).itertext(f"{W}t")) == "附表一"
    assert len(comments(data)) == 1


def test_python_docx_opens_it():
    import docx

    source, document = given("数据截止10月底。\n")
    data = marked_docx(source, document, [finding(place(document, "截止"))])
    opened = docx.Document(io.BytesIO(data))
    assert [p.text for p in opened.paragraphs] == ["数据截止10月底。"]
    assert [c.author for c in opened.comments] == ["汇总"]
    assert "word/styles.xml" in parts(data)


def test_a_document_without_words():
    document = Document("a.pdf", "pdf", None, "", ())
    found = [finding(Place("a.pdf", 0, 0), severity=Severity.WARNING)]
    assert len(comments(marked_docx(Source("a.pdf", b""), document, found))) == 1


def test_a_line_end_is_spanned_by_what_it_parts():
    source, document = given("会上宣读了《关于表扬先\n进集体的通报》。\n")
    data = marked_docx(source, document, [finding(place(document, "\n"), new="")])
    assert anchored(data) == {"0": "先进"}
    assert "建议删去“换行”" in comments(data)["0"]
