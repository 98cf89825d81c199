"""A Word file of a document that was none: its paragraphs and tables, ready for comments.

The page is A4 with the margins and the type of GB/T 9704; nothing else of the form is guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from huizong.marking.docx_comments import NOT_XML
from huizong.reading.docx_package import Package, open_package
from huizong.reading.docx_trail import Stretch
from huizong.reading.docx_xml import MAIN, w
from huizong.reading.limits import MEGABYTE, Limits
from huizong.values import Cell, Document, Paragraph, Place, Run, Source, Table

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_OPEN_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_RELATIONS = (
    '{head}<Relationships xmlns="{package}/relationships">'
    '<Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/></Relationships>'
)
_FACE = 'w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"'.format("仿宋_GB2312")
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts {_FACE}/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:widowControl w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/>'
    '<w:jc w:val="both"/></w:pPr></w:style></w:styles>'
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
    'w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
_INDENT = '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>'
_CELL = '<w:pPr><w:spacing w:line="320" w:lineRule="exact"/><w:jc w:val="left"/></w:pPr>'
_SMALL = '<w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>' for side in _SIDES)
_GENEROUS = Limits(max_bytes=400 * MEGABYTE, max_tree=2000 * MEGABYTE, max_ratio=2000)


@dataclass(slots=True)
class _Writing:
    """The body so far; `places` are those of its w:t in order, None for words of our own."""

    pieces: list[str] = field(default_factory=list)
    places: list[Place | None] = field(default_factory=list)

    def paragraph(self, paragraph: Paragraph, *, within: str = _INDENT, dress: str = "") -> None:
        self.pieces.append(f"<w:p>{within}")
        for run in paragraph.runs:
            self._run(run, dress)
        self.pieces.append("</w:p>")

    def _run(self, run: Run, dress: str) -> None:
        text = NOT_XML.sub("", run.text).replace("\t", " ").replace("\n", " ").replace("\r", " ")
        self.pieces.append(
            f'<w:r>{dress}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
        )
        self.places.append(run.origin)

    def table(self, table: Table) -> None:
        columns = max((sum(cell.columns for cell in row) for row in table.rows), default=1)
        share = 8844 // max(columns, 1)
        self.pieces.append(
            '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
            f"<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>"
            + f'<w:gridCol w:w="{share}"/>' * columns
            + "</w:tblGrid>"
        )
        going: dict[int, tuple[int, int]] = {}  # column: rows still to cover, columns covered
        for row in table.rows:
            self.pieces.append("<w:tr>")
            going = self._row(row, going, columns)
            self.pieces.append("</w:tr>")
        self.pieces.append("</w:tbl><w:p/>")

    def _row(
        self, row: tuple[Cell, ...], going: dict[int, tuple[int, int]], columns: int
    ) -> dict[int, tuple[int, int]]:
        """Write the cells of a row and go on with those that reach down into it."""
        left: dict[int, tuple[int, int]] = {}
        cells, column = list(row), 0
        while column < columns:
            if column in going:
                rows, wide = going[column]
                self._cell((), wide, merge="<w:vMerge/>")
            elif cells:
                cell = cells.pop(0)
                rows, wide = cell.rows, max(cell.columns, 1)
                merge = '<w:vMerge w:val="restart"/>' if rows > 1 else ""
                self._cell(cell.paragraphs, wide, merge=merge)
            else:
                rows, wide = 1, 1
                self._cell((), wide)
            if rows > 1:
                left[column] = (rows - 1, wide)
            column += wide
        return left

    def _cell(self, paragraphs: tuple[Paragraph, ...], wide: int, *, merge: str = "") -> None:
        self.pieces.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/>{merge}</w:tcPr>')
        for paragraph in paragraphs:
            self.paragraph(paragraph, within=_CELL, dress=_SMALL)
        self.pieces.append("</w:tc>" if paragraphs else f"<w:p>{_CELL}</w:p></w:tc>")


def new_docx(document: Document) -> tuple[Package, list[Stretch]]:
    """Return a docx of a document's paragraphs and tables, and where its words were read."""
    writing = _Writing()
    for block in document.blocks:
        if isinstance(block, Table):
            writing.table(block)
        else:
            writing.paragraph(block)
    body = "".join(writing.pieces) or "<w:p/>"
    main = f'{_HEAD}<w:document xmlns:w="{MAIN}"><w:body>{body}{_SECTION}</w:body></w:document>'
    package = open_package(Source(document.path, _archive(main)), _GENEROUS, keeping=True)
    return package, list(_stretches(package, writing.places))


def _stretches(package: Package, places: list[Place | None]) -> Iterator[Stretch]:
    root = package.root(package.main)
    for element, place in zip(() if root is None else root.iter(w("t")), places, strict=True):
        if place is not None:
            yield Stretch(place.start, place.end, element)


def _archive(main: str) -> bytes:
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _related("officeDocument", "word/document.xml"),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _related("styles", "styles.xml"),
        "word/styles.xml": _STYLES,
    }
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        for name, said in parts.items():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, said.encode())
    return stream.getvalue()


def _related(kind: str, target: str) -> str:
    return _RELATIONS.format(
        head=_HEAD, package=_OPEN_PACKAGE, office=_OFFICE, kind=kind, target=target
    )
