"""A docx as a document: the body, then headers, footers and notes, with their findings."""

from collections.abc import Callable, Iterator

from huizong.reading.docx_blocks import Narrator
from huizong.reading.docx_form import Setter
from huizong.reading.docx_lists import read_listings, with_legal_dots
from huizong.reading.docx_numbering import Numbering
from huizong.reading.docx_package import Package, open_package
from huizong.reading.docx_styles import read_styles
from huizong.reading.docx_text import Teller
from huizong.reading.docx_traces import Tracer
from huizong.reading.docx_writer import Writer
from huizong.reading.docx_xml import FALLBACK, RELATIONS, Element, w
from huizong.reading.faults import (
    BROKEN,
    COMMENTS,
    DRAWINGS,
    EMBEDDED,
    EMPTY,
    HIDDEN,
    MACROS,
    REVISIONS,
    note,
    refuse,
)
from huizong.reading.limits import Limits
from huizong.reading.sniff import check_extension
from huizong.values import Block, Document, Finding, Message, ParagraphRole, Source

_REVISIONS = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_MARGINS = (("headerReference", ParagraphRole.HEADER), ("footerReference", ParagraphRole.FOOTER))
_FORGETTING = ("doc", "rtf")  # their lists have lost isLgl on the way to a docx
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}textpath",
)
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read_docx(source: Source, *, limits: Limits) -> Document:
    """Return a Word file as a document. Raises ReadingError where it cannot be read.

    The text as read has a line for each paragraph and table row of the body, a tab between cells,
    and behind the body the headers, footers and notes. Revisions are read as accepted.
    """
    package = open_package(source, limits)
    check_extension(source, "docx")
    return document_of(package)


def document_of(
    package: Package, *, kind: str = "docx", listen: Callable[[Narrator], None] | None = None
) -> Document:
    """Return what an opened package says; `kind` is what the file was before it became a docx.

    `listen` is given the narrator before it begins, to hear what it tells (docx_trail.py).
    """
    path = package.archive.path
    root = package.root(package.main)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        raise refuse(BROKEN, path, why=Message("里面没有 Word 正文（w:body）"))
    narrator = _narrator(package, kind)
    if listen is not None:
        listen(narrator)
    blocks = [*narrator.blocks(body), *_around(package, root, narrator)]
    text = narrator.writer.text
    if not text.strip():
        raise refuse(EMPTY, path)
    return Document(
        path=path,
        format=kind,
        encoding=None,
        text=text,
        blocks=tuple(blocks),
        findings=(*_findings(path, root, narrator.teller.hidden), *_macros(package)),
        traces=narrator.tracer.told(package.related("comments")),
        form=narrator.setter.form(body, _footers(package, root)) if kind == "docx" else None,
    )


def _narrator(package: Package, kind: str) -> Narrator:
    styles = read_styles(package.related("styles"), package.related("theme"))
    listings = read_listings(package.related("numbering"), styles)
    if kind in _FORGETTING:
        listings = with_legal_dots(listings)
    numbering = Numbering(listings, styles)
    writer = Writer(package.archive.path, limits=package.archive.limits)
    path = package.archive.path
    return Narrator(writer, Teller(styles), numbering, Tracer(path), Setter(styles, path))


def _around(package: Package, root: Element, narrator: Narrator) -> Iterator[Block]:
    """Yield what stands around the body: each header and footer once, then the notes."""
    for name, role in _MARGINS:
        narrator.role = role
        identifiers = [found.get(f"{{{RELATIONS}}}id", "") for found in root.iter(w(name))]
        for identifier in dict.fromkeys(identifiers):
            part = package.by_identifier(identifier)
            if part is not None:
                yield from narrator.blocks(part)
    narrator.role = ParagraphRole.FOOTNOTE
    for kind, name in _NOTES:
        part = package.related(kind)
        for element in () if part is None else part.iterfind(w(name)):
            if element.get(w("type"), "normal") == "normal":
                yield from narrator.blocks(element)


def _footers(package: Package, root: Element) -> Iterator[Element]:
    """Yield the parts around the pages; offices put the number into either."""
    references = root.iter(*(w(name) for name, _ in _MARGINS))
    for identifier in dict.fromkeys(found.get(f"{{{RELATIONS}}}id", "") for found in references):
        part = package.by_identifier(identifier)
        if part is not None:
            yield part


def _findings(path: str, root: Element, hidden: int) -> Iterator[Finding]:
    revisions = sum(1 for _ in root.iter(*_REVISIONS))
    comments = sum(1 for _ in root.iter(w("commentReference")))
    embedded = sum(1 for _ in root.iter(w("altChunk"), w("subDoc"))) + _objects(root)
    counts = (
        (REVISIONS, revisions),
        (COMMENTS, comments),
        (HIDDEN, hidden),
        (EMBEDDED, embedded),
        (DRAWINGS, sum(map(_is_shown, root.iter(*_DRAWN)))),
    )
    for fault, count in counts:
        if count:
            yield note(fault, path, count=count)


def _macros(package: Package) -> Iterator[Finding]:
    """Tell of macros by their part, whatever the file's name says; none is ever run."""
    if any(name.lower().endswith("vbaproject.bin") for name in package.archive.names):
        yield note(MACROS, package.archive.path)


def _objects(root: Element) -> int:
    """Return how many files of other programs lie in the text; a formula is none."""
    found = (one.get("ProgID", "") for one in root.iter(_OBJECT) if _is_shown(one))
    return sum(not program.startswith(("Equation", "MathType")) for program in found)


def _is_shown(element: Element) -> bool:
    """Whether an element is no fallback, which repeats for old readers what stands beside it."""
    return next(element.iterancestors(FALLBACK), None) is None
