"""The door: a file's bytes in, a document out, or an error that says what to do."""

from huizong.reading.characters import with_characters_repaired
from huizong.reading.contents import with_contents_apart
from huizong.reading.faults import TOO_LARGE, refuse
from huizong.reading.limits import MEGABYTE, Limits
from huizong.reading.sniff import detect
from huizong.values import Document, Source

_DEFAULT = Limits()


def read(source: Source, *, limits: Limits = _DEFAULT) -> Document:
    """Return a file as a document: its text, and its paragraphs and tables with their places.

    The content decides how it is read: txt, md, docx, pdf, xlsx, xls, ods, html, or by LibreOffice
    doc, rtf, odt. Places are code points into `Document.text`. Raises ReadingError, and nothing
    else, where the file cannot be read.
    """
    if len(source.data) > limits.max_bytes:
        size = -(-len(source.data) // MEGABYTE)
        raise refuse(TOO_LARGE, source.path, size=size, limit=limits.max_bytes // MEGABYTE)
    return with_contents_apart(with_characters_repaired(_as_read(source, limits)))


def _as_read(source: Source, limits: Limits) -> Document:
    """Return a file as its own reader gives it."""
    kind = detect(source)
    if kind == "docx":
        from huizong.reading.docx import read_docx

        return read_docx(source, limits=limits)
    if kind in ("doc", "rtf", "odt"):
        from huizong.reading.office import read_office

        return read_office(source, kind, limits=limits)
    if kind == "pdf":
        from huizong.reading.pdf import read_pdf

        return read_pdf(source, limits=limits)
    if kind in ("xlsx", "xls", "ods"):
        from huizong.reading.sheets import read_sheets

        return read_sheets(source, kind, limits=limits)
    if kind == "html":
        from huizong.reading.html import read_html

        return read_html(source, limits=limits)
    if kind == "md":
        from huizong.reading.markdown import read_markdown

        return read_markdown(source, limits=limits)
    from huizong.reading.plain import read_plain

    return read_plain(source, limits=limits)
