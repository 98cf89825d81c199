"""One report in every format that an office keeps it in: the same outline comes out of each."""

import sys

import pytest
from officefiles import saved_as

from huizong.outline import outline
from huizong.reading import read
from huizong.values import ItemKind, Source, text_of, walk
from needs import ROOT, needs_fonts, needs_libreoffice

sys.path.insert(0, str(ROOT / "tools"))  # the maker of the example documents is no package

import make_examples

LEVELS = {"##": "{}、", "###": "（{}）"}
NUMBERS = "一二三四五六七八九十"
# LibreOffice 7.4 loses the marks of 一、 and （一） when it saves lists as RTF: a ? in their place.
# Word writes them as on the right, and so they are read.
LOST = {
    rb"\'02\'00\'3f;": rb"\'02\'00\u12289 ?;",
    rb"\'03\'28\'01\'29;": rb"\'03\u-248 ?\'01\u-247 ?;",
}


def source():
    return make_examples.read_source(ROOT / "examples/sources/政研科.md")


def typed(text):
    """Return the text of a source with the numbers that Word would count."""
    counts, lines = {"##": 0, "###": 0, "1.": 0}, []
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark not in counts:
            lines.append(line)
            continue
        counts[mark] += 1
        below = list(counts)[list(counts).index(mark) + 1 :]
        counts |= dict.fromkeys(below, 0)
        number = LEVELS[mark].format(NUMBERS[counts[mark] - 1]) if mark in LEVELS else ""
        lines.append(f"{mark} {number}{rest}" if number else f"{counts[mark]}.{rest}")
    return "\n".join(lines)


def automatic_docx():
    return make_examples.built(source())


def typed_docx():
    head = source().head.model_copy(update={"numbering": "typed"})
    return make_examples.built(make_examples.Source(head, typed(source().text)))


def plain(text):
    """Return the text of a source as one types it without a word processor."""
    lines = [line.lstrip("#>: ") for line in typed(text).splitlines()]
    return "\r\n".join(line for line in lines if line)


def html(text):
    """Return the text of a source as a web page with typed numbers."""
    tags = {"#": "h1", "##": "h2", "###": "h3"}
    body = ""
    for line in typed(text).splitlines():
        mark, _, rest = line.partition(" ")
        if line:
            tag, said = (tags[mark], rest) if mark in tags else ("p", line.removeprefix("> "))
            body += f"<{tag}>{said}</{tag}>\n"
    return (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>报送</title></head>'
        f"<body>\n{body}</body></html>"
    )


def markdown(text):
    return "\n".join(line.removeprefix("> ") for line in typed(text).splitlines())


def tree(name, data):
    """Return the outline of a file: titles, then depth, kind, marker and text of each item."""
    reports = outline(read(Source(name, data))).reports
    return [
        (
            text_of(report.title),
            report.kind,
            report.section,
            [(depth, item.kind, item.marker, item.text) for item, depth in walk(report.items)],
        )
        for report in reports
    ]


@pytest.fixture(scope="module")
def expected():
    found = tree("政研科.docx", automatic_docx())
    ((_, _, section, items),) = found
    assert section == "政研科"
    assert [marker for _, kind, marker, _ in items if kind is ItemKind.HEADING] == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "三、",
    ]
    assert sum(kind is ItemKind.ITEM for _, kind, _, _ in items) == 12
    return found


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("政研科.docx", typed_docx),
        ("政研科.txt", lambda: plain(source().text).encode("gb18030")),
        ("政研科.txt", lambda: plain(source().text).encode("utf-8-sig")),
        ("政研科.txt", lambda: plain(source().text).encode("utf-16")),
        ("政研科.md", lambda: markdown(source().text).encode()),
        ("政研科.html", lambda: html(source().text).encode()),
    ],
    ids=["docx typed", "txt gb18030", "txt utf-8", "txt utf-16", "md", "html"],
)
def test_made_by_ourselves(name, make, expected):
    assert tree(name, make()) == expected


@needs_libreoffice
@pytest.mark.parametrize("made", [automatic_docx, typed_docx])
@pytest.mark.parametrize("name", ["政研科.doc", "政研科.wps", "政研科.rtf", "政研科.odt"])
def test_saved_by_a_word_processor(name, made, expected, tmp_path):
    suffix = {"wps": "doc"}.get(name[-3:], name[-3:])
    data = saved_as(made(), suffix, tmp_path)
    if suffix == "rtf":
        for lost, word in LOST.items():
            data = data.replace(lost, word)
    assert tree(name, data) == expected


@needs_libreoffice
@needs_fonts
@pytest.mark.parametrize("made", [automatic_docx, typed_docx])
def test_printed_to_pdf(made, expected, tmp_path):
    assert tree("政研科.pdf", saved_as(made(), "pdf", tmp_path)) == expected


@needs_libreoffice
def test_saved_as_a_web_page(expected, tmp_path):
    assert tree("政研科.html", saved_as(typed_docx(), "html", tmp_path)) == expected


@needs_libreoffice
def test_automatic_numbers_of_a_web_page_are_plain(tmp_path):
    """HTML knows no 一、 and （一）: LibreOffice saves lists of 1, 2, 3, and the outline differs.

    The texts are the same, and every number is there, as a browser shows it.
    """
    was = list(read(Source("政研科.docx", automatic_docx())).paragraphs)
    now = list(read(Source("政研科.html", saved_as(automatic_docx(), "html", tmp_path))).paragraphs)
    assert [said(paragraph) for paragraph in now] == [said(paragraph) for paragraph in was]
    counts = {"一、": "1.", "（一）": "1.", "二、": "2.", "（二）": "2.", "三、": "3."}
    numbers = [counts.get(paragraph.number, paragraph.number) for paragraph in was]
    assert [paragraph.number for paragraph in now] == numbers


def said(paragraph):
    """Return what a paragraph says behind its number."""
    return paragraph.text.removeprefix(paragraph.number).strip()
