"""Build the example office's documents from examples/sources: python tools/make_examples.py.

A source is a head (file, and how it is set) between two lines of ---, then the text. For a .txt
the text is written as it stands; for a .docx it is Markdown-like:

    # title          ## first level      ### second level      1. item (automatic numbering only)
    : caption        | cell | cell |     > signature           anything else: a paragraph

With `numbering: automatic` the levels and items are numbered by Word (numbering.xml) and the
source types no numbers. The same source gives the same bytes. `--check` writes nothing, names the
files that do not say what their source says, and exits 1 where there are any.
"""

import argparse
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Literal

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from pydantic import BaseModel, ConfigDict

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SAVED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)  # one moment for all, so that bytes repeat
NUMBERING = "90"  # far from the numbers that the template of python-docx uses itself

# GB/T 9704 in short: 37/28/26/35 mm margins, body 16 pt FangSong on 28 pt lines, title 22 pt.
BODY, TITLE, HEADING, SUBHEADING = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"


class Head(BaseModel):
    """The head of a source: where its document goes and how it is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    numbering: Literal["typed", "automatic"] = "typed"
    encoding: Literal["utf-8", "gb18030"] = "utf-8"
    newline: Literal["lf", "crlf"] = "lf"


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read: its head and its text."""

    head: Head
    text: str


def read_source(path: Path) -> Source:
    """Return a source; raises ValueError, naming the file, where its head is missing or wrong."""
    import yaml

    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    if len(parts) != 3 or parts[0]:  # nothing, the head, the text
        msg = f"{path}: the file must begin with a head between two lines of ---"
        raise ValueError(msg)
    return Source(Head.model_validate(yaml.safe_load(parts[1])), parts[2])


def built(source: Source) -> bytes:
    """Return the document that a source describes."""
    return _docx(source) if source.head.file.endswith(".docx") else _txt(source)


def _txt(source: Source) -> bytes:
    newline = "\r\n" if source.head.newline == "crlf" else "\n"
    return source.text.replace("\n", newline).encode(source.head.encoding)


def _docx(source: Source) -> bytes:
    document = _empty_document()
    automatic = source.head.numbering == "automatic"
    if automatic:
        _add_numbering(document)
    lines = [line for line in source.text.splitlines() if line.strip()]
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            _add_table(document, [_cells(line) for line in group])
        else:
            for line in group:
                _add_line(document, line, automatic=automatic)
    return _packed(document)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _empty_document() -> Docx:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "云岭县委办公室"
    properties.created = properties.modified = SAVED.replace(tzinfo=None)
    properties.title = properties.comments = ""
    properties.revision = 1
    return document


def _title(document: Docx, text: str) -> Paragraph:
    paragraph = _paragraph(document, text, font=TITLE, size=22)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(28)
    paragraph.paragraph_format.line_spacing = Pt(34)
    return paragraph


def _heading(document: Docx, text: str) -> Paragraph:
    return _indented(_paragraph(document, text, font=HEADING))


def _subheading(document: Docx, text: str) -> Paragraph:
    return _indented(_paragraph(document, text, font=SUBHEADING))


def _caption(document: Docx, text: str) -> Paragraph:
    paragraph = _paragraph(document, text, font=HEADING, size=14)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _signature(document: Docx, text: str) -> Paragraph:
    paragraph = _paragraph(document, text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Pt(32)
    return paragraph


def _body(document: Docx, text: str) -> Paragraph:
    return _indented(_paragraph(document, text))


@dataclass(frozen=True, slots=True)
class Kind:
    """What a mark at the head of a line makes of it; `level` is that of automatic numbering."""

    make: Callable[[Docx, str], Paragraph]
    level: int | None = None


KINDS = {
    "#": Kind(_title),
    "##": Kind(_heading, level=0),
    "###": Kind(_subheading, level=1),
    ":": Kind(_caption),
    ">": Kind(_signature),
}
ITEM = Kind(_body, level=2)


def _add_line(document: Docx, line: str, *, automatic: bool) -> None:
    mark, _, text = line.partition(" ")
    kind = ITEM if automatic and re.fullmatch(r"\d+\.", mark) else KINDS.get(mark)
    if kind is None:
        _body(document, line)
        return
    paragraph = kind.make(document, text)
    if automatic and kind.level is not None:
        _number(paragraph, level=kind.level)


def _paragraph(document: Docx, text: str, *, font: str = BODY, size: int = 16) -> Paragraph:
    paragraph = document.add_paragraph()
    _set_font(paragraph.add_run(text), font=font, size=size)
    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    spacing.line_spacing = Pt(28)
    return paragraph


def _indented(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return paragraph


def _set_font(run: Run, *, font: str, size: float) -> None:
    run.font.name = "Times New Roman"
    run.font.size = Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")


def _add_table(document: Docx, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _set_font(paragraph.add_run(text), font=BODY, size=12)


_LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def _add_numbering(document: Docx) -> None:
    """Add one multilevel list; a level starts again under each higher one, as Word's do."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (style, text) in enumerate(_LEVELS)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    number = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{NUMBERING}">'
        f'<w:abstractNumId w:val="{NUMBERING}"/></w:num>'
    )
    part = document.part.numbering_part.element
    part.insert(part.index(part.find(qn("w:num"))), abstract)  # the schema wants them first
    part.append(number)


def _number(paragraph: Paragraph, *, level: int) -> None:
    numbering = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(level)), ("w:numId", NUMBERING)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        numbering.append(child)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(0, numbering)  # before spacing and indents, as the schema wants it


def _packed(document: Docx) -> bytes:
    """Return the saved document, packed again with one date on every part."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date_time=SAVED.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return packed.getvalue()


def same(one: bytes, other: bytes, *, docx: bool) -> bool:
    """Tell whether two documents say the same; the parts of a docx count, not how it is packed."""
    return _parts(one) == _parts(other) if docx else one == other


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except zipfile.BadZipFile:
        return {}


def make(*, examples: Path = EXAMPLES, check: bool = False) -> list[Path]:
    """Write the documents that are not as their sources say, or only find them; return them."""
    stale = []
    for path in sorted((examples / "sources").glob("*.md")):
        source = read_source(path)
        target, data = examples / source.head.file, built(source)
        old = target.read_bytes() if target.exists() else b""
        if same(old, data, docx=target.suffix == ".docx"):
            continue
        stale.append(target)
        if not check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return stale


def main() -> int:
    """Run the command line; see the top of the file."""
    parser = argparse.ArgumentParser(description="Build examples/ from examples/sources.")
    parser.add_argument("--check", action="store_true", help="only say what is stale; exit 1")
    check = parser.parse_args().check
    stale = make(check=check)
    for path in stale:
        state = "stale, run: python tools/make_examples.py" if check else "written"
        print(f"{path.relative_to(EXAMPLES.parent)}: {state}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
