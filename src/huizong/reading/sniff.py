"""Tells what a file is by its first bytes; its name only separates txt from md."""

import re
from pathlib import PurePath

from huizong.reading.compound import is_whole
from huizong.reading.encodings import UTF8_BOM
from huizong.reading.faults import (
    BROKEN,
    EMPTY,
    ENCRYPTED,
    UNSUPPORTED,
    WRONG_EXTENSION,
    ReadingError,
    refuse,
)
from huizong.reading.kinds import (
    COMPOUND,
    MAGIC,
    MARKUP,
    OLD_OFFICE,
    ONLY_BINARY,
    TAG,
    WEB_PAGE,
    Kind,
)
from huizong.values import Message, Source

_EXTENSIONS = {
    "txt": (".txt", ".text"),
    "md": (".md", ".markdown"),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "doc": (".doc", ".dot", ".wps", ".wpt"),
    "rtf": (".rtf", ".doc", ".wps"),  # Word opens an RTF by either name without a word
    "odt": (".odt", ".ott"),
    "xlsx": (".xlsx", ".xlsm", ".xlsb", ".xltx", ".xltm", ".et", ".ett"),
    "xls": (".xls", ".xlt", ".et", ".ett"),
    "ods": (".ods", ".ots"),
    "pdf": (".pdf",),
    "html": (".html", ".htm", ".xhtml", ".shtml"),
}
NAMES = {
    "txt": Message("纯文本"),
    "md": Message("纯文本"),
    "docx": Message("Word 文档（docx）"),
    "doc": Message("旧版 Word 或 WPS 文档（doc、wps）"),
    "rtf": Message("RTF 文件"),
    "odt": Message("OpenDocument 文档（odt）"),
    "xlsx": Message("Excel 表格（xlsx）"),
    "xls": Message("旧版 Excel 或 WPS 表格（xls、et）"),
    "ods": Message("OpenDocument 表格（ods）"),
    "pdf": Message("PDF 文件"),
    "html": Message("网页（html）"),
}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_MARK = re.compile(rb"%PDF-")  # may stand behind some other bytes
_HEAD = 4096
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
# An OpenDocument file begins with its type, stored as it is (OpenDocument 1.3 part 2 §3.3).
_ODF = re.compile(
    rb".{26}\x08\0.{2}mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet)", re.DOTALL
)
_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods"}
# The header of a part of a zip file whose folder tells which of the Office formats it is.
_OFFICE_PART = re.compile(rb"PK\x03\x04.{26}(xl|word|ppt)/", re.DOTALL)


def detect(source: Source) -> str:
    """Return what the content is: a key of NAMES.

    "docx" says no more than that it is a zip archive that may be one. Raises ReadingError where
    the file is empty, of another kind, or named after another kind than it is.
    """
    data, extension = source.data, PurePath(source.path).suffix.lower()
    if not data:
        raise refuse(EMPTY, source.path)
    rich = _rich(data)
    if rich is not None:
        check_extension(source, rich)
        return rich
    if _PDF_MARK.search(data[:1024]):
        check_extension(source, "pdf")
        return "pdf"
    if data.startswith(_ZIP):
        return _zipped(source)
    if data.startswith(_COMPOUND):
        return _compound(source)
    if any(pattern.match(_opening(data)) for pattern in WEB_PAGE):
        check_extension(source, "html")
        return "html"
    foreign = _foreign(data)
    if foreign is not None:
        raise unsupported(source, foreign)
    if extension in _EXTENSIONS["html"] and TAG.search(_opening(data)):
        return "html"
    if extension in _EXTENSIONS["docx"] and b"\0" in data:
        raise refuse(BROKEN, source.path, why=Message("开头不是 Word 文档的格式"))
    kind = "md" if extension in _EXTENSIONS["md"] else "txt"
    check_extension(source, kind)
    return kind


def _rich(data: bytes) -> str | None:
    """Return "rtf", "odt" or "ods" where a file begins like one."""
    if data.startswith(_RTF):
        return "rtf"
    opened = _ODF.match(data)
    return None if opened is None else _OPEN_DOCUMENT[opened[1]]


def _zipped(source: Source) -> str:
    """Return "xlsx" where a zip file is one, "docx" for all others."""
    part = _OFFICE_PART.search(source.data)
    if part is None or part[1] != b"xl":
        return "docx"
    check_extension(source, "xlsx")
    return "xlsx"


def check_extension(source: Source, kind: str) -> None:
    """Raise ReadingError where a file's extension says something else than its content."""
    extension = PurePath(source.path).suffix.lower()
    if not extension or extension in _EXTENSIONS[kind]:
        return
    right = _EXTENSIONS[kind][0]
    raise refuse(WRONG_EXTENSION, source.path, extension=extension, what=NAMES[kind], right=right)


def unsupported(source: Source, kind: Kind) -> ReadingError:
    """Return the refusal of a file of a kind that we do not read."""
    return refuse(UNSUPPORTED, source.path, what=kind.what, advice=kind.advice)


def _opening(data: bytes) -> bytes:
    """Return how a text begins, its byte order mark and blanks left out; UTF-16 as ASCII."""
    head = data[:_HEAD]
    if head.startswith(_UTF16_MARKS):
        head = head[2:].replace(b"\0", b"")
    return head.removeprefix(UTF8_BOM).lstrip()


def _foreign(data: bytes) -> Kind | None:
    """Return the kind of a file that we do not read, None where it may be text."""
    for magic, kind in MAGIC:
        if data.startswith(magic) and (magic not in ONLY_BINARY or b"\0" in data[:_HEAD]):
            return kind
    head = _opening(data)
    return next((kind for pattern, kind in MARKUP if pattern.match(head)), None)


def _compound(source: Source) -> str:
    """Return "doc" or "xls", whichever an OLE compound file is; raises for others."""
    if _names(source.data, "EncryptedPackage"):
        raise refuse(ENCRYPTED, source.path)
    if _names(source.data, "WordDocument"):
        check_extension(source, "doc")
        return "doc"
    if _names(source.data, "Workbook") or _names(source.data, "Book\0"):
        check_extension(source, "xls")
        return "xls"
    kind = next((kind for name, kind in COMPOUND if _names(source.data, name)), None)
    if kind is None and not is_whole(source.data):
        raise refuse(BROKEN, source.path, why=Message("复合文档的结构不完整，可能没有传完"))
    raise unsupported(source, kind or OLD_OFFICE)


def _names(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data
